#include "app/account.hpp"
#include "app/account_fields.hpp"
#include "app/account_stream.hpp"
#include "app/accounts.hpp"
#include "app/login.hpp"
#include "app/login_handed.hpp"

namespace entente::app {

namespace {

using Events = Result<std::vector<core::AccountEvent>>;

/// New credentials in place of those that the caller just proved to hold.
AccountDecision replace(const core::Credentials& proven, core::Credentials next) {
  return [proven, next = std::move(next)](const core::Account& account) -> Events {
    if (account.credentials != proven) return denied("login.refused");
    return std::vector<core::AccountEvent>{core::CredentialsChanged{next}};
  };
}

}  // namespace

Me me_of(const App& app, const core::Account& account) {
  return {account.id,
          account.role,
          account.name,
          account.login_name,
          account.unit,
          account.language,
          account.keys,
          account.credentials.wrapped_keys,
          account.credentials.salt,
          idle_minutes(app.settings, account.role),
          account.created_at,
          !account.pin_hash.empty(),
          {}};
}

Result<Me> account_me(App& app, const Caller& caller) {
  const auto account = TRY(app.accounts->get(caller.account));
  if (caller.handed) return me_handed(app, *account, *caller.handed);
  return me_of(app, *account);
}

Result<Me> account_profile(App& app, const Caller& caller, const ProfileChange& asked) {
  const std::string name = TRY(field_name(asked.name));
  CHECK(field_language(asked.language));
  const auto decide = [&](const core::Account& account) -> Events {
    if (account.name == name && account.language == asked.language) {
      return std::vector<core::AccountEvent>{};
    }
    return std::vector<core::AccountEvent>{core::ProfileChanged{name, asked.language}};
  };
  return me_of(app, *TRY(change_account(app, caller.account, caller.account, decide)));
}

Result<void> account_password(App& app, const Caller& caller, const PasswordChange& asked) {
  CHECK(field_bytes("salt", asked.salt, salt_size));
  const auto new_key = TRY(field_bytes("new_login_key", asked.new_login_key, key_size));
  CHECK(field_bytes("wrapped_keys", asked.wrapped_keys, wrapped_size));
  const auto account = TRY(app.accounts->get(caller.account));
  CHECK(check_login_key(app, *account, asked.login_key));
  core::Credentials next = account->credentials;
  next.salt = asked.salt;
  next.login_hash = crypto::password_hash(new_key);
  next.wrapped_keys = asked.wrapped_keys;
  storage::Write more;
  more.end_all_logins = caller.account;
  more.except_login = caller.login;
  CHECK(change_account(app, caller.account, caller.account,
                     replace(account->credentials, std::move(next)), more));
  app.accounts->ended({caller.account, std::nullopt, caller.login});
  return {};
}

Result<void> account_recovery(App& app, const Caller& caller, const RecoveryRenewal& asked) {
  const auto proof = TRY(field_bytes("recovery_proof", asked.recovery_proof, key_size));
  CHECK(field_bytes("recovery_wrapped", asked.recovery_wrapped, wrapped_size));
  const auto account = TRY(app.accounts->get(caller.account));
  CHECK(check_login_key(app, *account, asked.login_key));
  core::Credentials next = account->credentials;
  next.recovery_hash = crypto::base64(crypto::hash({proof}));
  next.recovery_wrapped = asked.recovery_wrapped;
  CHECK(change_account(app, caller.account, caller.account,
                     replace(account->credentials, std::move(next))));
  return {};
}

}  // namespace entente::app
