// Which language a text is in, by three letters at a time.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/text.hpp"

namespace entente::language {

/// a to z, and anything else as a space: 27³ places.
inline constexpr std::size_t trigram_places = 27 * 27 * 27;

/// The places of a text's trigrams, in order; accents are folded, a run of anything else is one
/// space, and a space stands at either end. At most `most` of them.
std::vector<std::uint16_t> trigrams(std::string_view bytes, std::size_t most = 400);

/// What each trigram costs in a language, −8 ln p, at most 255.
struct LanguageCosts {
  std::array<std::uint8_t, trigram_places> fr{}, en{};
  /// A text of 24 trigrams or more whose mean cost in the nearer language is above this is in
  /// neither.
  float most_mean_cost = 255;
};

/// Learns the costs; counts[i] is how often place i was seen (Laplace's rule, a half each).
std::array<std::uint8_t, trigram_places> trigram_costs(const std::vector<std::uint32_t>& counts);

/// The mean cost in the nearer language, and which it is; of no letters, unknown and 0.
struct Guess {
  Language language = Language::unknown;
  double mean_cost = 0;
  std::size_t trigrams = 0;
};
Guess nearest(std::string_view bytes, const LanguageCosts& costs);

/// Unknown where the text is too dear in both languages, or has no letters.
Language guess(std::string_view bytes, const LanguageCosts& costs);

}  // namespace entente::language
