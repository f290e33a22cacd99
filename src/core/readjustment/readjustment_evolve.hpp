// Internal to core: called by evolve() only.
#pragma once
#include "core/alliance/alliance.hpp"

namespace entente::core {

void evolve_with(Alliance& alliance, const Recorded& recorded, const ReadjustmentChosen& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ReadjustmentCorrected& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ReadjustmentDropped& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ReadjustmentJudged& event);

}  // namespace entente::core
