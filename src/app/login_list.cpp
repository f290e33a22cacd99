#include <algorithm>

#include "app/accounts.hpp"
#include "app/login.hpp"

namespace entente::app {

namespace {

Result<void> end(App& app, storage::Write write, const LoginsEnded& which) {
  write.now = app.now();
  CHECK(app.store.write(std::move(write)));
  app.accounts->ended(which);
  return {};
}

}  // namespace

Result<LoginLines> login_list(App& app, const Caller& caller) {
  const Instant now = app.now();
  const std::int64_t limit_us =
      idle_minutes(app.settings, caller.role) * 60 * base::us_per_second;
  LoginLines out;
  for (auto& row : TRY(app.store.logins(caller.account))) {
    const bool current = row.id == caller.login;
    if (!current && now.us - row.seen_at.us > limit_us) continue;  // idle: it lets nobody in
    out.logins.push_back({row.id, std::move(row.device), row.created_at,
                          current ? now : row.seen_at, current});
  }
  return out;
}

Result<void> login_end_current(App& app, const Caller& caller) {
  storage::Write write;
  write.end_logins = {caller.login};
  return end(app, std::move(write), {caller.account, caller.login, std::nullopt});
}

Result<void> login_end(App& app, const Caller& caller, LoginId login) {
  const auto own = TRY(app.store.logins(caller.account));
  const auto is_it = [&](const storage::LoginRow& row) { return row.id == login; };
  if (std::none_of(own.begin(), own.end(), is_it)) return not_found("login.unknown");
  storage::Write write;
  write.end_logins = {login};
  return end(app, std::move(write), {caller.account, login, std::nullopt});
}

Result<void> login_end_others(App& app, const Caller& caller) {
  storage::Write write;
  write.end_all_logins = caller.account;
  write.except_login = caller.login;
  return end(app, std::move(write), {caller.account, std::nullopt, caller.login});
}

}  // namespace entente::app
