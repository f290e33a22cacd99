#include "app/admin.hpp"

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>

#include "app/account_stream.hpp"
#include "app/accounts.hpp"

namespace entente::app {

namespace {

using core::AccountRole;

constexpr int page = 500;

/// Whether an administrator other than `person` can still log in.
Result<bool> another_administrator(App& app, AccountId person) {
  AccountId after;
  for (;;) {
    const auto rows = TRY(app.store.accounts(after, page));
    for (const auto& row : rows) {
      if (row.account != person && !row.disabled && row.role == "administrator") return true;
    }
    if (rows.size() < page) return false;
    after = rows.back().account;
  }
}

Result<void> disable(App& app, AccountId by, AccountId person, bool disabled) {
  const std::lock_guard one_at_a_time(app.accounts->administering);
  const auto account = TRY(app.accounts->get(person));
  if (disabled && account->role == AccountRole::administrator &&
      !TRY(another_administrator(app, person))) {
    return conflict("admin.last");
  }
  const auto decide =
      [&](const core::Account& now) -> Result<std::vector<core::AccountEvent>> {
    if (now.disabled == disabled) return std::vector<core::AccountEvent>{};
    return std::vector<core::AccountEvent>{core::AccountDisabled{disabled}};
  };
  storage::Write more;
  if (disabled) more.end_all_logins = person;
  CHECK(change_account(app, person, by, decide, more));
  if (disabled) app.accounts->ended({person, std::nullopt, std::nullopt});
  return {};
}

}  // namespace

Result<People> admin_people(App& app, const Caller& caller, AccountId after, int limit) {
  if (caller.role != AccountRole::administrator) return denied("access.denied");
  const int most = std::clamp(limit, 1, page);
  People out;
  const auto rows = TRY(app.store.accounts(after, most));
  for (const auto& row : rows) {
    auto label = account_label(app, row);
    if (!label && label.error().category == Category::not_found) continue;  // erased meanwhile
    if (!label) return label.error();
    PersonLine line{row.account, std::move(label->name), AccountRole::patient, row.unit,
                    row.disabled};
    boost::describe::enum_from_string(row.role.c_str(), line.role);
    out.people.push_back(std::move(line));
  }
  if (static_cast<int>(rows.size()) == most) out.next = rows.back().account;
  return out;
}

Result<void> admin_disable(App& app, const Caller& caller, AccountId person, bool disabled) {
  if (caller.role != AccountRole::administrator) return denied("access.denied");
  return disable(app, caller.account, person, disabled);
}

Result<void> admin_disable_from_console(App& app, AccountId person, bool disabled) {
  return disable(app, AccountId{}, person, disabled);
}

}  // namespace entente::app
