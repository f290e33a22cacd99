// The one door: who acts, whether the alliance still takes this command, then the rule itself.
#include "core/alliance/acting.hpp"

namespace entente::core {

namespace {

template <class Wanted, class... Ones>
constexpr bool one_of = (std::is_same_v<Wanted, Ones> || ...);

/// Rule 5: after a withdrawal the patient may come back, people may still leave or be let in, a
/// referent may still hand over; nothing is negotiated. The patient's own page stays theirs to
/// change and to close (rule 11).
template <class One>
constexpr bool after_withdrawal =
    one_of<One, ContractAmend, AccessOpen, AccessClose, PartyLeave, AllianceClose, PartyJoin,
           PartyKeyChange, ReferentHandOver, ErasureAsk, PortraitWrite>;

template <class One>
constexpr bool after_closing = one_of<One, AccessClose, ErasureAsk, PortraitWrite>;

/// Rule 14: what a caregiver may record for the person in the room. A judgement, an explanation, a
/// hand-over and the closing of the alliance are the caregiver's own.
template <class One>
constexpr bool for_the_patient =
    one_of<One, PartyInvite, PartyLeave, AccessOpen, AccessClose, ClausePropose, ProposalAccept,
           ProposalDecline, ProposalWithdraw, TeachBackSay, ContractSign, ContractAmend,
           ContractWithdraw, AttachmentAdd, ErasureAsk, SessionPlan, SessionMove, SessionCancel,
           AgendaAdd, AgendaRemove, SignRecord, SignTakeBack, ActionFollow, RatingGive,
           RatingCorrect, WordsTakeBack, PortraitWrite, ReadjustmentJudge>;

/// A representative's voice carries no side (rule 15), and the record of a proposal says "in
/// person" of the patient only: their own words are never put in the patient's mouth.
template <class One>
constexpr bool for_the_representative = one_of<One, PartyInvite, ContractSign, AttachmentAdd>;

template <class One>
Result<void> check_status(const Alliance& alliance) {
  if (alliance.status == AllianceStatus::closed && !after_closing<One>) {
    return conflict("alliance.closed");
  }
  if (alliance.status == AllianceStatus::withdrawn && !after_withdrawal<One>) {
    return conflict("contract.withdrawn");
  }
  return {};
}

Result<const Party*> author_of(const Alliance& alliance, const Context& context) {
  const auto* author = alliance.party(context.author);
  if (author == nullptr || author->status != PartyStatus::joined) {
    return not_found("alliance.unknown");  // its existence is not told
  }
  return author;
}

template <class One>
Result<const Party*> subject_of(const Alliance& alliance, const Context& context,
                                const Party& author) {
  if (!context.on_behalf_of) return &author;
  if (author.role != Role::caregiver) return denied("behalf.caregiver_only");
  const auto* subject = alliance.party(*context.on_behalf_of);
  if (subject == nullptr || subject->status == PartyStatus::left) {
    return denied("behalf.patient_only");
  }
  const bool allowed =
      (subject->role == Role::patient && for_the_patient<One>) ||
      (subject->role == Role::representative && for_the_representative<One>);
  if (!allowed) return denied("behalf.patient_only");
  return subject;
}

template <class One>
Decision decide_one(const Alliance& alliance, const One& command, const Context& context) {
  if constexpr (std::is_same_v<One, AllianceOpen>) {
    return decide_open(alliance, context, command);
  } else {
    if (alliance.seq == 0) return not_found("alliance.unknown");
    if constexpr (std::is_same_v<One, PartyJoin>) {
      TRY(check_status<One>(alliance));
      return decide_join(alliance, command);
    } else if constexpr (std::is_same_v<One, PartyKeyChange>) {
      TRY(check_status<One>(alliance));
      return decide_keys(alliance, command);
    } else {
      const Party* author = TRY(author_of(alliance, context));
      const Party* subject = TRY(subject_of<One>(alliance, context, *author));
      TRY(check_status<One>(alliance));
      // Rule 17: nobody can have seen what has not happened.
      if (context.seen > alliance.seq) return invalid("alliance.unseen");
      const Acting acting{alliance,
                          context,
                          *author,
                          *subject,
                          context.on_behalf_of.has_value(),
                          alliance.side_of(subject->id)};
      return decide_on(acting, command);
    }
  }
}

}  // namespace

Result<std::vector<Event>> decide(const Alliance& alliance, const Command& command,
                                  const Context& context) {
  return std::visit([&](const auto& one) { return decide_one(alliance, one, context); }, command);
}

Result<void> unchanged(const Context& context, const Clause& clause) {
  // Rule 17: "a conflicting one is refused with what changed".
  if (clause.changed <= context.seen) return {};
  return conflict("alliance.changed",
                  {{"seq", std::to_string(clause.changed)}, {"clause", clause.id.text()}});
}

Result<void> caregiver_only(const Acting& acting) {
  if (acting.is(Role::caregiver)) return {};
  return denied("role.caregiver_only");
}

Result<void> patient_only(const Acting& acting) {
  if (acting.is(Role::patient)) return {};
  return denied("role.patient_only");
}

Result<void> contract_only(const Acting& acting) {
  if (acting.is(Role::patient) || acting.is(Role::representative) ||
      acting.is(Role::caregiver)) {
    return {};
  }
  return denied("role.contract_only");
}

}  // namespace entente::core
