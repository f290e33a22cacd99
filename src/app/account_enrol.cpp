#include <boost/describe/enum_from_string.hpp>

#include "app/account.hpp"
#include "app/account_fields.hpp"
#include "app/account_stream.hpp"
#include "app/accounts.hpp"
#include "app/invitation.hpp"
#include "app/invitation_join.hpp"
#include "app/login.hpp"
#include "app/login_name.hpp"

namespace entente::app {

namespace {

using core::AccountRole;

/// Every field but the code; the login key is hashed later, when all else is right.
Result<core::AccountCreated> check(const Enrolment& asked) {
  CHECK(fold_login(asked.login_name));
  core::AccountCreated created;
  created.login_name = asked.login_name;
  created.name = TRY(field_name(asked.name));
  CHECK(field_language(asked.language));
  created.language = asked.language;
  CHECK(field_bytes("keys.sign", asked.keys.sign, key_size));
  CHECK(field_bytes("keys.box", asked.keys.box, key_size));
  created.keys = asked.keys;
  CHECK(field_bytes("salt", asked.salt, salt_size));
  CHECK(field_bytes("login_key", asked.login_key, key_size));
  CHECK(field_bytes("wrapped_keys", asked.wrapped_keys, wrapped_size));
  const auto proof = TRY(field_bytes("recovery_proof", asked.recovery_proof, key_size));
  CHECK(field_bytes("recovery_wrapped", asked.recovery_wrapped, wrapped_size));
  created.credentials = {asked.salt, "", asked.wrapped_keys,
                         crypto::base64(crypto::hash({proof})), asked.recovery_wrapped};
  return created;
}

/// What an invitation makes of a newcomer. A professional's account is made by the
/// administration only: an alliance's code cannot let somebody in as one.
Result<AccountRole> role_of(const LiveInvitation& invitation) {
  const std::string& role = invitation.content.role;
  if (invitation.row.kind == "party") {
    if (role == "patient") return AccountRole::patient;
    if (role == "relative" || role == "representative") return AccountRole::relative;
    return conflict("invitation.account_needed");
  }
  AccountRole out = AccountRole::patient;
  if (!boost::describe::enum_from_string(role.c_str(), out)) {
    return fault("invitation.malformed");
  }
  return out;
}

/// The invitation behind the code, after the rate limit of the address.
Result<LiveInvitation> invitation_for(App& app, const std::string& code, const Client& client) {
  const std::string address = address_key(client.address);
  CHECK(app.accounts->code_address_tries.admit(address, app.now()));
  auto found = TRY(find_invitation(app, code));
  app.accounts->code_address_tries.give_back(address);
  return found;
}

}  // namespace

Result<LoggedIn> account_enrol(App& app, const Enrolment& asked, const Client& client) {
  core::AccountCreated created = TRY(check(asked));
  const LiveInvitation invitation = TRY(invitation_for(app, asked.code, client));
  created.role = TRY(role_of(invitation));
  created.account = crypto::random_id<AccountId>();
  created.unit = invitation.content.unit;
  const auto lookup = TRY(login_lookup(app, asked.login_name));
  if (TRY(app.store.account_by_login(lookup))) return conflict("store.taken");
  const auto login_key = TRY(field_bytes("login_key", asked.login_key, key_size));
  created.credentials.login_hash = crypto::password_hash(login_key);

  core::Account account;
  Private<std::string> token;
  const auto build = [&]() -> Result<storage::Write> {
    storage::Write write;
    write.now = app.now();
    account = TRY(add_account(app, created, write));
    NewLogin login = make_login(account.id, client, write.now);
    token = std::move(login.token);
    write.logins = {std::move(login.row)};
    CHECK(add_use(app, invitation.row, account, write));
    return write;
  };
  CHECK(write_built(app, build));
  const Me me = me_of(app, account);
  app.accounts->learn(std::make_shared<const core::Account>(std::move(account)));
  return LoggedIn{me, std::move(token)};
}

}  // namespace entente::app
