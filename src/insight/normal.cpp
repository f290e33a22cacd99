#include "insight/normal.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

namespace entente::insight {

namespace {

constexpr double log_root_two_pi = 0.918938533204672741780329736406;

/// Below this erfc loses digits; the continued fraction of the tail does not (Abramowitz and
/// Stegun, Handbook of Mathematical Functions, 26.2.14).
constexpr double far = -8;

/// Φ(−x) / φ(x) for x ≥ −far.
double mills(double x) {
  double tail = x;
  for (int k = 40; k >= 1; --k) tail = x + k / tail;
  return 1 / tail;
}

}  // namespace

double normal_density(double x) { return std::exp(-x * x / 2 - log_root_two_pi); }

double log_normal_below(double x) {
  if (x < far) return -x * x / 2 - log_root_two_pi + std::log(mills(-x));
  if (x > 0) return std::log1p(-std::erfc(x / std::numbers::sqrt2) / 2);
  return std::log(std::erfc(-x / std::numbers::sqrt2) / 2);
}

double normal_hazard(double x) {
  if (x > -far) return 1 / mills(x);
  return normal_density(x) / (std::erfc(x / std::numbers::sqrt2) / 2);
}

double normal_quantile(double p) { return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p); }

}  // namespace entente::insight
