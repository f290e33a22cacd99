// Numbers drawn the same way everywhere: std::normal_distribution is written differently by each
// standard library, and a limit that comes from simulation must not depend on who compiled it.
#pragma once
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace entente::insight {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// In (0, 1), never an end.
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }

  double normal() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
  }

  bool chance(double p) { return uniform() < p; }

  /// A whole number of low … high, both included.
  int between(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); }

 private:
  std::mt19937_64 engine_;
};

}  // namespace entente::insight
