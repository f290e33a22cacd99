// What reading a course takes besides the course: what is usual, and when to tell. Learnt from past
// courses of one instrument, kept, versioned; plain data.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <span>

#include "insight/alarm_limit.hpp"
#include "insight/population_fit.hpp"

namespace entente::insight {

/// Of one kind of series. `limits`: one for each of `budgets`.
struct Tuning {
  Population population;
  std::array<Limit, 3> limits;
  bool operator==(const Tuning&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tuning, (), (population, limits))

/// `scores`: the patient's answers with the caregiver's beside them. `difference`: patient minus
/// caregiver, which falls when the patient no longer lives what the caregiver sees.
/// `courses`: past courses learnt from; under `least_courses`: the default population.
struct Calibration {
  Tuning scores;
  Tuning difference;
  int courses = 0;
  bool operator==(const Calibration&) const = default;
};
BOOST_DESCRIBE_STRUCT(Calibration, (), (scores, difference, courses))

/// Of the difference of two answers. It is never cut: an end of it is both ends of the scale.
Ends difference_ends(const Ends& ends);
std::vector<Series> differences(std::span<const Series> history);

/// Of the default population. Costs nothing: its limits were simulated once (a test holds them).
const Calibration& default_calibration();

/// Takes seconds: for a background job. The order of the history does not matter.
Calibration calibrate(std::span<const Series> history, const Ends& ends,
                      const Beliefs& beliefs = {}, std::uint64_t seed = 1,
                      const Progress& progress = {});

/// Between which shares the true one of false alarms lay in nine of ten simulated establishments
/// with so many past courses that chose this budget (docs/insight.md).
struct Sureness {
  double low = 0;
  double high = 0;
};
Sureness sureness(int courses, double budget);

}  // namespace entente::insight
