// Explained by a caregiver, said back by the patient, judged by a caregiver.
#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

/// An agreed information that is still to be understood.
Result<const Clause*> information(const Acting& acting, ClauseId id) {
  const auto* version = acting.alliance.negotiation();
  if (version == nullptr) {
    // In a signed version every information has been understood (rule 1).
    if (acting.alliance.in_force()) return conflict("contract.amend_first");
    return not_found("clause.unknown");
  }
  const auto* clause = version->clause(id);
  if (clause == nullptr) return not_found("clause.unknown");
  TRY(unchanged(acting.context, *clause));
  if (clause->kind != ClauseKind::information) return conflict("teach_back.not_information");
  // What is not agreed may still change: one explains the wording that stands.
  if (!clause->in_contract()) return conflict("teach_back.not_agreed");
  if (clause->teach_back.understood.value_or(false)) return conflict("teach_back.done");
  return clause;
}

}  // namespace

Decision decide_on(const Acting& acting, const InformationExplain& command) {
  TRY(caregiver_only(acting));
  TRY(information(acting, command.clause));
  return events(InformationExplained{command.clause});
}

Decision decide_on(const Acting& acting, const TeachBackSay& command) {
  // Rule 1: "said back in the patient's words"; a representative cannot understand for them.
  TRY(patient_only(acting));
  const Clause* clause = TRY(information(acting, command.clause));
  if (!clause->teach_back.explained_at) return conflict("teach_back.explain_first");
  TRY(check_text("words", command.words, limits::text));
  return events(TeachBackSaid{command.clause, command.words, acting.in_person});
}

Decision decide_on(const Acting& acting, const TeachBackJudge& command) {
  TRY(caregiver_only(acting));
  const Clause* clause = TRY(information(acting, command.clause));
  // Judged "not yet": the next judgement needs new words of the patient.
  if (!clause->teach_back.said_at || clause->teach_back.understood) {
    return conflict("teach_back.say_first");
  }
  TRY(check_text("note", command.note, limits::message, Blank::allowed));
  return events(TeachBackJudged{command.clause, command.understood, command.note});
}

}  // namespace entente::core
