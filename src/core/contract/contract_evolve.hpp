// How the contract's events change the state. Internal to core: called by evolve() only.
#pragma once
#include "core/alliance/alliance.hpp"

namespace entente::core {

void evolve_with(Alliance& alliance, const Recorded& recorded, const ClauseProposed& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ProposalAccepted& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ProposalDeclined& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ProposalWithdrawn& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const InformationExplained& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const TeachBackSaid& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const TeachBackJudged& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractSigned& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractInForce& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractAmended& event);
void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractWithdrawn& event);

/// The one in negotiation, to change it; none when there is none.
Version* open_version(Alliance& alliance);
/// Rule 2: nobody has signed what now reads differently.
void clear_signatures(Version& version);
/// The version in negotiation ends without having come into force.
void abandon(Alliance& alliance, Instant at, std::uint64_t seq);

}  // namespace entente::core
