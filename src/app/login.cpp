#include "app/login.hpp"

#include "app/account_fields.hpp"
#include "app/account_stream.hpp"
#include "app/accounts.hpp"
#include "app/login_name.hpp"

namespace entente::app {

namespace {

/// Verified against when nobody has the name, so that the answer takes as long. No key has this
/// hash. The cost parameters are those of crypto::password_hash.
const std::string nobodys_hash =
    "$argon2id$v=19$m=19456,t=2,p=1$RW50ZW50ZUVudGVudGVFbg$"
    "YKlmktnfmPFiKllHXOCFKdakMGv3DhRMzYHNId6Cr/s";

using Held = std::shared_ptr<const core::Account>;

Result<void> admit(App& app, const std::string& lookup, const std::string& address) {
  const Instant now = app.now();
  CHECK(app.accounts->login_address_tries.admit(address, now));
  auto by_name = app.accounts->name_tries.admit(lookup, now);
  if (!by_name) app.accounts->login_address_tries.give_back(address);
  return by_name;
}

/// A password change or a disabling that was committed before this log-in was ends it: the
/// credentials that opened it no longer do.
Result<void> confirm(App& app, const Held& account, LoginId login) {
  const auto info = TRY(app.store.stream(stream_of(account->id)));
  if (info && info->seq == account->seq) return {};
  const auto now = app.accounts->reload(account->id);
  if (now && !(*now)->disabled &&
      (*now)->credentials.login_hash == account->credentials.login_hash) {
    return {};
  }
  storage::Write end;
  end.now = app.now();
  end.end_logins = {login};
  CHECK(app.store.write(std::move(end)));
  app.accounts->ended({account->id, login, std::nullopt});
  return denied("login.refused");
}

}  // namespace

NewLogin make_login(AccountId account, const Client& client, Instant now) {
  const crypto::Key random = crypto::random_key();
  Private<std::string> token(crypto::base64(random.reveal()));
  storage::LoginRow row{crypto::random_id<LoginId>(), token_hash(token.reveal()), account,
                        device_label(client.user_agent), now, now};
  return {std::move(row), std::move(token)};
}

Result<SaltAnswer> login_salt(App& app, const SaltQuestion& asked) {
  const std::string lookup = TRY(login_lookup(app, asked.login_name));
  std::string fake = fake_salt(app, lookup);
  const auto account = TRY(account_named(app, lookup));
  return SaltAnswer{account ? account->credentials.salt : std::move(fake)};
}

Result<LoggedIn> login_start(App& app, const LoginAttempt& asked, const Client& client) {
  const std::string lookup = TRY(login_lookup(app, asked.login_name));
  const auto key = TRY(field_bytes("login_key", asked.login_key, key_size));
  const std::string address = address_key(client.address);
  CHECK(admit(app, lookup, address));
  const auto account = TRY(account_named(app, lookup));
  const auto& hash = account ? account->credentials.login_hash : nobodys_hash;
  const bool right = crypto::password_verify(hash, key);
  if (!right || !account || account->disabled) return denied("login.refused");
  app.accounts->name_tries.forgive(lookup);
  app.accounts->login_address_tries.give_back(address);
  storage::Write write;
  write.now = app.now();
  NewLogin login = make_login(account->id, client, write.now);
  write.logins = {login.row};
  CHECK(app.store.write(std::move(write)));
  CHECK(confirm(app, account, login.row.id));
  return LoggedIn{me_of(app, *account), std::move(login.token)};
}

Result<void> check_login_key(App& app, const core::Account& account,
                             const std::string& login_key) {
  const auto key = TRY(field_bytes("login_key", login_key, key_size));
  const std::string lookup = TRY(login_lookup(app, account.login_name));
  CHECK(app.accounts->name_tries.admit(lookup, app.now()));
  if (!crypto::password_verify(account.credentials.login_hash, key)) {
    return denied("login.refused");
  }
  app.accounts->name_tries.forgive(lookup);
  return {};
}

}  // namespace entente::app
