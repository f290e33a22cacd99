// What is usual for one person: their level, and how far they move around it.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace entente::insight {

/// What a person who is hardly known yet counts as having done: so many jumps, with this sum.
struct Prior {
  double jumps = 0;
  double jumps_sum = 0;
};

/// Level ± margin is the usual band.
struct Limits {
  double level = 0;
  double margin = 0;
};

/// The individuals chart (XmR) of at least one value, its mean jump shrunk toward the prior's.
Limits limits_of(std::span<const double> values, const Prior& prior);

/// The last usual sessions of one person, in shares of the scale (0 lowest, 1 highest).
class Usual {
 public:
  void add(double value) { values_.push_back(value); }
  bool known() const { return values_.size() >= sessions_min; }
  Limits limits() const;

 private:
  static constexpr std::size_t sessions_min = 2;
  std::vector<double> values_;
};

}  // namespace entente::insight
