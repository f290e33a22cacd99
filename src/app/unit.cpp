#include <algorithm>

#include "app/account_fields.hpp"
#include "app/admin.hpp"

namespace entente::app {

using core::AccountRole;

Result<Units> unit_list(App& app, const Caller& caller) {
  const bool at_home =
      caller.role == AccountRole::patient || caller.role == AccountRole::relative;
  if (!caller.known() || at_home) return denied("access.denied");
  Units out;
  for (auto& row : TRY(app.store.units())) {
    out.units.push_back({row.unit, std::move(row.name), row.created_at});
  }
  return out;
}

Result<Unit> unit_make(App& app, const Caller& caller, const UnitMake& asked) {
  if (caller.role != AccountRole::administrator) return denied("access.denied");
  if (asked.unit.is_none()) return invalid("id.missing");
  std::string name = TRY(field_name(asked.name));
  const auto units = TRY(app.store.units());
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const auto& row) { return row.unit == asked.unit; });
  if (found != units.end() && found->name != name) return conflict("store.taken");
  if (found != units.end()) return Unit{found->unit, std::move(name), found->created_at};
  storage::Write write;
  write.now = app.now();
  write.units = {{asked.unit, name, write.now}};
  const Unit made{asked.unit, std::move(name), write.now};
  CHECK(app.store.write(std::move(write)));
  return made;
}

}  // namespace entente::app
