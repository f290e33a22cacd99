// Use cases of administration: units and people. No clinical content.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"

namespace entente::app {

struct Unit {
  UnitId unit;
  std::string name;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (unit, name, created_at))
struct Units {
  std::vector<Unit> units;
};
BOOST_DESCRIBE_STRUCT(Units, (), (units))
struct UnitMake {
  UnitId unit;
  std::string name;  ///< 1 to 120 characters
};
BOOST_DESCRIBE_STRUCT(UnitMake, (), (unit, name))

struct PersonLine {
  AccountId account;
  std::string name;
  core::AccountRole role = core::AccountRole::patient;
  std::optional<UnitId> unit;
  bool disabled = false;
};
BOOST_DESCRIBE_STRUCT(PersonLine, (), (account, name, role, unit, disabled))
struct People {
  std::vector<PersonLine> people;
  std::optional<AccountId> next;  ///< give it as `after` for the next page
};
BOOST_DESCRIBE_STRUCT(People, (), (people, next))
struct PersonDisable {
  bool disabled = true;
};
BOOST_DESCRIBE_STRUCT(PersonDisable, (), (disabled))

/// Errors: denied `access.denied` unless administrator, caregiver or supervisor.
Result<Units> unit_list(App& app, const Caller& caller);
/// By an administrator. The same id again with the same name changes nothing. Errors: denied
/// `access.denied`, invalid `name.length`, `id.missing`, conflict `store.taken`.
Result<Unit> unit_make(App& app, const Caller& caller, const UnitMake& asked);

/// Names and roles, in pages by id. Errors: denied `access.denied`.
Result<People> admin_people(App& app, const Caller& caller, AccountId after, int limit);
/// Disabling ends all log-ins of the person.
/// Errors: denied `access.denied`, not_found `account.unknown`, conflict `admin.last`.
Result<void> admin_disable(App& app, const Caller& caller, AccountId person, bool disabled);
/// The same without a caller: whoever holds the server's console.
Result<void> admin_disable_from_console(App& app, AccountId person, bool disabled);

/// At first start, when there is no account: a one-time administrator invitation (earlier ones are
/// revoked); gives its link for the console.
Result<std::optional<std::string>> first_administrator(App& app);
/// A new administrator's invitation from the console, at any time. Gives its link.
Result<std::string> administrator_from_console(App& app, const std::string& name);

}  // namespace entente::app
