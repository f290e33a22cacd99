#include "insight/usual.hpp"

#include <algorithm>
#include <cmath>

namespace entente::insight {

namespace {

// How far back "usual" looks: people change, slowly.
constexpr std::size_t sessions_max = 8;

// Pooled spread, because a spread learnt from a few sessions alone halves the power (insight.md):
// seven jumps that together cross the whole scale. Chosen by simulation, with the halves of
// course.cpp, for 3 to 7 % of false alarms in twelve sessions (docs/decisions/0009).
constexpr Prior pooled{7, 1};

}  // namespace

Limits limits_of(std::span<const double> values, const Prior& prior) {
  double sum = values[0], jumps = prior.jumps, jumps_sum = prior.jumps_sum;
  for (std::size_t i = 1; i < values.size(); ++i) {
    sum += values[i];
    jumps += 1;
    jumps_sum += std::abs(values[i] - values[i - 1]);
  }
  // Natural limits: mean ± 2.66 × mean moving range (Shewhart's chart of individual values).
  const double jump = jumps > 0 ? jumps_sum / jumps : 0;
  return {sum / static_cast<double>(values.size()), 2.66 * jump};
}

Limits Usual::limits() const {
  const auto count = std::min(values_.size(), sessions_max);
  return limits_of(std::span(values_).last(count), pooled);
}

}  // namespace entente::insight
