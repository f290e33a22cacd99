// Internal to core: called by evolve() only.
#pragma once
#include "core/alliance/alliance.hpp"

namespace entente::core {

void evolve_with(Alliance& alliance, const Recorded& recorded, const PortraitWritten& event);

/// A session has ended: what was written until now was there to be read in it.
void portrait_read(Alliance& alliance);

}  // namespace entente::core
