#include "insight/goal.hpp"

#include <cmath>

namespace entente::insight {

std::optional<double> goal_t(std::span<const GoalLevel> goals) {
  double weighted = 0, weights = 0, squares = 0;
  for (const auto& [level, weight] : goals) {
    weighted += static_cast<double>(weight) * level;
    weights += weight;
    squares += static_cast<double>(weight) * weight;
  }
  // T = 50 + 10·Σwx / √((1−ρ)Σw² + ρ(Σw)²), with ρ = .3 between objectives of one person
  // (Kiresuk & Sherman 1968).
  constexpr double rho = 0.3;
  const double spread = (1 - rho) * squares + rho * weights * weights;
  if (spread <= 0) return std::nullopt;
  return 50 + 10 * weighted / std::sqrt(spread);
}

}  // namespace entente::insight
