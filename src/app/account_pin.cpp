// The PIN: a few digits that take a lent tablet back, quicker to type than a password beside a
// patient.
#include <algorithm>

#include "app/account.hpp"
#include "app/account_stream.hpp"
#include "app/accounts.hpp"
#include "app/login.hpp"
#include "app/login_handed.hpp"
#include "app/login_name.hpp"

namespace entente::app {

namespace {

using Events = Result<std::vector<core::AccountEvent>>;

constexpr std::size_t shortest_pin = 4;
constexpr std::size_t longest_pin = 8;

/// 1111, 1234 and 4321 are what anybody would try first.
bool easy(std::string_view pin) {
  for (const int step : {-1, 0, 1}) {
    const auto off = std::adjacent_find(pin.begin(), pin.end(),
                                        [&](char a, char b) { return b - a != step; });
    if (off == pin.end()) return true;
  }
  return false;
}

Result<void> check_old(App& app, const core::Account& account, const PinChange& asked) {
  if (account.pin_hash.empty()) return {};
  if (asked.login_key) return check_login_key(app, account, *asked.login_key);
  if (!TRY(pin_is(app, account, asked.old_pin.value_or("")))) return denied("pin.refused");
  return {};
}

}  // namespace

Result<void> check_pin(std::string_view pin) {
  const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
  if (digits && pin.size() >= shortest_pin && pin.size() <= longest_pin) return {};
  return invalid("pin.malformed");
}

Result<bool> pin_is(App& app, const core::Account& account, std::string_view pin) {
  const std::string lookup = TRY(login_lookup(app, account.login_name));
  CHECK(app.accounts->name_tries.admit(lookup, app.now()));
  if (!crypto::password_verify(account.pin_hash, crypto::view(pin))) return false;
  app.accounts->name_tries.forgive(lookup);
  return true;
}

Result<void> account_pin(App& app, const Caller& caller, const PinChange& asked) {
  CHECK(check_pin(asked.pin));
  if (easy(asked.pin)) return invalid("pin.easy");
  const auto account = TRY(app.accounts->get(caller.account));
  CHECK(check_old(app, *account, asked));
  const core::PinChanged changed{crypto::password_hash(crypto::view(asked.pin))};
  const auto decide = [&, proven = account->pin_hash](const core::Account& now) -> Events {
    if (now.pin_hash != proven) return denied("pin.refused");
    return std::vector<core::AccountEvent>{changed};
  };
  CHECK(change_account(app, caller.account, caller.account, decide));
  return {};
}

}  // namespace entente::app
