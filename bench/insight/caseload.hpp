// What charts learn from past courses: the level, the growth and the spread people have in common.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "insight/series.hpp"

namespace entente::bench {

struct Point {
  int session = 1;
  double value = 0;
  std::size_t at = 0;  ///< its place in the series
};

enum class Side { patient, apart };  ///< apart: caregiver minus patient, where both answered

std::vector<Point> points_of(const insight::Series& series, Side side);

struct Caseload {
  double growth = 0;    ///< a unit of ln session
  double level = 0;     ///< at session 1
  double level_sd = 1;  ///< between people
  double sd = 1;        ///< around one's own level and the common growth, pooled

  double without_growth(const Point& point) const;
};

Caseload learn_caseload(std::span<const insight::Series> history, const insight::Ends& ends,
                        Side side);

}  // namespace entente::bench
