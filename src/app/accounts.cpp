#include "app/accounts.hpp"

#include <algorithm>
#include <chrono>

#include "app/account_stream.hpp"

namespace entente::app {

namespace {

constexpr std::int64_t write_seen_every_us = 60 * base::us_per_second;
constexpr auto sweep_every = std::chrono::seconds(5);
constexpr std::size_t token_length = 43;  // 32 bytes in base64url

}  // namespace

int idle_minutes(const Settings& settings, core::AccountRole role) {
  const bool at_home = role == core::AccountRole::patient || role == core::AccountRole::relative;
  return at_home ? settings.idle_minutes_patient : settings.idle_minutes_caregiver;
}

std::string token_hash(std::string_view token) {
  return crypto::base64(crypto::hash({crypto::view(token)}));
}

Accounts::Accounts(App& app) : app_(app), sweeper_([this] { run(); }) {}

Accounts::~Accounts() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  sweeper_.join();
  on_logged_out = nullptr;
  sweep();
}

Result<std::shared_ptr<const core::Account>> Accounts::get(AccountId id) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto* found = accounts_.find(id)) return *found;
  }
  return reload(id);
}

Result<std::shared_ptr<const core::Account>> Accounts::reload(AccountId id) {
  std::uint64_t before;
  {
    const std::lock_guard lock(mutex_);
    before = epoch_;
  }
  auto loaded = std::make_shared<const core::Account>(TRY(load_account(app_, id)));
  const std::lock_guard lock(mutex_);
  if (epoch_ != before) return loaded;  // perhaps forgotten meanwhile: true now, but not kept
  const auto* kept = accounts_.find(id);
  if (kept && (*kept)->seq >= loaded->seq) return *kept;
  accounts_.put(id, loaded);
  return loaded;
}

void Accounts::learn(std::shared_ptr<const core::Account> account) {
  const std::lock_guard lock(mutex_);
  const auto* kept = accounts_.find(account->id);
  if (kept && (*kept)->seq >= account->seq) return;
  const AccountId id = account->id;
  accounts_.put(id, std::move(account));
}

void Accounts::forget(AccountId id) {
  {
    const std::lock_guard lock(mutex_);
    ++epoch_;
    accounts_.erase(id);
  }
  ended({.account = id});
}

bool Accounts::idle(const Login& login, Instant now) const {
  const int minutes = idle_minutes(app_.settings, login.caller.role);
  return now.us - login.seen_at.us > minutes * 60 * base::us_per_second;
}

std::optional<Caller> Accounts::cached_login(const std::string& hash, Instant now) {
  const std::lock_guard lock(mutex_);
  Login* login = logins_.find(hash);
  if (!login) return std::nullopt;
  if (idle(*login, now)) {
    idle_.push_back({login->caller.account, login->caller.login, std::nullopt});
    ++epoch_;
    logins_.erase(hash);
    return Caller{};
  }
  login->seen_at = std::max(login->seen_at, now);
  if (now.us - login->written_at.us > write_seen_every_us) {
    login->written_at = now;
    touched_.push_back(login->caller.login);
  }
  return login->caller;
}

Result<Accounts::Found> Accounts::load_login(const std::string& hash, Instant now) {
  const auto row = TRY(app_.store.login(hash));
  if (!row) return Found{};
  const auto account = get(row->account);
  if (!account && account.error().category == Category::not_found) return Found{};
  if (!account) return account.error();
  if ((*account)->disabled) return Found{};
  const Login login{
      {row->account, (*account)->role, row->id, row->handed}, row->seen_at, row->seen_at};
  return Found{login, idle(login, now)};
}

Result<Caller> Accounts::caller_of(std::string_view token) {
  if (token.size() != token_length) return Caller{};
  const std::string hash = token_hash(token);
  const Instant now = app_.now();
  if (const auto known = cached_login(hash, now)) return *known;
  // What is read is kept only if no log-in ended meanwhile: else a log-out could be undone.
  for (int tries = 0; tries < 16; ++tries) {
    std::uint64_t before;
    {
      const std::lock_guard lock(mutex_);
      before = epoch_;
    }
    Found found = TRY(load_login(hash, now));
    const std::lock_guard lock(mutex_);
    if (epoch_ != before) continue;
    if (!found.login) return Caller{};
    Login& login = *found.login;
    if (found.idle) {
      idle_.push_back({login.caller.account, login.caller.login, std::nullopt});
      return Caller{};
    }
    login.seen_at = std::max(login.seen_at, now);
    if (now.us - login.written_at.us > write_seen_every_us) {
      login.written_at = now;
      touched_.push_back(login.caller.login);
    }
    logins_.put(hash, login);
    return login.caller;
  }
  return Error{Category::busy, "store.busy"};
}

void Accounts::ended(const LoginsEnded& which) {
  {
    const std::lock_guard lock(mutex_);
    ++epoch_;
    logins_.erase_if([&](const Login& login) {
      if (login.caller.account != which.account) return false;
      if (which.only) return login.caller.login == *which.only;
      return login.caller.login != which.except;
    });
  }
  if (on_logged_out) on_logged_out(which.account);
}

void Accounts::handed(AccountId account, LoginId login,
                      const std::optional<storage::Handed>& to) {
  {
    const std::lock_guard lock(mutex_);
    ++epoch_;
    logins_.for_each([&](Login& one) {
      if (one.caller.login == login) one.caller.handed = to;
    });
  }
  const bool lent_now = to && to->tries == 0;
  if (lent_now && on_logged_out) on_logged_out(account);
}

void Accounts::sweep() {
  std::vector<LoginId> touched;
  std::vector<LoginsEnded> gone;
  storage::Write write;
  {
    const std::lock_guard lock(mutex_);
    if (logins_.empty() && touched_.empty() && idle_.empty()) return;
    write.now = app_.now();
    logins_.erase_if([&](const Login& login) {
      if (!idle(login, write.now)) return false;
      idle_.push_back({login.caller.account, login.caller.login, std::nullopt});
      return true;
    });
    if (!idle_.empty()) ++epoch_;
    write.touch_logins = std::exchange(touched_, {});
    gone = std::exchange(idle_, {});
  }
  for (const auto& end : gone) write.end_logins.push_back(*end.only);
  if (write.touch_logins.empty() && write.end_logins.empty()) return;
  // A refused write loses nothing: an idle log-in is refused again when it is next shown, and a
  // time of last use is at most a minute older.
  static_cast<void>(app_.store.write(std::move(write)));
  if (!on_logged_out) return;
  for (const auto& end : gone) on_logged_out(end.account);
}

void Accounts::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, sweep_every, [this] { return stopping_; })) {
    lock.unlock();
    sweep();
    lock.lock();
  }
}

Result<std::shared_ptr<const core::Account>> account_named(App& app, const std::string& lookup) {
  const std::shared_ptr<const core::Account> none;
  const auto row = TRY(app.store.account_by_login(lookup));
  if (!row) return none;
  auto account = app.accounts->get(row->account);
  if (!account && account.error().category == Category::not_found) return none;
  return account;
}

Result<Caller> caller_of(App& app, std::string_view token) {
  return app.accounts->caller_of(token);
}

}  // namespace entente::app
