#include "insight/calibration.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::insight {

namespace {

/// On its own ruler the difference is 2 when both answer alike, and half as wide.
Population default_difference() {
  Population out;
  out.patient = {2, 0, 0.27, 0.08, 0.12, 0.13, 15};
  return out;
}

Tuning tuning(std::span<const Series> history, const Ends& ends, const Population& otherwise,
              const Beliefs& beliefs, std::uint64_t seed, const Progress& progress) {
  const auto part = [&](double from, double share) {
    return [&progress, from, share](double done) {
      if (progress) progress(from + share * done);
    };
  };
  const auto fit = fit_population(history, ends, beliefs, part(0, 0.6));
  Tuning out;
  out.population = fit.courses < least_courses ? otherwise : fit.population;
  const Model model(out.population, ends, beliefs);
  const auto patterns = fit.courses < least_courses ? std::span<const Series>() : history;
  out.limits = simulated_limits(model, patterns, limit_courses, seed, part(0.6, 0.4));
  return out;
}

}  // namespace

Ends difference_ends(const Ends& ends) { return {-ends.length(), ends.length(), ends.grid}; }

std::vector<Series> differences(std::span<const Series> history) {
  std::vector<Series> out;
  for (const auto& course : history) {
    auto& one = out.emplace_back();
    for (const auto& session : course) {
      if (!session.patient || !session.caregiver) continue;
      one.push_back({session.session, *session.patient - *session.caregiver, std::nullopt});
    }
  }
  return out;
}

const Calibration& default_calibration() {
  static const Calibration out = [] {
    Calibration made;
    made.scores.limits = {{{0.05, 0.02, 0.41, 1}, {0.10, -0.38, 0.52, 1}, {0.20, -0.84, 0.67, 1}}};
    made.difference.population = default_difference();
    made.difference.limits = {
        {{0.05, 0.08, 0.42, 1}, {0.10, -0.33, 0.54, 1}, {0.20, -0.80, 0.68, 1}}};
    return made;
  }();
  return out;
}

Calibration calibrate(std::span<const Series> history, const Ends& ends, const Beliefs& beliefs,
                      std::uint64_t seed, const Progress& progress) {
  const auto half = [&](double from) {
    return [&progress, from](double done) {
      if (progress) progress(from + done / 2);
    };
  };
  Calibration out;
  out.courses = static_cast<int>(usable_courses(history));
  out.scores = tuning(history, ends, Population{}, beliefs, seed, half(0));
  out.difference = tuning(differences(history), difference_ends(ends), default_difference(),
                          beliefs, seed, half(0.5));
  return out;
}

Sureness sureness(int courses, double budget) {
  // Shares of the budget, by past courses: the least and the most of bench_insight_exam --sizes on
  // two families (docs/insight.md). Below twenty nothing was simulated: a wide guess.
  struct Row {
    int courses;
    double low, high;
  };
  constexpr std::array<Row, 4> rows{
      {{0, 0.2, 4}, {20, 0.5, 3.3}, {100, 0.8, 1.7}, {300, 0.85, 1.5}}};
  Row row = rows[0];
  for (const auto& one : rows) {
    if (courses >= one.courses) row = one;
  }
  return {budget * row.low, std::min(1.0, budget * row.high)};
}

}  // namespace entente::insight
