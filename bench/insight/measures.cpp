#include "insight/measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente::bench {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double area_under_curve(std::vector<Claim> claims) {
  std::sort(claims.begin(), claims.end(), [](auto& a, auto& b) { return a.p < b.p; });
  double rank_sum = 0, positives = 0;
  for (std::size_t begin = 0; begin < claims.size();) {
    std::size_t end = begin;
    double truths = 0;
    for (; end < claims.size() && claims[end].p == claims[begin].p; ++end) {
      truths += claims[end].truth;
    }
    rank_sum += truths * static_cast<double>(begin + 1 + end) / 2;
    positives += truths;
    begin = end;
  }
  const double negatives = static_cast<double>(claims.size()) - positives;
  if (positives == 0 || negatives == 0) return unknown;
  return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives);
}

double calibration_error(const std::vector<Claim>& claims) {
  struct Bin {
    double said = 0, true_ones = 0;
  };
  std::array<Bin, 10> bins;
  for (const Claim& claim : claims) {
    Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(claim.p * 10))];
    bin.said += claim.p;
    bin.true_ones += claim.truth;
  }
  double distance = 0;
  for (const Bin& bin : bins) distance += std::abs(bin.said - bin.true_ones);
  return claims.empty() ? unknown : distance / static_cast<double>(claims.size());
}

double limit_exceeded_by(double share, std::vector<double> values) {
  const auto allowed = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  const auto at = values.end() - 1 - static_cast<std::ptrdiff_t>(allowed);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

double mean(const std::vector<double>& values) {
  if (values.empty()) return unknown;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double median(std::vector<double> values) {
  if (values.empty()) return unknown;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace entente::bench
