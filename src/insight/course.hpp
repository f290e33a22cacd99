// The course of an alliance, session after session: where it tears, and where it mends.
// The first engine (docs/decisions/0009): rules that can each be said in one line.
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente::insight {

/// One session. An answer that was not given is absent, and changes nothing.
struct Observed {
  std::optional<int> patient_milli;
  std::optional<int> caregiver_milli;
};
BOOST_DESCRIBE_STRUCT(Observed, (), (patient_milli, caregiver_milli))

/// The lowest and highest total of the instrument.
struct Scale {
  int min_milli = 0;
  int max_milli = 10'000;
};
BOOST_DESCRIBE_STRUCT(Scale, (), (min_milli, max_milli))

enum class MarkKind { rupture, repair, divergence, off_track };
BOOST_DESCRIBE_ENUM(MarkKind, rupture, repair, divergence, off_track)

struct Band {
  int low_milli = 0;
  int high_milli = 0;
  bool operator==(const Band&) const = default;
};
BOOST_DESCRIBE_STRUCT(Band, (), (low_milli, high_milli))

/// Something to look at together, never a verdict. `at` and `since` are places in what was read.
/// For a divergence, expected and observed are caregiver minus patient; of a repair, the depth is
/// what is left (below zero: above usual).
struct Mark {
  MarkKind kind = MarkKind::rupture;
  std::size_t at = 0;      ///< the session that showed it
  std::size_t since = 0;   ///< the session it began at; of a repair, the rupture's
  int expected_milli = 0;  ///< the usual level
  int observed_milli = 0;
  int depth_milli = 0;     ///< below usual; of a divergence, above the usual difference
  bool operator==(const Mark&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (kind, at, since, expected_milli, observed_milli, depth_milli))

/// `usual`: the patient's own usual band before this session; none while too little is known.
struct Step {
  std::optional<Band> usual;
  bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (usual))

/// One step a session; marks in order of `at`.
struct Course {
  std::vector<Step> steps;
  std::vector<Mark> marks;
};
BOOST_DESCRIBE_STRUCT(Course, (), (steps, marks))

/// Reads forward only: what it says of a session never depends on a later one. Knows nothing but
/// this patient's own past and the scale.
Course read_course(std::span<const Observed> sessions, const Scale& scale);

}  // namespace entente::insight
