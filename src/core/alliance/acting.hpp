// Who acts, and what every rule starts from. Internal to core.
#pragma once
#include <optional>
#include <vector>

#include "core/alliance/alliance.hpp"

namespace entente::core {

using Decision = Result<std::vector<Event>>;

/// The author records; the subject is the one who decides: the author, or the person in the room.
struct Acting {
  const Alliance& alliance;
  const Context& context;
  const Party& author;
  const Party& subject;
  bool in_person = false;
  std::optional<Side> side;  ///< the subject's

  bool is(Role role) const { return subject.role == role; }
  bool is_referent() const { return subject.id == alliance.referent; }
};

/// Rule 17. Errors: conflict alliance.changed {seq, clause}.
Result<void> unchanged(const Context& context, const Clause& clause);

/// Errors: denied role.caregiver_only, role.patient_only, role.contract_only (patient,
/// representative or caregiver).
Result<void> caregiver_only(const Acting& acting);
Result<void> patient_only(const Acting& acting);
Result<void> contract_only(const Acting& acting);

/// Errors: invalid id.none.
template <class Tag>
Result<void> check_id(const Id<Tag>& id) {
  if (id.is_none()) return invalid("id.none");
  return {};
}

template <class One>
Decision events(One&& one) {
  std::vector<Event> out;
  out.emplace_back(std::forward<One>(one));
  return out;
}

Decision decide_on(const Acting& acting, const PartyInvite& command);
Decision decide_on(const Acting& acting, const PartyLeave& command);
Decision decide_on(const Acting& acting, const ReferentHandOver& command);
Decision decide_on(const Acting& acting, const AccessOpen& command);
Decision decide_on(const Acting& acting, const AccessClose& command);
Decision decide_on(const Acting& acting, const AllianceClose& command);
Decision decide_on(const Acting& acting, const ClausePropose& command);
Decision decide_on(const Acting& acting, const ProposalAccept& command);
Decision decide_on(const Acting& acting, const ProposalDecline& command);
Decision decide_on(const Acting& acting, const ProposalWithdraw& command);
Decision decide_on(const Acting& acting, const InformationExplain& command);
Decision decide_on(const Acting& acting, const TeachBackSay& command);
Decision decide_on(const Acting& acting, const TeachBackJudge& command);
Decision decide_on(const Acting& acting, const ContractSign& command);
Decision decide_on(const Acting& acting, const ContractAmend& command);
Decision decide_on(const Acting& acting, const ContractWithdraw& command);
Decision decide_on(const Acting& acting, const AttachmentAdd& command);
Decision decide_on(const Acting& acting, const ErasureAsk& command);
Decision decide_on(const Acting& acting, const SessionPlan& command);
Decision decide_on(const Acting& acting, const SessionMove& command);
Decision decide_on(const Acting& acting, const SessionCancel& command);
Decision decide_on(const Acting& acting, const SessionMiss& command);
Decision decide_on(const Acting& acting, const SessionStart& command);
Decision decide_on(const Acting& acting, const SessionEnd& command);
Decision decide_on(const Acting& acting, const AgendaAdd& command);
Decision decide_on(const Acting& acting, const AgendaMark& command);
Decision decide_on(const Acting& acting, const AgendaRemove& command);
Decision decide_on(const Acting& acting, const SignRecord& command);
Decision decide_on(const Acting& acting, const SignCorrect& command);
Decision decide_on(const Acting& acting, const SignTakeBack& command);
Decision decide_on(const Acting& acting, const NoteWrite& command);
Decision decide_on(const Acting& acting, const NoteCorrect& command);
Decision decide_on(const Acting& acting, const ActionFollow& command);
Decision decide_on(const Acting& acting, const WordsCatch& command);
Decision decide_on(const Acting& acting, const WordsTakeBack& command);
Decision decide_on(const Acting& acting, const RatingGive& command);
Decision decide_on(const Acting& acting, const RatingCorrect& command);
Decision decide_on(const Acting& acting, const GoalRate& command);
Decision decide_on(const Acting& acting, const PortraitWrite& command);
Decision decide_on(const Acting& acting, const ReadjustmentChoose& command);
Decision decide_on(const Acting& acting, const ReadjustmentCorrect& command);
Decision decide_on(const Acting& acting, const ReadjustmentDrop& command);
Decision decide_on(const Acting& acting, const ReadjustmentJudge& command);
Decision decide_on(const Acting& acting, const AlertSnooze& command);
Decision decide_on(const Acting& acting, const AlertDismiss& command);
Decision decide_on(const Acting& acting, const AlertReopen& command);

/// The three that no joined member asks for themselves.
Decision decide_open(const Alliance& alliance, const Context& context,
                     const AllianceOpen& command);
Decision decide_join(const Alliance& alliance, const PartyJoin& command);
Decision decide_keys(const Alliance& alliance, const PartyKeyChange& command);

/// Fields of one wording. Errors: field.*.
Result<void> check_body(const ClauseBody& body, Date today);

}  // namespace entente::core
