// What may be proposed: a new clause, a new wording, a removal, a counter-proposal.
#include <algorithm>

#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

/// The version that takes proposals; none before the first one.
Result<const Version*> open_to_proposals(const Alliance& alliance) {
  const auto* version = alliance.negotiation();
  // Rule 4: "a signed version cannot be edited; a change opens the next version".
  if (version == nullptr && alliance.in_force()) return conflict("contract.amend_first");
  return version;
}

Result<void> check_round(const Acting& acting, const Clause* clause,
                         const ClausePropose& command) {
  if (clause == nullptr || !clause->pending) {
    if (command.answers) return conflict("proposal.ended");
    return {};
  }
  const auto& pending = *clause->pending;
  const std::vector<Arg> args{{"proposal", pending.id.text()}, {"clause", clause->id.text()}};
  if (pending.author == acting.subject.id) return conflict("proposal.pending", args);
  if (!command.answers) return conflict("proposal.pending", args);
  if (*command.answers != pending.id) return conflict("proposal.ended", args);
  return {};
}

/// Rule 7: "a patient's objective keeps the patient's own wording beside any rewording". Others
/// may keep what stands, what is being discussed, or the patient's last words.
Result<void> check_patient_words(const Acting& acting, const Clause* clause,
                                 const Objective& proposed) {
  if (acting.is(Role::patient)) return {};
  const auto& words = proposed.patient_words;
  const auto says = [&](const std::optional<ClauseBody>& body) {
    const auto* objective = body ? std::get_if<Objective>(&*body) : nullptr;
    return objective && objective->patient_words == words;
  };
  const bool kept = clause == nullptr
                        ? words.empty()
                        : clause->patient_words == words || says(clause->body) ||
                              (clause->pending && says(clause->pending->body));
  if (kept) return {};
  return denied("objective.patient_words");
}

Result<void> check_unique(const Version* version, const ClausePropose& command) {
  const auto kind = kind_of(*command.body);
  if (version == nullptr || (kind != ClauseKind::aim && kind != ClauseKind::frame)) return {};
  for (const auto& other : version->clauses) {
    if (other.id == command.clause || other.kind != kind || !other.alive()) continue;
    // Rule 1: "one aim"; domain.md: a contract has one frame.
    return conflict(kind == ClauseKind::aim ? "contract.one_aim" : "contract.one_frame",
                    {{"clause", other.id.text()}});
  }
  return {};
}

Result<void> check_objective_of(const Version* version, const Action& action) {
  const auto* objective = version ? version->clause(action.objective) : nullptr;
  if (objective && objective->kind == ClauseKind::objective && objective->alive()) return {};
  return conflict("action.objective_unknown", {{"clause", action.objective.text()}});
}

bool refers_to(const std::optional<ClauseBody>& body, ClauseId objective) {
  const auto* action = body ? std::get_if<Action>(&*body) : nullptr;
  return action && action->objective == objective;
}

Result<void> check_limit(const Version* version, const Clause* clause) {
  if (version == nullptr || (clause && clause->alive())) return {};
  const auto alive = std::count_if(version->clauses.begin(), version->clauses.end(),
                                   [](const Clause& one) { return one.alive(); });
  if (static_cast<std::size_t>(alive) < limits::clauses) return {};
  return invalid("limit.clauses", {{"max", std::to_string(limits::clauses)}});
}

Result<void> check_wording(const Acting& acting, const Version* version, const Clause* clause,
                           const ClausePropose& command) {
  const auto* known = clause ? clause : acting.alliance.latest(command.clause);
  if (known && known->kind != kind_of(*command.body)) {
    return conflict("clause.kind", {{"kind", kind_name(known->kind)}});
  }
  if (const auto* objective = std::get_if<Objective>(&*command.body)) {
    TRY(check_patient_words(acting, known, *objective));
  }
  if (clause) {
    const bool as_it_stands = clause->in_contract() && clause->body == command.body;
    const bool as_proposed = clause->pending && clause->pending->body == command.body;
    if (as_proposed || (as_it_stands && !clause->pending)) return invalid("proposal.same");
  }
  TRY(check_unique(version, command));
  if (const auto* action = std::get_if<Action>(&*command.body)) {
    TRY(check_objective_of(version, *action));
  }
  return check_limit(version, clause);
}

/// Without a body: the clause shall leave the contract.
Result<void> check_removal(const Version* version, const Clause* clause) {
  if (clause == nullptr) return not_found("clause.unknown");
  if (!clause->in_contract()) return conflict("clause.not_in_contract");
  if (clause->pending && !clause->pending->body) return invalid("proposal.same");
  for (const auto& other : version->clauses) {
    const bool uses = (other.in_contract() && refers_to(other.body, clause->id)) ||
                      (other.pending && refers_to(other.pending->body, clause->id));
    if (uses) return conflict("clause.in_use", {{"clause", other.id.text()}});
  }
  return {};
}

struct Pending {
  const Version* version;
  const Clause* clause;
};

/// The clause whose pending proposal a command names.
Result<Pending> pending_of(const Acting& acting, ProposalId id) {
  TRY(contract_only(acting));
  const auto& used = acting.alliance.proposals;
  if (std::find(used.begin(), used.end(), id) == used.end()) return not_found("proposal.unknown");
  const auto* version = acting.alliance.negotiation();
  if (version == nullptr) return conflict("proposal.ended");
  for (const auto& clause : version->clauses) {
    if (!clause.pending || clause.pending->id != id) continue;
    TRY(unchanged(acting.context, clause));
    return Pending{version, &clause};
  }
  return conflict("proposal.ended");
}

}  // namespace

Decision decide_on(const Acting& acting, const ClausePropose& command) {
  TRY(contract_only(acting));
  TRY(check_id(command.clause));
  TRY(check_id(command.proposal));
  // What could never be accepted is said before what is not possible just now.
  TRY(check_text("message", command.message, limits::message, Blank::allowed));
  if (command.body) TRY(check_body(*command.body, base::day_of(acting.context.now)));
  const auto& alliance = acting.alliance;
  const Version* version = TRY(open_to_proposals(alliance));
  const auto* clause = version ? version->clause(command.clause) : nullptr;
  if (clause) TRY(unchanged(acting.context, *clause));
  const auto& used = alliance.proposals;
  if (std::find(used.begin(), used.end(), command.proposal) != used.end()) {
    return conflict("id.used");
  }
  TRY(check_round(acting, clause, command));
  if (command.body) TRY(check_wording(acting, version, clause, command));
  else TRY(check_removal(version, clause));
  return events(ClauseProposed{command.clause, command.proposal, command.body, command.message,
                               command.answers, acting.in_person});
}

Decision decide_on(const Acting& acting, const ProposalAccept& command) {
  const auto [version, clause] = TRY(pending_of(acting, command.proposal));
  const auto& pending = *clause->pending;
  if (pending.author == acting.subject.id) return conflict("proposal.own");
  // Only the patient and the referent agree; rule 15 asks a minor's own agreement, the
  // representative gives theirs by signing.
  if (!acting.side) return denied("proposal.no_side");
  const auto& agreed = pending.agreed;
  if (std::find(agreed.begin(), agreed.end(), *acting.side) != agreed.end()) {
    return conflict("proposal.agreed_already");
  }
  TRY(check_text("message", command.message, limits::message, Blank::allowed));
  // An action may have been proposed since the removal of its objective was.
  if (!pending.body) {
    Clause without_pending = *clause;
    without_pending.pending.reset();
    TRY(check_removal(version, &without_pending));
  }
  return events(
      ProposalAccepted{command.proposal, clause->id, command.message, acting.in_person});
}

Decision decide_on(const Acting& acting, const ProposalDecline& command) {
  const auto [version, clause] = TRY(pending_of(acting, command.proposal));
  if (clause->pending->author == acting.subject.id) return conflict("proposal.own");
  // A new referent may decline what a colleague proposed; nobody else speaks for a side.
  if (!acting.side) return denied("proposal.no_side");
  TRY(check_text("reason", command.reason, limits::message));
  return events(
      ProposalDeclined{command.proposal, clause->id, command.reason, acting.in_person});
}

Decision decide_on(const Acting& acting, const ProposalWithdraw& command) {
  const auto [version, clause] = TRY(pending_of(acting, command.proposal));
  if (clause->pending->author != acting.subject.id) return denied("proposal.not_yours");
  return events(ProposalWithdrawn{command.proposal, clause->id, acting.in_person});
}

}  // namespace entente::core
