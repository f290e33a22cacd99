// What reading a course takes besides the course: what is usual, and when to tell. Learnt from past
// courses of one instrument, kept, versioned; plain data.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <span>

#include "insight/alarm_limit.hpp"
#include "insight/population_fit.hpp"

namespace entente::insight {

/// From the filters' log odds to a chance that is held: 1 / (1 + exp(−shift − slope·x))
/// (Platt, 1999), fitted on simulated courses of the population with ruptures as believed.
struct Chance {
  double shift = 0;
  double slope = 1;
  double of(double log_odds) const;
  bool operator==(const Chance&) const = default;
};
BOOST_DESCRIBE_STRUCT(Chance, (), (shift, slope))

/// Of one kind of series. `limits`: one for each of `budgets`.
struct Tuning {
  Population population;
  std::array<Limit, 3> limits;
  Chance active;  ///< from the log odds of a rupture now
  Chance mended;  ///< from the log odds of one that has mended
  bool operator==(const Tuning&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tuning, (), (population, limits, active, mended))

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

/// Of the default population. Costs nothing: its limits were simulated once (a test holds them).
const Calibration& default_calibration();

/// Takes seconds: for a background job. The order of the history does not matter.
Calibration calibrate(std::span<const Series> history, const Ends& ends,
                      const Beliefs& beliefs = {}, std::uint64_t seed = 1,
                      const Progress& progress = {});

/// In how many of 100 caseloads of this many past courses the true share of false alarms lay
/// between `low` and `high` when .05 was chosen: 90 (docs/insight.md has the simulation).
struct Sureness {
  double low = 0;
  double high = 0;
};
Sureness sureness(int courses, double budget);

}  // namespace entente::insight
