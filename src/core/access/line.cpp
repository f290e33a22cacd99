#include <algorithm>

#include "core/access/access.hpp"

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

NextStep next_step(const Alliance& alliance, const Viewer& viewer, Date today) {
  if (alliance.status == AllianceStatus::closed) return NextStep::closed;
  if (alliance.status == AllianceStatus::withdrawn) return NextStep::withdrawn;
  const auto* in_force = alliance.in_force();
  const auto* negotiation = alliance.negotiation();
  const bool inner = viewer.role != Role::relative && viewer.role != Role::supervisor;
  if (negotiation && inner) return next_in_negotiation(alliance, *negotiation, viewer);
  if (in_force) {
    const auto all = alerts(alliance, today);
    const bool due = std::any_of(all.begin(), all.end(), [](const Alert& one) {
      return one.kind == AlertKind::review_due;
    });
    return due && inner ? NextStep::review : NextStep::in_force;
  }
  if (!inner) return NextStep::wait_signature;
  const auto* patient = alliance.party(alliance.patient);
  const bool joined = patient && patient->status == PartyStatus::joined;
  if (joined) return NextStep::propose_first;
  return viewer.role == Role::caregiver ? NextStep::invite_patient : NextStep::wait_patient_join;
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

AllianceLine line_for(const Alliance& alliance, const Viewer& viewer, Date today) {
  AllianceLine line;
  line.id = alliance.id;
  if (const auto* patient = alliance.party(alliance.patient)) line.patient_name = patient->name;
  if (const auto* referent = alliance.party(alliance.referent)) {
    line.referent_name = referent->name;
  }
  line.my_role = viewer.role;
  line.status = alliance.status;
  line.next = next_step(alliance, viewer, today);
  count(line, alliance, viewer);
  if (viewer.role != Role::relative && viewer.role != Role::supervisor) {
    line.alerts = static_cast<int>(alerts(alliance, today).size());
  }
  line.changed_at = alliance.changed_at;
  return line;
}

}  // namespace entente::core
