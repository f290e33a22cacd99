#include "insight/caseload.hpp"

#include <algorithm>
#include <cmath>

namespace entente::bench {

namespace {

double log_session(const Point& point) { return std::log(point.session); }

struct Means {
  double x = 0;
  double y = 0;
};

Means means_of(const std::vector<Point>& points) {
  Means out;
  const auto count = static_cast<double>(points.size());
  for (const auto& point : points) {
    out.x += log_session(point) / count;
    out.y += point.value / count;
  }
  return out;
}

/// Least squares within people.
double growth_of(const std::vector<std::vector<Point>>& people) {
  double xy = 0, xx = 0;
  for (const auto& points : people) {
    const Means means = means_of(points);
    for (const auto& point : points) {
      xy += (log_session(point) - means.x) * (point.value - means.y);
      xx += (log_session(point) - means.x) * (log_session(point) - means.x);
    }
  }
  return xx > 0 ? xy / xx : 0;
}

}  // namespace

std::vector<Point> points_of(const insight::Series& series, Side side) {
  std::vector<Point> out;
  for (std::size_t at = 0; at < series.size(); ++at) {
    const auto& scores = series[at];
    if (!scores.patient || (side == Side::apart && !scores.caregiver)) continue;
    const double value =
        side == Side::patient ? *scores.patient : *scores.caregiver - *scores.patient;
    out.push_back({scores.session, value, at});
  }
  return out;
}

double Caseload::without_growth(const Point& point) const {
  return point.value - growth * log_session(point);
}

Caseload learn_caseload(std::span<const insight::Series> history, const insight::Ends& ends,
                        Side side) {
  std::vector<std::vector<Point>> people;
  for (const auto& series : history) {
    auto points = points_of(series, side);
    if (points.size() > 1) people.push_back(std::move(points));
  }
  Caseload out;
  out.growth = growth_of(people);
  double within = 0, freedom = 0, sum = 0, squares = 0;
  for (const auto& points : people) {
    const Means means = means_of(points);
    const double level = means.y - out.growth * means.x;
    for (const auto& point : points) within += std::pow(out.without_growth(point) - level, 2);
    freedom += static_cast<double>(points.size()) - 1;
    sum += level;
    squares += level * level;
  }
  const double least = std::max(ends.grid / 4, ends.length() / 1'000);
  const auto count = std::max<double>(1, static_cast<double>(people.size()));
  out.level = people.empty() ? (ends.min + ends.max) / 2 : sum / count;
  out.level_sd =
      std::max(least, std::sqrt(std::max(0.0, squares / count - std::pow(sum / count, 2))));
  out.sd = std::max(least, freedom > 0 ? std::sqrt(within / freedom) : ends.length() / 12);
  return out;
}

}  // namespace entente::bench
