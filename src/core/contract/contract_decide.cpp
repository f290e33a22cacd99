// Opening the next version, and leaving the contract.
#include "core/alliance/acting.hpp"

namespace entente::core {

Decision decide_on(const Acting& acting, const ContractAmend&) {
  const auto& alliance = acting.alliance;
  const int next = static_cast<int>(alliance.versions.size()) + 1;
  if (alliance.status == AllianceStatus::withdrawn) {
    // Rule 5: whoever withdrew is not brought back by others.
    if (!acting.is(Role::patient)) return conflict("contract.withdrawn");
    return events(ContractAmended{next, acting.in_person});
  }
  if (!acting.is(Role::patient) && !acting.is(Role::caregiver)) {
    return denied("role.contract_only");
  }
  if (const auto* open = alliance.negotiation()) {
    // Rule 17: the other side opened it in the meantime.
    if (open->changed > acting.context.seen) {
      return conflict("alliance.changed", {{"seq", std::to_string(open->changed)}});
    }
    return conflict("contract.in_negotiation");
  }
  // Rule 4: "a change opens the next version; the old one stays in force until the new is signed".
  if (!alliance.in_force()) return conflict("contract.not_in_force");
  return events(ContractAmended{next, acting.in_person});
}

Decision decide_on(const Acting& acting, const ContractWithdraw&) {
  // Rule 5: "the patient may withdraw at any time, with no reason and no confirmation by anyone".
  // Rule 17 does not apply: a "stop" is never told to try again.
  TRY(patient_only(acting));
  return events(ContractWithdrawn{acting.in_person});
}

}  // namespace entente::core
