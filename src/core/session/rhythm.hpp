// How often two people agreed to meet, read from their own words.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace entente::core {

struct Rhythm {
  int days = 7;               ///< from one meeting to the next
  std::vector<int> weekdays;  ///< named: 0 Monday … 6 Sunday
  bool operator==(const Rhythm&) const = default;
};

/// What frames say simply, in French or English: "une fois par semaine, le mardi", "tous les
/// 15 jours", "every two weeks", "une fois par mois". A month counts four weeks, so that the
/// weekday stays. None: it is said in another way, and is not guessed at.
std::optional<Rhythm> rhythm_of(std::string_view text);

}  // namespace entente::core
