// Use cases of invitations: one-time codes that let a person in.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/account.hpp"
#include "app/app.hpp"

namespace entente::app {

/// What an invitation says, sealed at rest.
struct InvitationContent {
  std::string name;      ///< of the person invited, as the inviter knows them
  std::string role;      ///< an account's role for "staff", a party's for "party"
  std::string relation;  ///< "fille"; else empty
  std::string inviter;   ///< name; empty for the first administrator
  std::optional<UnitId> unit;
  std::string unit_name;
};
BOOST_DESCRIBE_STRUCT(InvitationContent, (), (name, role, relation, inviter, unit, unit_name))

/// An invitation just made. The code is shown once: only its keyed hash is kept.
struct Invited {
  InvitationId invitation;
  std::string code;  ///< 12 characters of upper-case Crockford base32
  std::string link;  ///< origin + "/rejoindre#" + code
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Invited, (), (invitation, code, link, expires_at))

struct InvitationCode {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(InvitationCode, (), (code))

struct InvitationSeen {
  std::string kind;  ///< "administrator", "staff" or "party"
  std::string role;
  std::string name;
  std::string inviter;
  std::string unit;  ///< its name
  std::string relation;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationSeen, (), (kind, role, name, inviter, unit, relation, expires_at))

struct InvitationLine {
  InvitationId invitation;
  std::string kind;
  std::string name;
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> used_at;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(InvitationLine, (),
                      (invitation, kind, name, created_at, expires_at, used_at, revoked_at))
struct InvitationLines {
  std::vector<InvitationLine> invitations;
};
BOOST_DESCRIBE_STRUCT(InvitationLines, (), (invitations))

struct StaffInvite {
  InvitationId invitation;
  core::AccountRole role = core::AccountRole::caregiver;  ///< not patient or relative
  std::string name;
  std::optional<UnitId> unit;  ///< asked of a caregiver and a supervisor
};
BOOST_DESCRIBE_STRUCT(StaffInvite, (), (invitation, role, name, unit))

/// `party` is there already (the patient), or new: then with a role and a name.
struct PartyInvitation {
  InvitationId invitation;
  PartyId party;
  std::optional<core::Role> role;
  std::optional<std::string> name;
  std::optional<std::string> relation;
};
BOOST_DESCRIBE_STRUCT(PartyInvitation, (), (invitation, party, role, name, relation))

struct InvitationAccepted {
  AllianceId alliance;
  PartyId party;
};
BOOST_DESCRIBE_STRUCT(InvitationAccepted, (), (alliance, party))

/// By an administrator. Errors: denied `access.denied`, invalid `name.length`,
/// `invitation.role`, `unit.missing`, not_found `unit.unknown`, conflict `store.taken`.
Result<Invited> invitation_staff(App& app, const Caller& caller, const StaffInvite& asked);
/// By a member of the alliance, or by a caregiver on behalf of the patient or representative in
/// the room; a live code for the same party from the same person is revoked.
/// Errors: not_found `alliance.unknown`, denied `invitation.not_yours`, `behalf.*`, conflict
/// `party.joined`, busy `invitation.too_many` {seconds}, invalid `party.incomplete`, and the
/// core's.
Result<Invited> invitation_party(App& app, const Caller& caller, AllianceId alliance,
                                 const PartyInvitation& asked,
                                 std::optional<PartyId> on_behalf_of = {});
/// Errors: not_found `invitation.unknown` (also when revoked), conflict `invitation.used`,
/// `invitation.expired`, busy `tries.too_many`.
Result<InvitationSeen> invitation_look(App& app, const InvitationCode& asked,
                                       const Client& client);
/// A person who has an account already joins a party. Errors: as invitation_look, conflict
/// `invitation.enrol` (not of kind party), denied `invitation.other_role`, and the core's.
Result<InvitationAccepted> invitation_accept(App& app, const Caller& caller,
                                             const InvitationCode& asked, const Client& client);
/// One's own, newest first.
Result<InvitationLines> invitation_list(App& app, const Caller& caller);
/// Errors: not_found `invitation.unknown`, also for another person's; conflict `invitation.used`.
Result<void> invitation_revoke(App& app, const Caller& caller, InvitationId id);

/// The one form of a code: upper case, without spaces and dashes, O as 0, I and L as 1; empty
/// unless 12 characters of the alphabet come out.
std::string normal_code(std::string_view typed);
std::string new_code();  ///< 60 random bits

/// A live invitation, opened.
struct LiveInvitation {
  storage::InvitationRow row;
  InvitationContent content;
};
/// Errors: as invitation_look, but for `tries.too_many`.
Result<LiveInvitation> find_invitation(App& app, std::string_view typed_code);

/// Adds an invitation with a new code to a write.
Invited add_invitation(const App& app, storage::InvitationRow row,
                       const InvitationContent& content, storage::Write& into);
/// Errors: fault `crypto.not_opened`.
Result<InvitationContent> open_invitation(const App& app, const storage::InvitationRow& row);
/// Errors: busy `invitation.too_many` {seconds}. Hold Accounts::inviting until the write is done.
Result<void> check_invitations_left(App& app, const Caller& caller);

}  // namespace entente::app
