#include "app/recovery.hpp"

#include "app/account_fields.hpp"
#include "app/account_stream.hpp"
#include "app/accounts.hpp"
#include "app/login.hpp"
#include "app/login_name.hpp"

namespace entente::app {

namespace {

using Held = std::shared_ptr<const core::Account>;

/// The account whose recovery code the proof comes from, after the rate limits. The proof is 32
/// random-looking bytes: a fast hash is enough.
Result<Held> prove(App& app, const std::string& login_name, const std::string& recovery_proof,
                   const Client& client) {
  const std::string lookup = TRY(login_lookup(app, login_name));
  const auto proof = TRY(field_bytes("recovery_proof", recovery_proof, key_size));
  const std::string address = address_key(client.address);
  const std::string name_key = "recovery " + lookup;
  const Instant now = app.now();
  CHECK(app.accounts->login_address_tries.admit(address, now));
  const auto by_name = app.accounts->name_tries.admit(name_key, now);
  if (!by_name) {
    app.accounts->login_address_tries.give_back(address);
    return by_name.error();
  }
  const Held account = TRY(account_named(app, lookup));
  const std::string given = crypto::base64(crypto::hash({proof}));
  const std::string kept = account ? account->credentials.recovery_hash : fake_salt(app, lookup);
  const bool right = crypto::equal(crypto::view(given), crypto::view(kept));
  if (!right || !account || account->disabled) return denied("recovery.refused");
  app.accounts->name_tries.forgive(name_key);
  app.accounts->login_address_tries.give_back(address);
  return account;
}

}  // namespace

Result<RecoveryFound> recovery_look(App& app, const RecoveryLook& asked, const Client& client) {
  const Held account = TRY(prove(app, asked.login_name, asked.recovery_proof, client));
  return RecoveryFound{account->credentials.recovery_wrapped, account->credentials.salt};
}

Result<LoggedIn> recovery_use(App& app, const Recovery& asked, const Client& client) {
  CHECK(field_bytes("salt", asked.salt, salt_size));
  const auto login_key = TRY(field_bytes("login_key", asked.login_key, key_size));
  CHECK(field_bytes("wrapped_keys", asked.wrapped_keys, wrapped_size));
  const Held proven = TRY(prove(app, asked.login_name, asked.recovery_proof, client));
  const std::string login_hash = crypto::password_hash(login_key);
  NewLogin login = make_login(proven->id, client, app.now());
  storage::Write more;
  more.end_all_logins = proven->id;
  more.except_login = login.row.id;
  more.logins = {login.row};
  const auto decide =
      [&](const core::Account& account) -> Result<std::vector<core::AccountEvent>> {
    // A code that was renewed meanwhile opens nothing any more.
    if (account.disabled ||
        account.credentials.recovery_hash != proven->credentials.recovery_hash) {
      return denied("recovery.refused");
    }
    core::Credentials next = account.credentials;
    next.salt = asked.salt;
    next.login_hash = login_hash;
    next.wrapped_keys = asked.wrapped_keys;
    return std::vector<core::AccountEvent>{core::CredentialsChanged{next}};
  };
  const auto account = TRY(change_account(app, proven->id, proven->id, decide, more));
  app.accounts->ended({proven->id, std::nullopt, login.row.id});
  app.accounts->name_tries.forgive(TRY(login_lookup(app, account->login_name)));
  return LoggedIn{me_of(app, *account), std::move(login.token)};
}

}  // namespace entente::app
