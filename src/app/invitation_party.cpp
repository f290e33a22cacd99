#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "app/account_fields.hpp"
#include "app/accounts.hpp"
#include "app/alliance_command.hpp"
#include "app/alliances.hpp"
#include "app/invitation.hpp"
#include "app/invitation_join.hpp"
#include "core/access/access.hpp"

namespace entente::app {

namespace {

using core::Role;

/// Who asks: the caller, or the person in the room for whom they, a caregiver, ask (rule 14).
Result<Role> asking(const core::Alliance& alliance, const core::Viewer& viewer,
                    std::optional<PartyId> on_behalf_of) {
  if (!on_behalf_of) return viewer.role;
  if (viewer.role != Role::caregiver) return denied("behalf.caregiver_only");
  const auto* subject = alliance.party(*on_behalf_of);
  const bool may_speak = subject != nullptr && subject->status != core::PartyStatus::left &&
                         (subject->role == Role::patient || subject->role == Role::representative);
  if (!may_speak) return denied("behalf.patient_only");
  return subject->role;
}

/// A code for someone already named in the alliance: the patient and their representative give
/// relatives theirs; a caregiver gives theirs to the patient, a representative, a caregiver or a
/// supervisor.
Result<void> may_invite(Role asking, const core::Party& party) {
  if (party.status != core::PartyStatus::invited) return conflict("party.joined");
  const bool relative = party.role == Role::relative;
  const bool patient_side = asking == Role::patient || asking == Role::representative;
  const bool own_side = patient_side ? relative : asking == Role::caregiver && !relative;
  if (!own_side) return denied("invitation.not_yours");
  return {};
}

Result<core::PartyInvite> new_party(const PartyInvitation& asked) {
  if (!asked.role || !asked.name) return invalid("party.incomplete");
  return core::PartyInvite{asked.party, *asked.role, TRY(field_name(*asked.name)),
                           asked.relation.value_or("")};
}

/// The caller's code for the same party that could still be used: a lost one must not stay alive.
Result<std::optional<InvitationId>> earlier(App& app, const Caller& caller, PartyId party) {
  constexpr int most = 10'000;
  const Instant now = app.now();
  for (const auto& row : TRY(app.store.invitations(caller.account, most))) {
    const bool live = !row.used_at && !row.revoked_at && now < row.expires_at;
    if (live && row.party == party) return std::optional(row.id);
  }
  return std::optional<InvitationId>();
}

/// Decides on the alliance as it is now, and adds all to a write.
Result<Invited> build(App& app, const Caller& caller, AllianceId id, const PartyInvitation& asked,
                      std::optional<PartyId> on_behalf_of, storage::Write& into) {
  const auto alliance = TRY(app.alliances->get(id));
  const auto viewer = TRY(core::access_alliance(*alliance, caller.account));
  InvitationContent content;
  if (const auto* party = alliance->party(asked.party)) {
    const auto asked_by = TRY(asking(*alliance, viewer, on_behalf_of));
    CHECK(may_invite(asked_by, *party));
    content.name = party->name;
    content.role = boost::describe::enum_to_string(party->role, "");
    content.relation = party->relation;
  } else {
    const auto invite = TRY(new_party(asked));
    core::Context context;
    context.now = into.now;
    context.author = viewer.party;
    context.on_behalf_of = on_behalf_of;
    context.seen = alliance->seq;
    CHECK(prepare_command(app, id, invite, context, into));
    content.name = invite.name;
    content.role = boost::describe::enum_to_string(invite.role, "");
    content.relation = invite.relation;
  }
  content.inviter = TRY(app.accounts->get(caller.account))->name;
  for (auto& unit : TRY(app.store.units())) {
    if (unit.unit == alliance->unit) content.unit_name = std::move(unit.name);
  }
  into.revoke_invitation = TRY(earlier(app, caller, asked.party));
  storage::InvitationRow row;
  row.id = asked.invitation;
  row.kind = "party";
  row.alliance = id;
  row.party = asked.party;
  row.author = caller.account;
  return add_invitation(app, std::move(row), content, into);
}

}  // namespace

bool may_join(core::AccountRole account, std::string_view party_role) {
  using core::AccountRole;
  if (party_role == "caregiver") return account == AccountRole::caregiver;
  if (party_role == "supervisor") return account == AccountRole::supervisor;
  return account == AccountRole::patient || account == AccountRole::relative;
}

Result<void> add_use(App& app, const storage::InvitationRow& invitation,
                     const core::Account& account, storage::Write& into) {
  into.use_invitation = invitation.id;
  if (!invitation.alliance || !invitation.party) return {};
  const core::PartyJoin join{*invitation.party, account.id, account.name, account.keys};
  core::Context context;
  context.now = into.now;
  context.author = *invitation.party;
  context.seen = TRY(app.alliances->get(*invitation.alliance))->seq;
  return prepare_command(app, *invitation.alliance, join, context, into);
}

Result<void> write_built(App& app, const std::function<Result<storage::Write>()>& build) {
  for (int tries = 0; tries < 5; ++tries) {
    auto write = TRY(build());
    const auto receipt = app.store.write(std::move(write));
    if (receipt) return {};
    if (receipt.error().key != "store.moved") return receipt.error();
  }
  return conflict("store.moved");
}

Result<Invited> invitation_party(App& app, const Caller& caller, AllianceId alliance,
                                 const PartyInvitation& asked,
                                 std::optional<PartyId> on_behalf_of) {
  if (asked.invitation.is_none() || asked.party.is_none()) return invalid("id.missing");
  const std::lock_guard counted(app.accounts->inviting);
  CHECK(check_invitations_left(app, caller));
  std::optional<Invited> invited;
  const auto built = [&]() -> Result<storage::Write> {
    storage::Write write;
    write.now = app.now();
    invited = TRY(build(app, caller, alliance, asked, on_behalf_of, write));
    return write;
  };
  CHECK(write_built(app, built));
  return *std::move(invited);
}

Result<InvitationAccepted> invitation_accept(App& app, const Caller& caller,
                                             const InvitationCode& asked, const Client& client) {
  const std::string address = address_key(client.address);
  CHECK(app.accounts->code_address_tries.admit(address, app.now()));
  const auto found = TRY(find_invitation(app, asked.code));
  app.accounts->code_address_tries.give_back(address);
  if (found.row.kind != "party") return conflict("invitation.enrol");
  if (!may_join(caller.role, found.content.role)) return denied("invitation.other_role");
  const auto account = TRY(app.accounts->get(caller.account));
  const auto built = [&]() -> Result<storage::Write> {
    storage::Write write;
    write.now = app.now();
    CHECK(add_use(app, found.row, *account, write));
    return write;
  };
  CHECK(write_built(app, built));
  return InvitationAccepted{*found.row.alliance, *found.row.party};
}

}  // namespace entente::app
