// Alerts: what asks for a look, with its evidence. Derived at each look, never stored; what a
// caregiver does about one (later, not needed) is stored.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/contract/clause.hpp"
#include "insight/course.hpp"

namespace entente::core {

/// `rupture` … `off_track`: insight/course.hpp, on what is open to both sides. `signs`: several
/// signs of strain in one session; `again`: the same one two sessions in a row; `said`: what the
/// patient said of the caregiver's attitudes.
enum class AlertKind {
  clause_stuck, review_due, rupture, repair, divergence, off_track, signs, again, said
};
BOOST_DESCRIBE_ENUM(AlertKind, clause_stuck, review_due, rupture, repair, divergence, off_track,
                    signs, again, said)

/// How much of an alert one answer speaks for, in percent.
struct AlertEvidence {
  int number = 0;  ///< of the session
  Side side = Side::patient;
  int percent = 0;
};
BOOST_DESCRIBE_STRUCT(AlertEvidence, (), (number, side, percent))

/// Which members have a value depends on the kind.
struct Alert {
  AlertKind kind = AlertKind::clause_stuck;
  std::string key;                ///< names it in commands: "rupture:<session>"
  std::optional<ClauseId> clause;
  int count = 0;                  ///< refusals in a row; sessions it lasts; signs
  std::optional<Date> date;       ///< of the review
  std::optional<SessionId> session;
  int number = 0;                 ///< of that session
  int since = 0;                  ///< number of the session it most probably began at
  int earliest = 0;               ///< with `latest`: it began between these, 8 times in 10
  int latest = 0;
  std::optional<int> expected_milli;
  std::optional<insight::Band> expected;  ///< 8 times in 10
  std::optional<int> observed_milli;
  std::optional<int> depth_milli;
  std::optional<int> depth_sds_milli;      ///< in the patient's own SD, thousandths
  std::vector<AlertEvidence> evidence;     ///< the most first
  std::optional<Instant> recomputed;       ///< only told since all courses were read anew, then
  std::vector<std::string> signs;         ///< their codes
  std::optional<Date> snoozed_until;      ///< put off until that day
  std::optional<ReadjustmentId> answered;  ///< what is being tried
};
BOOST_DESCRIBE_STRUCT(Alert, (), (kind, key, clause, count, date, session, number, since,
                                  earliest, latest, expected_milli, expected, observed_milli,
                                  depth_milli, depth_sds_milli, evidence, recomputed, signs,
                                  snoozed_until, answered))

/// What a caregiver decided about one. `until`: put off; none: not needed, with the reason.
struct SettledAlert {
  std::string key;
  std::optional<Date> until;
  std::string reason;
  PartyId author;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SettledAlert, (), (key, until, reason, author, at))

struct AlertSnooze {
  std::string alert;
  Date until;
};
BOOST_DESCRIBE_STRUCT(AlertSnooze, (), (alert, until))

struct AlertDismiss {
  std::string alert;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AlertDismiss, (), (alert, reason))

/// Takes back a snooze or a dismissal.
struct AlertReopen {
  std::string alert;
};
BOOST_DESCRIBE_STRUCT(AlertReopen, (), (alert))

struct AlertSnoozed {
  std::string alert;
  Date until;
};
BOOST_DESCRIBE_STRUCT(AlertSnoozed, (), (alert, until))

struct AlertDismissed {
  std::string alert;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AlertDismissed, (), (alert, reason))

struct AlertReopened {
  std::string alert;
};
BOOST_DESCRIBE_STRUCT(AlertReopened, (), (alert))

}  // namespace entente::core
