// Reading elements of FHIR's JSON: extensions, translations, numbers. Internal to fhir.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "fhir/questionnaire.hpp"

namespace entente::fhir {

/// Null where it is absent.
const json::Value* member(const json::Object& object, std::string_view name);

/// The text of a member; none where it is absent or no text.
std::optional<std::string> text_of(const json::Object& object, std::string_view name);

/// The value[x] of an extension; null where there is none.
const json::Value* extension(const json::Object& element, std::string_view url);

/// A text and its translations (the standard extension), in the two languages.
struct Language {
  std::string code;  ///< of the resource: "fr", "en-GB", …
  std::optional<Words> words(const json::Object& element, const std::string& name) const;
};

/// Thousandths; none for what is no number, not a whole number of thousandths, or beyond a million.
std::optional<int> milli_of(const json::Value& value);

/// FHIR allows one value[x] in an element, and readers differ on which of two they see. Gives the
/// path of the first element that has two.
std::optional<std::string> two_values(const json::Value& value, const std::string& path = "");

/// The path of the first element that has a member of this name.
std::optional<std::string> path_to(const json::Value& value, std::string_view name,
                                   const std::string& path = "");

}  // namespace entente::fhir
