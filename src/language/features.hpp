// What the heads look at: words, neighbours, letters and the shape of the talk.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/concept.hpp"
#include "language/text.hpp"

namespace entente::language {

/// The sorts of features, each of which an evaluation can leave out. Bits of a set.
enum FeatureSort : std::uint8_t {
  words = 1,      ///< forms, stems, and stems with their neighbours
  letters = 2,    ///< three to five letters of a word, its ends marked
  discourse = 4,  ///< kind, length, questions, exclamations, silences, quotations
  concepts = 8    ///< concepts, classes of words, and two classes in one clause
};
inline constexpr std::uint8_t every_sort = words | letters | discourse | concepts;

/// One feature, as often as it occurs once: a text holds a hash once. `first` and `last` are the
/// tokens of its first occurrence; of the whole text (discourse), first > last.
struct Feature {
  std::uint32_t hash = 0;
  float value = 1;  ///< before it is weighed by rarity
  std::uint32_t first = 1;
  std::uint32_t last = 0;
  FeatureSort sort = words;
};

/// In increasing order of hash. Nothing depends on anything but the arguments.
std::vector<Feature> features(const Text& text, std::span<const Found> found, const Banks& banks);

}  // namespace entente::language
