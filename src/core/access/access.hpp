// Who may see what of an alliance: one function a protected thing.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/alliance/alliance.hpp"
#include "core/contract/readiness.hpp"
#include "core/outlook.hpp"

namespace entente::core {

/// A person looking at one alliance.
struct Viewer {
  PartyId party;
  Role role = Role::patient;
  bool referent = false;
};

/// Errors: not_found `alliance.unknown` for anyone who is no party of it (never "denied": its
/// existence is not told).
Result<Viewer> access_alliance(const Alliance& alliance, AccountId account);

/// The patient's own list of who read what; only they and their representative.
Result<void> access_reads(const Viewer& viewer);

/// A relative sees a clause only when it, or the contract, was opened to them (rule 11).
bool access_clause(const Alliance& alliance, const Viewer& viewer, ClauseId clause);

/// Everything as one file, with the material to verify it: patient, representative, caregivers.
Result<void> access_export(const Viewer& viewer);

struct VersionSummary {
  int number = 1;
  VersionStatus status = VersionStatus::negotiation;
  std::optional<Instant> in_force_at;
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(VersionSummary, (), (number, status, in_force_at, ended_at))

/// What the viewer may do now; the screens show no button that would be refused.
struct Can {
  bool propose = false;
  bool explain = false;     ///< inform, and judge a teach-back
  bool say_back = false;
  bool sign = false;        ///< own signature is asked, ready and not yet given
  bool sign_for = false;    ///< record the patient's or representative's signature in person
  bool amend = false;
  bool withdraw = false;
  bool invite_relative = false;
  bool invite_party = false;  ///< the patient's device, a representative, a caregiver
  bool hand_over = false;
  bool close = false;
  bool in_person = false;  ///< record what the patient, in the room, says or decides
};
BOOST_DESCRIBE_STRUCT(Can, (), (propose, explain, say_back, sign, sign_for, amend, withdraw,
                                invite_relative, invite_party, hand_over, close, in_person))

/// One alliance as one person may see it; what the API gives.
struct AllianceView {
  AllianceId id;
  UnitId unit;
  std::uint64_t seq = 0;
  AllianceStatus status = AllianceStatus::open;
  Instant opened_at;
  Instant changed_at;
  bool needs_representative = false;
  PartyId me;
  PartyId patient;
  PartyId referent;
  std::vector<Party> parties;
  std::optional<Version> in_force;
  std::optional<Version> negotiation;
  std::vector<VersionSummary> versions;
  std::vector<Problem> missing;  ///< of the version in negotiation; empty: ready to sign
  std::vector<PartyId> signers;
  std::vector<Alert> alerts;
  Can can;
  /// The patient asked that all of it be erased; not told to relatives and supervisors.
  std::optional<Instant> erasure_asked_at;
};
BOOST_DESCRIBE_STRUCT(AllianceView, (),
                      (id, unit, seq, status, opened_at, changed_at, needs_representative, me,
                       patient, referent, parties, in_force, negotiation, versions, missing,
                       signers, alerts, can, erasure_asked_at))

AllianceView view_for(const Alliance& alliance, const Viewer& viewer, const Outlook& outlook);

/// The rounds of one clause, oldest first (also over earlier versions).
std::vector<Round> rounds(const std::vector<Recorded>& events, ClauseId clause);

/// One line of an alliance in a list: what the next step is, for this viewer.
enum class NextStep {
  invite_patient, wait_patient_join, propose_first, answer_proposal, wait_answer, explain,
  say_back, judge, complete, sign, wait_signature, in_force, review, withdrawn, closed,
  in_session,  ///< one is going on
  rate,        ///< the viewer has not said yet how the last one felt
  alert        ///< something waits to be looked at
};
BOOST_DESCRIBE_ENUM(NextStep, invite_patient, wait_patient_join, propose_first, answer_proposal,
                    wait_answer, explain, say_back, judge, complete, sign, wait_signature,
                    in_force, review, withdrawn, closed, in_session, rate, alert)

struct AllianceLine {
  AllianceId id;
  std::string patient_name;
  std::string referent_name;
  Role my_role = Role::caregiver;
  AllianceStatus status = AllianceStatus::open;
  NextStep next = NextStep::propose_first;
  int agreed = 0;         ///< clauses agreed in the version in negotiation (or in force)
  int discussed = 0;      ///< clauses with a pending proposal
  int to_explain = 0;     ///< informations not yet understood
  int alerts = 0;         ///< that wait
  Instant changed_at;
  std::optional<Alert> alert;          ///< the first that waits
  std::vector<int> course;             ///< the patient's last scores, thousandths of the scale
  std::optional<SessionId> session;    ///< the one of `in_session` or `rate`
  std::optional<Instant> next_session;  ///< the date of the next one
};
BOOST_DESCRIBE_STRUCT(AllianceLine, (), (id, patient_name, referent_name, my_role, status, next,
                                         agreed, discussed, to_explain, alerts, changed_at, alert,
                                         course, session, next_session))

AllianceLine line_for(const Alliance& alliance, const Viewer& viewer, const Outlook& outlook);

/// When the line or the view will read differently without an event: a review falls due, a rating
/// opens, an alert that was put off comes back. None: only an event changes it.
std::optional<Instant> until(const Alliance& alliance, Instant now);

}  // namespace entente::core
