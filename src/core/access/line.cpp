#include <algorithm>

#include "core/access/access.hpp"
#include "core/alert/alert_find.hpp"
#include "core/limits.hpp"
#include "core/session/rated.hpp"
#include "core/session/session_view.hpp"

namespace entente::core {

namespace {

/// What the clauses in negotiation wait for, counted once.
struct Waiting {
  bool mine = false;    ///< a proposal waits for the viewer's answer
  bool theirs = false;  ///< one waits for somebody else's
  bool patient = false;  ///< one waits for the patient
  bool explain = false, say = false, judge = false;
  bool anything = false;  ///< a clause is alive
};

Waiting waiting(const Version& version, std::optional<Side> side) {
  Waiting out;
  for (const auto& clause : version.clauses) {
    out.anything |= clause.alive();
    if (clause.pending) {
      const auto& agreed = clause.pending->agreed;
      const auto lacks = [&](Side one) {
        return std::find(agreed.begin(), agreed.end(), one) == agreed.end();
      };
      (side && lacks(*side) ? out.mine : out.theirs) = true;
      out.patient |= lacks(Side::patient);
    }
    if (clause.kind != ClauseKind::information || !clause.in_contract()) continue;
    const auto& teach_back = clause.teach_back;
    if (teach_back.understood.value_or(false)) continue;
    if (!teach_back.explained_at) out.explain = true;
    else if (!teach_back.said_at || teach_back.understood) out.say = true;
    else out.judge = true;
  }
  return out;
}

/// Something to write, not merely to wait for: no line of the list is an answer or a teach-back.
bool to_write(const std::vector<Problem>& missing) {
  return std::any_of(missing.begin(), missing.end(), [](const Problem& one) {
    return one.key != "contract.missing.answer" && one.key != "contract.missing.teach_back";
  });
}

NextStep next_to_sign(const Alliance& alliance, const Version& version, const Viewer& viewer) {
  const auto asked = signers(alliance);
  const bool signs = std::find(asked.begin(), asked.end(), viewer.party) != asked.end();
  const bool done = std::any_of(
      version.signatures.begin(), version.signatures.end(),
      [&](const Signature& one) { return one.statement.party == viewer.party; });
  return signs && !done ? NextStep::sign : NextStep::wait_signature;
}

NextStep next_in_negotiation(const Alliance& alliance, const Version& version,
                             const Viewer& viewer) {
  const auto found = waiting(version, alliance.side_of(viewer.party));
  const auto* patient = alliance.party(alliance.patient);
  const bool joined = patient && patient->status == PartyStatus::joined;
  if (!found.anything) return NextStep::propose_first;
  // What the viewer can do comes before what they wait for.
  if (found.mine) return NextStep::answer_proposal;
  if (viewer.role == Role::caregiver && found.judge) return NextStep::judge;
  if (viewer.role == Role::caregiver && found.explain) return NextStep::explain;
  if (viewer.role == Role::patient && found.say) return NextStep::say_back;
  const auto missing = missing_to_sign(alliance, version);
  if (missing.empty()) return next_to_sign(alliance, version, viewer);
  if (to_write(missing)) return NextStep::complete;
  if (!joined && found.patient) return NextStep::wait_patient_join;
  return NextStep::wait_answer;
}

/// Who sits in the sessions: the patient, and the caregiver who held this one.
bool sat_in(const Session& session, const Viewer& viewer) {
  return viewer.role == Role::patient || session.caregiver == viewer.party;
}

/// A session that goes on, or one that the viewer has not yet said the feeling of.
const Session* session_of(const Alliance& alliance, const Viewer& viewer, Instant now,
                          NextStep step) {
  const auto side = side_of(viewer);
  if (!side) return nullptr;
  for (auto one = alliance.sessions.rbegin(); one != alliance.sessions.rend(); ++one) {
    if (!sat_in(*one, viewer)) continue;
    if (step == NextStep::in_session && one->status == SessionStatus::running) return &*one;
    if (step != NextStep::rate || !one->ended_at || one->rating(*side, check_in)) continue;
    if (now <= base::later(*one->ended_at, limits::rating_days * 86'400LL)) return &*one;
  }
  return nullptr;
}

bool mine(NextStep step) {
  using enum NextStep;
  return step == answer_proposal || step == judge || step == explain || step == say_back ||
         step == sign;
}

NextStep next_in_force(const Viewer& viewer, const std::vector<Alert>& alerts) {
  const auto first = std::find_if(alerts.begin(), alerts.end(), waits);
  if (first == alerts.end()) return NextStep::in_force;
  const bool due = std::any_of(alerts.begin(), alerts.end(), [](const Alert& one) {
    return one.kind == AlertKind::review_due && waits(one);
  });
  if (due) return NextStep::review;
  return viewer.role == Role::caregiver ? NextStep::alert : NextStep::in_force;
}

NextStep next_of_contract(const Alliance& alliance, const Viewer& viewer,
                          const std::vector<Alert>& alerts) {
  const auto* negotiation = alliance.negotiation();
  const bool inner = viewer.role != Role::relative && viewer.role != Role::supervisor;
  if (negotiation && inner) return next_in_negotiation(alliance, *negotiation, viewer);
  if (alliance.in_force()) return next_in_force(viewer, alerts);
  if (!inner) return NextStep::wait_signature;
  const auto* patient = alliance.party(alliance.patient);
  const bool joined = patient && patient->status == PartyStatus::joined;
  if (joined) return NextStep::propose_first;
  return viewer.role == Role::caregiver ? NextStep::invite_patient : NextStep::wait_patient_join;
}

NextStep next_step(const Alliance& alliance, const Viewer& viewer, Instant now,
                   const std::vector<Alert>& alerts) {
  if (alliance.status == AllianceStatus::closed) return NextStep::closed;
  if (alliance.status == AllianceStatus::withdrawn) return NextStep::withdrawn;
  if (session_of(alliance, viewer, now, NextStep::in_session)) return NextStep::in_session;
  const auto contract = next_of_contract(alliance, viewer, alerts);
  if (mine(contract)) return contract;
  // What one felt is soonest forgotten.
  if (session_of(alliance, viewer, now, NextStep::rate)) return NextStep::rate;
  return contract;
}

std::vector<int> course_of(const Alliance& alliance, std::optional<Side> side,
                           const Outlook& outlook) {
  std::vector<int> out;
  const auto rated = rated_sessions(alliance, check_in, side, outlook);
  const int whole = rated.scale.max_milli - rated.scale.min_milli;
  for (const auto& one : rated.sessions) {
    if (!one.scores.patient_milli || whole <= 0) continue;
    out.push_back((*one.scores.patient_milli - rated.scale.min_milli) * 1000 / whole);
  }
  const auto more = out.size() > limits::sparkline ? out.size() - limits::sparkline : 0;
  out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(more));
  return out;
}

void add_sessions(AllianceLine& line, const Alliance& alliance, const Viewer& viewer,
                  const Outlook& outlook) {
  const auto side = side_of(viewer);
  if (!side) return;
  const auto* current = session_of(alliance, viewer, outlook.now, line.next);
  if (current) line.session = current->id;
  for (const auto& session : alliance.sessions) {
    if (session.status != SessionStatus::planned) continue;
    const auto at = *session.planned_at;
    if (!line.next_session || at < *line.next_session) line.next_session = at;
  }
  line.course = course_of(alliance, side, outlook);
}

/// The day a review in force falls due, if it still lies ahead.
std::optional<Instant> next_review(const Alliance& alliance, Instant now) {
  const auto* version = alliance.in_force();
  if (!version) return std::nullopt;
  for (const auto& clause : version->clauses) {
    if (!clause.in_contract()) continue;
    const auto* frame = std::get_if<Frame>(&*clause.body);
    if (frame && frame->review && *frame->review > base::day_of(now)) {
      return base::start_of(*frame->review);
    }
  }
  return std::nullopt;
}

void count(AllianceLine& line, const Alliance& alliance, const Viewer& viewer) {
  const auto* version = alliance.negotiation();
  if (version == nullptr) version = alliance.in_force();
  if (version == nullptr) return;
  const bool inner = viewer.role != Role::relative && viewer.role != Role::supervisor;
  for (const auto& clause : version->clauses) {
    if (!inner && !access_clause(alliance, viewer, clause.id)) continue;
    if (clause.in_contract()) ++line.agreed;
    if (!inner) continue;
    if (clause.pending) ++line.discussed;
    if (clause.kind == ClauseKind::information && clause.in_contract() &&
        !clause.teach_back.understood.value_or(false)) {
      ++line.to_explain;
    }
  }
}

}  // namespace

AllianceLine line_for(const Alliance& alliance, const Viewer& viewer, const Outlook& outlook) {
  AllianceLine line;
  line.id = alliance.id;
  if (const auto* patient = alliance.party(alliance.patient)) line.patient_name = patient->name;
  if (const auto* referent = alliance.party(alliance.referent)) {
    line.referent_name = referent->name;
  }
  line.my_role = viewer.role;
  line.status = alliance.status;
  const auto alerts = alerts_for(alliance, viewer, outlook);
  line.next = next_step(alliance, viewer, outlook.now, alerts);
  count(line, alliance, viewer);
  line.alerts = static_cast<int>(std::count_if(alerts.begin(), alerts.end(), waits));
  if (line.alerts > 0) line.alert = alerts.front();
  add_sessions(line, alliance, viewer, outlook);
  line.changed_at = alliance.changed_at;
  return line;
}

std::optional<Instant> until(const Alliance& alliance, Instant now) {
  std::optional<Instant> out = next_review(alliance, now);
  const auto sooner = [&](std::optional<Instant> at) {
    if (at && (!out || *at < *out)) out = at;
  };
  sooner(next_opening(alliance, now));
  // A feeling that was not said is no longer asked for.
  for (const auto& session : alliance.sessions) {
    if (!session.ended_at) continue;
    const auto last = base::later(*session.ended_at, limits::rating_days * 86'400LL + 1);
    const bool both = session.rating(Side::patient, check_in) &&
                      session.rating(Side::caregiver, check_in);
    if (last > now && !both) sooner(last);
  }
  for (const auto& settled : alliance.settled) {
    if (settled.until && *settled.until > base::day_of(now)) sooner(base::start_of(*settled.until));
  }
  return out;
}

}  // namespace entente::core
