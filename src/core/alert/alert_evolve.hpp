// Internal to core: called by evolve() only.
#pragma once
#include "core/alliance/alliance.hpp"

namespace entente::core {

void evolve_with(Alliance& alliance, const Recorded& recorded, const AlertSnoozed& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const AlertDismissed& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const AlertReopened& event);

}  // namespace entente::core
