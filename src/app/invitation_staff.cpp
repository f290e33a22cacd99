#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "app/account_fields.hpp"
#include "app/accounts.hpp"
#include "app/admin.hpp"
#include "app/invitation.hpp"

namespace entente::app {

namespace {

using core::AccountRole;

Result<std::string> unit_name(App& app, UnitId unit) {
  for (auto& row : TRY(app.store.units())) {
    if (row.unit == unit) return std::move(row.name);
  }
  return not_found("unit.unknown");
}

storage::InvitationRow row_of(InvitationId id, std::string kind, std::optional<AccountId> author) {
  storage::InvitationRow row;
  row.id = id;
  row.kind = std::move(kind);
  row.author = author;
  return row;
}

}  // namespace

Result<Invited> invitation_staff(App& app, const Caller& caller, const StaffInvite& asked) {
  if (caller.role != AccountRole::administrator) return denied("access.denied");
  if (asked.invitation.is_none()) return invalid("id.missing");
  if (asked.role == AccountRole::patient || asked.role == AccountRole::relative) {
    return invalid("invitation.role");
  }
  InvitationContent content;
  content.name = TRY(field_name(asked.name));
  content.role = boost::describe::enum_to_string(asked.role, "");
  content.inviter = TRY(app.accounts->get(caller.account))->name;
  content.unit = asked.unit;
  if (asked.unit) content.unit_name = TRY(unit_name(app, *asked.unit));
  if (!asked.unit && asked.role != AccountRole::administrator) {
    return invalid("unit.missing");
  }
  storage::Write write;
  write.now = app.now();
  auto invited =
      add_invitation(app, row_of(asked.invitation, "staff", caller.account), content, write);
  CHECK(app.store.write(std::move(write)));
  return invited;
}

Result<std::string> administrator_from_console(App& app, const std::string& name) {
  InvitationContent content;
  content.name = name;
  content.role = boost::describe::enum_to_string(AccountRole::administrator, "");
  storage::Write write;
  write.now = app.now();
  const auto id = crypto::random_id<InvitationId>();
  auto invited = add_invitation(app, row_of(id, "administrator", std::nullopt), content, write);
  CHECK(app.store.write(std::move(write)));
  return std::move(invited.link);
}

Result<std::optional<std::string>> first_administrator(App& app) {
  const auto somebody = TRY(app.store.accounts(AccountId{}, 1));
  if (!somebody.empty()) return std::optional<std::string>();
  // Whoever saw an earlier start's console must not keep the key to an empty house.
  constexpr int most = 10'000;
  for (const auto& row : TRY(app.store.invitations(std::nullopt, most))) {
    if (row.kind != "administrator" || row.author || row.used_at || row.revoked_at) continue;
    storage::Write revoke;
    revoke.now = app.now();
    revoke.revoke_invitation = row.id;
    CHECK(app.store.write(std::move(revoke)));
  }
  return std::optional<std::string>(TRY(administrator_from_console(app, "")));
}

}  // namespace entente::app
