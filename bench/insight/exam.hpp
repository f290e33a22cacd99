// Examines detectors with the same courses and the same limit rule: at the limit that the budget's
// share of held-out rupture-free courses exceeds, how many ruptures are found.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "insight/detector.hpp"
#include "insight/papers.hpp"

namespace entente::bench {

/// Shares of the courses with an alarm at the onset or up to so many sessions after it. `later`: at
/// any session from the onset. `delay`: sessions to the first of these, the median where there is
/// one. An alarm before the onset neither counts nor spoils.
struct Found {
  std::array<double, 4> within{};
  double later = 0;
  double delay = 0;
};

/// `own_`: by the detector's own alarm, where it gives one: share of rupture-free courses with an
/// alarm, and share of ruptures found within three sessions. `rupture_`, `repair_`: of the sessions
/// of mixed courses. `limit_held`: share of other rupture-free courses above the limit.
struct Marks {
  std::string detector;
  std::vector<Found> scenarios;
  Found mean;
  double limit_held = 0;
  std::optional<double> own_false_alarms, own_found;
  std::optional<double> rupture_auc, rupture_calibration;
  std::optional<double> repair_auc, repair_calibration;
  std::vector<Found> divergences;  ///< none where the detector says nothing of them
  bool looks_ahead = false;        ///< a course cut short is read differently
  double seconds = 0;              ///< CPU time of the whole examination, learning included
};

Marks examine(Detector& detector, const Papers& papers, double budget);

}  // namespace entente::bench
