// The course of an alliance, session after session: where it tears, and where it mends.
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "insight/bank.hpp"
#include "insight/calibration.hpp"

namespace entente::insight {

/// One session. An answer that was not given is absent, and changes nothing.
struct Observed {
  std::optional<int> patient_milli;
  std::optional<int> caregiver_milli;
};
BOOST_DESCRIBE_STRUCT(Observed, (), (patient_milli, caregiver_milli))

/// The lowest and highest total of the instrument, and its smallest step.
struct Scale {
  int min_milli = 0;
  int max_milli = 10'000;
  int grid_milli = 100;
  bool operator==(const Scale&) const = default;
};
BOOST_DESCRIBE_STRUCT(Scale, (), (min_milli, max_milli, grid_milli))

enum class MarkKind { rupture, repair, divergence, off_track };
BOOST_DESCRIBE_ENUM(MarkKind, rupture, repair, divergence, off_track)

struct Band {
  int low_milli = 0;
  int high_milli = 0;
  bool operator==(const Band&) const = default;
};
BOOST_DESCRIBE_STRUCT(Band, (), (low_milli, high_milli))

/// How much of what was noticed comes from one answer, in percent of all that spoke for it.
struct Evidence {
  std::size_t at = 0;
  Rater rater = Rater::patient;
  int percent = 0;
  bool operator==(const Evidence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (at, rater, percent))

/// Something to look at together, never a verdict. Places (`at`, `since`, `earliest`, `latest`)
/// are in what was read. For a divergence, expected and observed are caregiver minus patient; of a
/// repair, the depth is what is left (below zero: above usual), and there is no evidence.
struct Mark {
  MarkKind kind = MarkKind::rupture;
  std::size_t at = 0;        ///< the session that showed it
  std::size_t since = 0;     ///< the most probable session it began at; of a repair, the rupture's
  std::size_t earliest = 0;  ///< with `latest`: it began between these, 8 times in 10
  std::size_t latest = 0;
  int expected_milli = 0;  ///< what was to be expected at `at` without it
  Band expected;           ///< 8 times in 10
  int observed_milli = 0;
  int depth_milli = 0;             ///< below expected; of a divergence, above the usual difference
  int depth_sds_milli = 0;         ///< the same in the patient's own SD, thousandths
  int chance_percent = 0;          ///< that it is one, as the model sees it
  std::vector<Evidence> evidence;  ///< the most first
  bool operator==(const Mark&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mark, (),
                      (kind, at, since, earliest, latest, expected_milli, expected, observed_milli,
                       depth_milli, depth_sds_milli, chance_percent, evidence))

/// `usual`: where the patient's answer was to be expected, 8 times in 10, from the sessions before;
/// none at the first. `rupture_percent`: chance of a rupture now, with this session's answers.
struct Step {
  std::optional<Band> usual;
  int rupture_percent = 0;
  bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (usual, rupture_percent))

/// One step a session; marks in order of `at`.
struct Course {
  std::vector<Step> steps;
  std::vector<Mark> marks;
};
BOOST_DESCRIBE_STRUCT(Course, (), (steps, marks))

/// A calibration made ready for one instrument and one budget (an index of `budgets`). Immutable,
/// thread-safe; about 10 kB.
class Engine {
 public:
  Engine(const Calibration& calibration, const Scale& scale, std::size_t budget);

  const Calibration& calibration() const { return calibration_; }
  const Scale& scale() const { return scale_; }
  double limit() const { return calibration_.scores.limits[budget_].log_odds; }
  double difference_limit() const { return calibration_.difference.limits[budget_].log_odds; }
  const Model& scores() const { return scores_; }
  const Model& difference() const { return difference_; }

 private:
  Calibration calibration_;
  Scale scale_;
  std::size_t budget_;
  Model scores_, difference_;
};

/// Reads forward only: what it says of a session never depends on a later one.
Course read_course(std::span<const Observed> sessions, const Engine& engine);

}  // namespace entente::insight
