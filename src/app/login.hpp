// Use cases of logging in and out.
#pragma once
#include <string>
#include <vector>

#include "app/account.hpp"
#include "app/app.hpp"

namespace entente::app {

struct SaltQuestion {
  std::string login_name;
};
BOOST_DESCRIBE_STRUCT(SaltQuestion, (), (login_name))
struct SaltAnswer {
  std::string salt;
};
BOOST_DESCRIBE_STRUCT(SaltAnswer, (), (salt))

struct LoginAttempt {
  std::string login_name;
  std::string login_key;
};
BOOST_DESCRIBE_STRUCT(LoginAttempt, (), (login_name, login_key))

struct LoginLine {
  LoginId id;
  std::string device;  ///< "Firefox · Android"
  Instant created_at;
  Instant seen_at;     ///< at most a minute old
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(LoginLine, (), (id, device, created_at, seen_at, current))
struct LoginLines {
  std::vector<LoginLine> logins;
};
BOOST_DESCRIBE_STRUCT(LoginLines, (), (logins))

/// Same work and same kind of answer for a name that nobody has.
Result<SaltAnswer> login_salt(App& app, const SaltQuestion& asked);
/// Costs one Argon2id whether the name exists or not. Errors: denied `login.refused` (wrong name,
/// wrong password or disabled: never told which), busy `tries.too_many` {seconds}, invalid
/// `login_name.malformed`, `keys.malformed`.
Result<LoggedIn> login_start(App& app, const LoginAttempt& asked, const Client& client);
Result<LoginLines> login_list(App& app, const Caller& caller);
Result<void> login_end_current(App& app, const Caller& caller);
/// Errors: not_found `login.unknown`, also for another person's.
Result<void> login_end(App& app, const Caller& caller, LoginId login);
/// All of one's own but the current one.
Result<void> login_end_others(App& app, const Caller& caller);

/// "Firefox · Android" of a user agent, at most 60 bytes; empty when nothing is recognised.
std::string device_label(std::string_view user_agent);

struct NewLogin {
  storage::LoginRow row;
  Private<std::string> token;
};
/// A log-in to be written.
NewLogin make_login(AccountId account, const Client& client, Instant now);

/// The login key against the account's hash, after the rate limit of its name. Costs one Argon2id.
Result<void> check_login_key(App& app, const core::Account& account, const std::string& login_key);

}  // namespace entente::app
