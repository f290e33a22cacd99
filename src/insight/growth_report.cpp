#include "insight/growth_report.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::insight {

namespace {

constexpr std::size_t patients_min = 5;

/// Between the two nearest, as R's default (Hyndman & Fan 1996, type 7).
double quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const auto high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

}  // namespace

GrowthPlace place_of(const Departure& departure) {
  const double margin = 1.959963984540054 * std::sqrt(std::max(0.0, departure.cov(1, 1)));
  if (departure.mean(1) > margin) return GrowthPlace::above;
  return departure.mean(1) < -margin ? GrowthPlace::below : GrowthPlace::usual;
}

GrowthCounts growth_counts(const Growth& growth, std::span<const Trend> patients) {
  GrowthCounts out;
  std::vector<double> slopes;
  for (const auto& one : patients) {
    if (one.count == 0) continue;
    const auto own = departure(growth, one);
    const auto place = place_of(own);
    out.above += place == GrowthPlace::above ? 1 : 0;
    out.usual += place == GrowthPlace::usual ? 1 : 0;
    out.below += place == GrowthPlace::below ? 1 : 0;
    slopes.push_back(growth.fixed(1) + own.mean(1));
  }
  out.patients = slopes.size();
  if (slopes.size() < patients_min) return out;
  std::sort(slopes.begin(), slopes.end());
  out.quartiles = {quantile(slopes, 0.25), quantile(slopes, 0.5), quantile(slopes, 0.75)};
  return out;
}

}  // namespace entente::insight
