// Courses made by a known recipe, to count false alarms.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "insight/course.hpp"
#include "insight/dice.hpp"

namespace entente::insight {

/// In shares of the scale. The residual correlation .35 and the SD .31 of the log of the personal
/// SD come from a real caseload of 228 × 20 (insight.md). The SD is that of the French SRS,
/// 4.19·√(1 − .64) / 40 (SD and retest of clinical.md).
struct Population {
  double level = 0.80;
  double level_sd = 0.15;
  double sd = 0.063;
  double grid = 0.01;  ///< 0.01: tenths on 0–10; 0.025: whole points on 0–40; 0.1: on 0–10
};

/// From `onset` until before `end`, `depth` personal SD lower.
struct SuddenFall {
  std::size_t onset = 0;
  double depth = 0;
  std::size_t end = 1'000;
};

/// One rater's series: own level, own SD, AR(1) residuals, rounded to the grid, cut at both ends.
inline std::vector<int> series(Dice& dice, const Population& of, std::size_t sessions,
                               const SuddenFall& fall = {}) {
  constexpr double phi = 0.35, log_sd = 0.31;
  const double sd = of.sd * std::exp(log_sd * dice.normal() - log_sd * log_sd / 2);
  const double level = of.level + of.level_sd * dice.normal();
  double residual = dice.normal();
  std::vector<int> out;
  for (std::size_t at = 0; at < sessions; ++at) {
    if (at > 0) residual = phi * residual + std::sqrt(1 - phi * phi) * dice.normal();
    const double depth = at >= fall.onset && at < fall.end ? fall.depth : 0;
    const double share = std::round((level + sd * (residual - depth)) / of.grid) * of.grid;
    out.push_back(static_cast<int>(std::lround(10'000 * std::clamp(share, 0.0, 1.0))));
  }
  return out;
}

inline std::vector<Observed> sessions_of(const std::vector<int>& patient) {
  std::vector<Observed> out;
  for (const int milli : patient) out.push_back({milli, std::nullopt});
  return out;
}

}  // namespace entente::insight
