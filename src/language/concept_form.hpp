// The small language in which a concept's ways to be said are written (concept.hpp).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente::language {

inline constexpr std::size_t max_form_places = 12;
inline constexpr std::size_t max_form_choices = 2048;  ///< sequences that one form stands for
inline constexpr std::size_t max_gap_words = 4;

/// One place of a form: a word out of some, or a word or phrase of a class.
struct FormPlace {
  bool gap_before = false;         ///< `…` stood before it
  std::vector<std::string> words;  ///< sorted; one that ends with `*` is a beginning
  std::string of_class;            ///< instead of words: "body-part"
  bool operator==(const FormPlace&) const = default;
};

using FormSequence = std::vector<FormPlace>;

/// Every sequence a form stands for. Alternatives of one word each stay one place. Errors
/// (invalid): `form.empty`, `form.brackets`, `form.word` {word}, `form.gap` (it begins or ends with
/// one), `form.too_long`, `form.too_many`, each with {form}.
base::Result<std::vector<FormSequence>> read_form(std::string_view form);

/// One of its places can only be a negation ("ne", "jamais", "n't"): it says no by itself, so a
/// negation around its words is its own.
bool says_no(const FormSequence& sequence);

}  // namespace entente::language
