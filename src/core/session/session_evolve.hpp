// How the events of a session change the state. Internal to core: called by evolve() only.
#pragma once
#include "core/alliance/alliance.hpp"

namespace entente::core {

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionPlanned& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionMoved& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionCancelled& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionMissed& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionStarted& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionEnded& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const AgendaAdded& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const AgendaMarked& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const AgendaRemoved& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SignSeen& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SignCorrected& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const SignTakenBack& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const NoteWritten& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const NoteCorrected& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ActionFollowed& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const WordsCaught& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const WordsTakenBack& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const RatingGiven& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const RatingCorrected& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const GoalRated& event);

}  // namespace entente::core
