#include "language/letters.hpp"

#include <algorithm>
#include <cmath>

#include "language/fold.hpp"

namespace entente::language {

namespace {

constexpr std::size_t least_to_judge = 24;

}  // namespace

std::vector<std::uint16_t> trigrams(std::string_view bytes, std::size_t most) {
  std::vector<std::uint16_t> out;
  // A word of French or English is all in the first bytes: the rest would not change the guess.
  const std::string letters = fold(bytes.substr(0, 2 * most));
  unsigned first = 0, second = 0, count = 1;  // the space before
  const auto next = [&](unsigned letter) {
    if (letter == 0 && second == 0 && count > 0) return;
    if (count >= 2 && out.size() < most)
      out.push_back(static_cast<std::uint16_t>((first * 27 + second) * 27 + letter));
    first = second;
    second = letter;
    ++count;
  };
  for (const char byte : letters)
    next(byte >= 'a' && byte <= 'z' ? static_cast<unsigned>(byte - 'a' + 1) : 0);
  if (count > 1) next(0);
  return out;
}

std::array<std::uint8_t, trigram_places> trigram_costs(const std::vector<std::uint32_t>& counts) {
  double all = 0;
  for (const auto count : counts) all += count + 0.5;
  std::array<std::uint8_t, trigram_places> out{};
  for (std::size_t i = 0; i < trigram_places; ++i) {
    const double cost = -8 * std::log((counts[i] + 0.5) / all);
    out[i] = static_cast<std::uint8_t>(std::clamp(std::lround(cost), 0L, 255L));
  }
  return out;
}

Guess nearest(std::string_view bytes, const LanguageCosts& costs) {
  const auto places = trigrams(bytes);
  std::uint64_t fr = 0, en = 0;
  for (const auto place : places) {
    fr += costs.fr[place];
    en += costs.en[place];
  }
  if (places.empty()) return {};
  return {fr <= en ? Language::fr : Language::en,
          static_cast<double>(std::min(fr, en)) / static_cast<double>(places.size()),
          places.size()};
}

Language guess(std::string_view bytes, const LanguageCosts& costs) {
  const auto found = nearest(bytes, costs);
  const bool dear = found.trigrams >= least_to_judge && found.mean_cost > costs.most_mean_cost;
  return dear ? Language::unknown : found.language;
}

}  // namespace entente::language
