#include "core/contract/readiness.hpp"

#include <algorithm>
#include <array>

#include "core/limits.hpp"

namespace entente::core {

namespace {

/// The wording that stands or that is being discussed: a line "there is no aim" would be wrong
/// while one is waiting for an answer (that line is `answer`).
const ClauseBody* wording(const Clause& clause) {
  if (clause.pending && clause.pending->body) return &*clause.pending->body;
  return clause.in_contract() ? &*clause.body : nullptr;
}

template <class Kind>
const Kind* wording_of(const Clause& clause) {
  const auto* body = wording(clause);
  return body ? std::get_if<Kind>(body) : nullptr;
}

class Missing {
 public:
  explicit Missing(const Version& version) : version_(version) {}

  void of_kind(ClauseKind kind) {
    const bool found = std::any_of(
        version_.clauses.begin(), version_.clauses.end(),
        [&](const Clause& one) { return one.kind == kind && wording(one) != nullptr; });
    if (!found) add(kind_name(kind), kind);
  }

  void actions() {
    for (const auto& clause : version_.clauses) {
      if (wording_of<Objective>(clause) && !has_action(clause.id)) {
        add("action_of_objective", ClauseKind::action, clause.id);
      }
      const auto* action = wording_of<Action>(clause);
      if (action && !has_objective(action->objective)) {
        add("objective_of_action", ClauseKind::action, clause.id);
      }
    }
  }

  void parts() {
    bool patient = false;
    bool caregiver = false;
    for (const auto& clause : version_.clauses) {
      if (const auto* action = wording_of<Action>(clause)) {
        patient |= action->who == Actor::patient || action->who == Actor::together;
        caregiver |= action->who == Actor::caregiver || action->who == Actor::together;
      }
      if (const auto* commitment = wording_of<Commitment>(clause)) {
        (commitment->side == Side::patient ? patient : caregiver) = true;
      }
    }
    if (!patient) add("patient_part", ClauseKind::commitment);
    if (!caregiver) add("caregiver_part", ClauseKind::commitment);
  }

  void review() {
    std::optional<ClauseId> at;
    for (const auto& clause : version_.clauses) {
      const auto* frame = wording_of<Frame>(clause);
      if (frame == nullptr) continue;
      if (frame->review) return;
      at = clause.id;
    }
    add("review", ClauseKind::frame, at);
  }

  void agreements() {
    for (const auto& clause : version_.clauses) {
      if (clause.pending) {
        add("answer", clause.kind, clause.id);
      } else if (clause.in_contract() && !(clause.has_agreed(Side::patient) &&
                                           clause.has_agreed(Side::caregiver))) {
        add("agreement", clause.kind, clause.id);
      }
    }
  }

  void teach_backs() {
    for (const auto& clause : version_.clauses) {
      if (clause.kind == ClauseKind::information && clause.in_contract() &&
          !clause.teach_back.understood.value_or(false)) {
        add("teach_back", clause.kind, clause.id);
      }
    }
  }

  void add(const char* what, std::optional<ClauseKind> kind = {},
           std::optional<ClauseId> clause = {}) {
    Problem problem{std::string("contract.missing.") + what, {}};
    if (clause) problem.args.push_back({"clause", clause->text()});
    if (kind) problem.args.push_back({"kind", kind_name(*kind)});
    found_.push_back(std::move(problem));
  }

  std::vector<Problem> take() { return std::move(found_); }

 private:
  bool has_action(ClauseId objective) const {
    return std::any_of(version_.clauses.begin(), version_.clauses.end(), [&](const Clause& one) {
      const auto* action = wording_of<Action>(one);
      return action && action->objective == objective;
    });
  }

  bool has_objective(ClauseId id) const {
    const auto* clause = version_.clause(id);
    return clause && wording_of<Objective>(*clause);
  }

  const Version& version_;
  std::vector<Problem> found_;
};

std::vector<PartyId> signed_by(const Version& version) {
  std::vector<PartyId> out;
  for (const auto& one : version.signatures) out.push_back(one.statement.party);
  std::sort(out.begin(), out.end());
  return out;
}

bool same_wordings(const Version& a, const Version& b) {
  const auto within = [](const Version& part, const Version& whole) {
    return std::all_of(part.clauses.begin(), part.clauses.end(), [&](const Clause& one) {
      if (!one.in_contract()) return true;
      const auto* other = whole.clause(one.id);
      return other && other->in_contract() && other->body == one.body;
    });
  };
  return within(a, b) && within(b, a);
}

/// Rule 4: a version that says and binds the same as the one in force would be a signature for
/// nothing. A new referent or representative is a change: they have signed nothing yet.
bool changes_nothing(const Alliance& alliance, const Version& version) {
  const auto* current = alliance.in_force();
  if (current == nullptr || current == &version) return false;
  auto now = signers(alliance);
  std::sort(now.begin(), now.end());
  return signed_by(*current) == now && same_wordings(*current, version);
}

}  // namespace

std::vector<Problem> missing_to_sign(const Alliance& alliance, const Version& version) {
  Missing missing(version);
  // Rule 1: "one aim; at least one objective; each objective has at least one action".
  missing.of_kind(ClauseKind::aim);
  missing.of_kind(ClauseKind::objective);
  missing.actions();
  // Rule 1: "the patient and a caregiver each have at least one commitment or action".
  missing.parts();
  // Rule 1: "the frame has a review date".
  missing.review();
  // Rule 1: "every clause is agreed by the patient and by the referent in its present wording".
  missing.agreements();
  // Rule 1: "every information item is said back in the patient's words and judged understood".
  missing.teach_backs();
  // Rule 15: the representative signs too, so there must be one.
  if (alliance.needs_representative && !alliance.representative()) missing.add("representative");
  if (changes_nothing(alliance, version)) missing.add("change");
  return missing.take();
}

std::vector<PartyId> signers(const Alliance& alliance) {
  std::vector<PartyId> out{alliance.patient};
  const auto* representative = alliance.representative();
  if (alliance.needs_representative && representative) out.push_back(representative->id);
  out.push_back(alliance.referent);
  return out;
}

}  // namespace entente::core
