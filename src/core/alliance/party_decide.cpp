// The people of an alliance: who lets whom in, who leaves, who sees what.
#include <algorithm>

#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

Result<void> check_keys(const PublicKeys& keys) {
  TRY(check_text("keys.sign", keys.sign, limits::key));
  return check_text("keys.box", keys.box, limits::key);
}

/// A relative who has not left.
Result<const Party*> relative(const Alliance& alliance, PartyId id) {
  const auto* party = alliance.party(id);
  if (party == nullptr || party->role != Role::relative || party->status == PartyStatus::left) {
    return not_found("party.unknown");
  }
  return party;
}

bool is_open(const Party& party, const std::string& scope) {
  return std::find(party.opened.begin(), party.opened.end(), scope) != party.opened.end();
}

Result<void> check_scope(const Alliance& alliance, const std::string& scope) {
  if (scope == "contract") return {};
  const auto clause = ClauseId::parse(scope);
  if (!clause) return invalid("access.scope");
  if (alliance.latest(*clause) == nullptr) return not_found("clause.unknown");
  return {};
}

Result<void> may_invite(const Acting& acting, const PartyInvite& command) {
  const auto& alliance = acting.alliance;
  switch (command.role) {
    case Role::relative:
      // mission.md: a relative is "invited by the patient alone"; for a minor, also by the
      // representative. A caregiver only records what one of them says in the room.
      if (acting.is(Role::patient) || acting.is(Role::representative)) return {};
      return denied("role.patient_only");
    case Role::caregiver:
      return caregiver_only(acting);
    case Role::representative:
      TRY(caregiver_only(acting));
      // Rule 15: only of a minor or a person under guardianship; nobody else is signed for.
      if (!alliance.needs_representative) return conflict("party.representative_not_needed");
      if (alliance.representative()) return conflict("party.one_representative");
      return {};
    case Role::patient:
    case Role::supervisor:
      break;
  }
  return invalid("party.role");
}

/// Leaving is one's own; the patient sends a relative away; a referent takes back an invitation
/// of their side that nobody has used yet.
bool may_remove(const Acting& acting, const Party& party) {
  if (party.id == acting.subject.id && !acting.in_person) return true;
  if (party.role == Role::relative) return acting.is(Role::patient);
  return acting.is_referent() && party.status == PartyStatus::invited;
}

}  // namespace

Decision decide_open(const Alliance& alliance, const Context& context,
                     const AllianceOpen& command) {
  if (alliance.seq != 0) return conflict("alliance.exists");
  if (context.on_behalf_of) return denied("behalf.patient_only");
  TRY(check_id(command.alliance));
  TRY(check_id(command.unit));
  TRY(check_id(command.patient));
  TRY(check_id(command.referent));
  TRY(check_id(context.account));
  if (command.patient == command.referent) return conflict("id.used");
  TRY(check_text("patient_name", command.patient_name, limits::name));
  TRY(check_text("name", context.name, limits::name));
  TRY(check_keys(context.keys));
  return events(AllianceOpened{command.alliance, command.unit, command.patient,
                               command.patient_name, command.needs_representative,
                               command.referent, context.name, context.account, context.keys});
}

Decision decide_join(const Alliance& alliance, const PartyJoin& command) {
  const auto* party = alliance.party(command.party);
  if (party == nullptr) return not_found("party.unknown");
  if (party->status == PartyStatus::joined) return conflict("party.joined");
  if (party->status == PartyStatus::left) return conflict("party.left");
  // One person has one voice in an alliance: nobody is both patient and caregiver of it.
  if (alliance.party_of(command.account)) return conflict("party.already_in");
  TRY(check_id(command.account));
  TRY(check_text("name", command.name, limits::name));
  TRY(check_keys(command.keys));
  return events(PartyJoined{command.party, command.account, command.name, command.keys});
}

Decision decide_keys(const Alliance& alliance, const PartyKeyChange& command) {
  const auto* party = alliance.party(command.party);
  if (party == nullptr || party->status != PartyStatus::joined) return not_found("party.unknown");
  TRY(check_keys(command.keys));
  if (party->keys == command.keys) return conflict("party.same_keys");
  return events(PartyKeyChanged{command.party, command.keys});
}

Decision decide_on(const Acting& acting, const PartyInvite& command) {
  TRY(may_invite(acting, command));
  TRY(check_id(command.party));
  if (acting.alliance.party(command.party)) return conflict("id.used");
  TRY(check_text("name", command.name, limits::name));
  TRY(check_text("relation", command.relation, limits::relation, Blank::allowed));
  if (acting.alliance.parties.size() >= limits::parties) {
    return invalid("limit.parties", {{"max", std::to_string(limits::parties)}});
  }
  return events(PartyInvited{command.party, command.role, command.name, command.relation,
                             acting.in_person});
}

Decision decide_on(const Acting& acting, const PartyLeave& command) {
  const auto* party = acting.alliance.party(command.party);
  if (party == nullptr || party->status == PartyStatus::left) return not_found("party.unknown");
  // The patient withdraws from the contract or closes the alliance: it is theirs.
  if (party->role == Role::patient) return conflict("party.patient_leaves");
  if (!may_remove(acting, *party)) return denied("party.not_yours");
  // Rule 5: "the caregiver may hand over to another caregiver, not vanish".
  if (party->id == acting.alliance.referent) return conflict("party.referent_leaves");
  return events(PartyLeft{command.party, acting.in_person});
}

Decision decide_on(const Acting& acting, const ReferentHandOver& command) {
  // Rule 5: "an alliance always has a referent".
  if (!acting.is_referent()) return denied("role.referent_only");
  const auto* to = acting.alliance.party(command.to);
  if (to == nullptr || to->role != Role::caregiver || to->status != PartyStatus::joined ||
      to->id == acting.alliance.referent) {
    return conflict("party.not_a_caregiver");
  }
  return events(ReferentChanged{acting.alliance.referent, command.to});
}

Decision decide_on(const Acting& acting, const AccessOpen& command) {
  // Rule 11: "what the patient opened to them".
  TRY(patient_only(acting));
  const Party* party = TRY(relative(acting.alliance, command.relative));
  TRY(check_scope(acting.alliance, command.scope));
  if (is_open(*party, command.scope)) return conflict("access.already_open");
  return events(AccessOpened{command.relative, command.scope, acting.in_person});
}

Decision decide_on(const Acting& acting, const AccessClose& command) {
  TRY(patient_only(acting));
  const Party* party = TRY(relative(acting.alliance, command.relative));
  if (!is_open(*party, command.scope)) return conflict("access.not_open");
  return events(AccessClosed{command.relative, command.scope, acting.in_person});
}

Decision decide_on(const Acting& acting, const AllianceClose& command) {
  if (!acting.is_referent() && !acting.is(Role::patient)) return denied("role.referent_only");
  TRY(check_text("reason", command.reason, limits::message));
  return events(AllianceClosed{command.reason, acting.in_person});
}

Decision decide_on(const Acting& acting, const AttachmentAdd& command) {
  const auto& attachments = acting.alliance.attachments;
  // Rule 14: a picture is what a caregiver attests to.
  if (acting.author.role != Role::caregiver) return denied("role.caregiver_only");
  TRY(check_id(command.attachment));
  const bool used = std::any_of(attachments.begin(), attachments.end(), [&](const auto& one) {
    return one.id == command.attachment;
  });
  if (used) return conflict("id.used");
  if (command.media_type != "image/png" && command.media_type != "image/jpeg" &&
      command.media_type != "image/webp") {
    return invalid("attachment.media_type");
  }
  TRY(check_text("hash", command.hash, limits::key));
  TRY(check_range("size", command.size, 1, limits::attachment_bytes));
  if (attachments.size() >= limits::attachments) {
    return invalid("limit.attachments", {{"max", std::to_string(limits::attachments)}});
  }
  return events(
      AttachmentAdded{command.attachment, command.media_type, command.hash, command.size});
}

Decision decide_on(const Acting& acting, const ErasureAsk&) {
  if (!acting.is(Role::representative)) TRY(patient_only(acting));
  if (acting.alliance.erasure_asked_at) return conflict("erasure.asked");
  return events(ErasureAsked{acting.in_person});
}

}  // namespace entente::core
