// The forms of content/language/qualifiers.json, made ready to be found in a text.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "language/text.hpp"

namespace entente::language {

inline constexpr std::size_t max_trigger_places = 12;
inline constexpr std::size_t max_trigger_gap = 3;  ///< words that one `…` stands for

/// One place of a form: a word out of some, or the gap before the next one.
struct TriggerPlace {
  std::vector<std::string> words;  ///< empty: a gap; one that ends with `*` is a beginning
};

/// "ne|n' … pas|jamais" → places. Errors (invalid): `decoder.trigger` {form}: no word, a word that
/// no reader writes, a `…` first, last or twice, more than `max_trigger_places`.
Result<std::vector<TriggerPlace>> read_trigger_form(std::string_view form);

/// A form found: its tokens are [at, end), of which `gap` are words of its gaps.
struct FormFound {
  std::size_t form = 0;  ///< as `add` numbered it
  std::size_t end = 0;
  std::size_t gap = 0;
};

/// Which forms begin at a token. Looks ahead a bounded number of tokens.
class FormFinder {
 public:
  /// Numbers forms from 0.
  void add(std::vector<TriggerPlace> places);

  /// Those that begin at `at` inside its sentence; of all, those of the fewest words in gaps, then
  /// of the most words ("n'a pas dit que" is "ne … pas", not "ne … que").
  void find(const Text& text, std::size_t at, std::vector<FormFound>& into) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Index = std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>>;

  void consider(const Text& text, std::size_t form, std::size_t at,
                std::vector<FormFound>& into) const;

  std::vector<std::vector<TriggerPlace>> forms_;
  Index by_word_;       ///< whole first words
  Index by_beginning_;  ///< the first three letters of first words that are beginnings
};

}  // namespace entente::language
