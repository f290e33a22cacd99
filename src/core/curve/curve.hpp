// The alliance over its sessions, as one person may see it: what both sides said, what was seen,
// what was tried.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "core/outlook.hpp"
#include "core/readjustment/readjustment.hpp"
#include "insight/course.hpp"

namespace entente::core {

struct CurveSigns {
  SignFamily family = SignFamily::resistance;
  std::vector<std::string> codes;  ///< in the order they were seen, repeated as often
};
BOOST_DESCRIBE_STRUCT(CurveSigns, (), (family, codes))

/// One session that was held. A side's score is absent when it has not answered, or not told yet.
struct CurvePoint {
  SessionId session;
  int number = 1;
  Instant at;
  std::optional<int> patient_milli;
  std::optional<int> caregiver_milli;
  std::optional<int> gap_milli;  ///< caregiver minus patient
  bool patient_blind = false;    ///< answered, and not to be told yet (rule 8)
  bool caregiver_blind = false;
  std::optional<insight::Band> usual;  ///< the patient's own, before this session
  std::vector<CurveSigns> signs;
};
BOOST_DESCRIBE_STRUCT(CurvePoint, (), (session, number, at, patient_milli, caregiver_milli,
                                       gap_milli, patient_blind, caregiver_blind, usual, signs))

/// As insight::Mark, with the sessions' numbers.
struct CurveMark {
  insight::MarkKind kind = insight::MarkKind::rupture;
  int number = 1;
  int since = 1;
  int earliest = 1;
  int latest = 1;
  int expected_milli = 0;
  insight::Band expected;
  int observed_milli = 0;
  int depth_milli = 0;
  int chance_percent = 0;
};
BOOST_DESCRIBE_STRUCT(CurveMark, (), (kind, number, since, earliest, latest, expected_milli,
                                      expected, observed_milli, depth_milli, chance_percent))

enum class CurveEventKind { in_force, withdrawn };
BOOST_DESCRIBE_ENUM(CurveEventKind, in_force, withdrawn)

/// Something of the contract. `after`: number of the last session before it; 0: before the first.
struct CurveEvent {
  CurveEventKind kind = CurveEventKind::in_force;
  int version = 1;
  Instant at;
  int after = 0;
};
BOOST_DESCRIBE_STRUCT(CurveEvent, (), (kind, version, at, after))

struct GoalPoint {
  int number = 1;
  int level = 0;
};
BOOST_DESCRIBE_STRUCT(GoalPoint, (), (number, level))

struct CurveGoal {
  ClauseId objective;
  std::vector<GoalPoint> points;
};
BOOST_DESCRIBE_STRUCT(CurveGoal, (), (objective, points))

/// Of all objectives rated by then, with their weights (insight/goal.hpp).
struct GoalScore {
  int number = 1;
  int t_milli = 50'000;
};
BOOST_DESCRIBE_STRUCT(GoalScore, (), (number, t_milli))

struct Curve {
  std::uint64_t seq = 0;
  std::string instrument;
  int min_milli = 0;
  int max_milli = 10'000;
  std::vector<CurvePoint> points;
  std::vector<CurveMark> marks;
  std::vector<CurveEvent> events;
  std::vector<CurveGoal> goals;
  std::vector<GoalScore> goal_scores;
  std::vector<Readjustment> readjustments;  ///< oldest first
};
BOOST_DESCRIBE_STRUCT(Curve, (), (seq, instrument, min_milli, max_milli, points, marks, events,
                                  goals, goal_scores, readjustments))

/// For the patient, their representative and the caregivers. Empty for a relative or a supervisor.
/// Marks and the usual band are those of what is open to both: the same for everyone.
Curve curve_for(const Alliance& alliance, const Viewer& viewer, const Outlook& outlook,
                const std::string& instrument = check_in);

}  // namespace entente::core
