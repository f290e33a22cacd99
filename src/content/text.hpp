// The sentences of content/locales/*.json: ICU MessageFormat, French and English.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente::content {

/// "fr" or "en" for the beginning of a locale's name ("fr_FR.UTF-8"); French when it is neither.
std::string language_of(std::string_view locale);

/// The sentence of a key with its values in place. A value is a number only where the sentence
/// treats it as one (plural, number). An unknown key is given back, with its values.
std::string sentence(std::string_view lang, std::string_view key,
                     const std::vector<base::Arg>& args = {});

/// As people search: without capitals, accents and ligatures, with one form of apostrophe.
std::string folded(std::string_view text);

bool has_sentence(std::string_view lang, std::string_view key);

}  // namespace entente::content
