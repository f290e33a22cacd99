#include "app/invitation.hpp"

#include <algorithm>

#include "app/accounts.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

std::string code_hash(const App& app, const std::string& code) {
  const auto key = app.vault.derived("invitation");
  return crypto::base64(crypto::keyed_hash(key, {crypto::view(code)}));
}

/// Whoever was shut out of the establishment lets nobody in by the codes they had made.
Result<bool> author_shut_out(App& app, const storage::InvitationRow& row) {
  if (row.kind != "staff" || !row.author) return false;
  const auto author = app.accounts->get(*row.author);
  if (!author && author.error().category == Category::not_found) return true;
  if (!author) return author.error();
  return (*author)->disabled;
}

std::string associated(InvitationId id) { return "entente-invitation/1" + id.text(); }

}  // namespace

Invited add_invitation(const App& app, storage::InvitationRow row,
                       const InvitationContent& content, storage::Write& into) {
  const std::string code = new_code();
  row.code_hash = code_hash(app, code);
  row.sealed = crypto::seal(app.vault.derived("invitation-content"),
                            crypto::view(json::write(content)), crypto::view(associated(row.id)));
  row.created_at = into.now;
  row.expires_at = base::later(into.now, std::int64_t{app.settings.invitation_days} * 86'400);
  Invited invited{row.id, code, app.settings.origin + "/rejoindre#" + code, row.expires_at};
  into.invitations.push_back(std::move(row));
  return invited;
}

Result<InvitationContent> open_invitation(const App& app, const storage::InvitationRow& row) {
  const auto plain = TRY(crypto::open(app.vault.derived("invitation-content"), row.sealed,
                                      crypto::view(associated(row.id))));
  return json::read<InvitationContent>(crypto::text(plain));
}

Result<LiveInvitation> find_invitation(App& app, std::string_view typed_code) {
  const std::string code = normal_code(typed_code);
  if (code.empty()) return not_found("invitation.unknown");
  auto row = TRY(app.store.invitation(code_hash(app, code)));
  if (!row || row->revoked_at) return not_found("invitation.unknown");
  if (TRY(author_shut_out(app, *row))) return not_found("invitation.unknown");
  if (row->used_at) return conflict("invitation.used");
  if (app.now() >= row->expires_at) return conflict("invitation.expired");
  auto content = TRY(open_invitation(app, *row));
  return LiveInvitation{std::move(*row), std::move(content)};
}

Result<InvitationSeen> invitation_look(App& app, const InvitationCode& asked,
                                       const Client& client) {
  const std::string address = address_key(client.address);
  CHECK(app.accounts->code_address_tries.admit(address, app.now()));
  auto found = TRY(find_invitation(app, asked.code));
  app.accounts->code_address_tries.give_back(address);
  auto& content = found.content;
  return InvitationSeen{std::move(found.row.kind),        std::move(content.role),
                        std::move(content.name),          std::move(content.inviter),
                        std::move(content.unit_name),     std::move(content.relation),
                        found.row.expires_at};
}

Result<InvitationLines> invitation_list(App& app, const Caller& caller) {
  constexpr int most = 200;
  InvitationLines out;
  for (auto& row : TRY(app.store.invitations(caller.account, most))) {
    auto content = TRY(open_invitation(app, row));
    out.invitations.push_back({row.id, std::move(row.kind), std::move(content.name),
                               row.created_at, row.expires_at, row.used_at, row.revoked_at});
  }
  std::stable_sort(out.invitations.begin(), out.invitations.end(),
                   [](const auto& a, const auto& b) { return a.created_at > b.created_at; });
  return out;
}

Result<void> invitation_revoke(App& app, const Caller& caller, InvitationId id) {
  constexpr int most = 10'000;
  const auto own = TRY(app.store.invitations(caller.account, most));
  const auto found =
      std::find_if(own.begin(), own.end(), [&](const auto& row) { return row.id == id; });
  if (found == own.end()) return not_found("invitation.unknown");
  if (found->used_at) return conflict("invitation.used");
  if (found->revoked_at) return {};
  storage::Write write;
  write.now = app.now();
  write.revoke_invitation = id;
  CHECK(app.store.write(std::move(write)));
  return {};
}

Result<void> check_invitations_left(App& app, const Caller& caller) {
  // An administrator enrols a whole establishment; the limit is for those who invite patients.
  if (caller.role == core::AccountRole::administrator) return {};
  const Instant now = app.now();
  const Instant since{now.us - base::us_per_day};
  const int made = TRY(app.store.invitations_since(caller.account, since));
  if (made < app.settings.invitations_a_day) return {};
  Instant oldest = now;
  for (const auto& row : TRY(app.store.invitations(caller.account, made))) {
    if (row.created_at > since) oldest = std::min(oldest, row.created_at);
  }
  const auto wait_s = (oldest.us + base::us_per_day - now.us) / base::us_per_second + 1;
  return Error{Category::busy, "invitation.too_many", {{"seconds", std::to_string(wait_s)}}};
}

}  // namespace entente::app
