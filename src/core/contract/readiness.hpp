// May the version in negotiation be signed, and what exactly would be signed?
#pragma once
#include <vector>

#include "core/alliance/alliance.hpp"

namespace entente::core {

/// Rule 1, every line of it at once. Empty: it can be signed. Keys `contract.missing.*`, args
/// `clause` (where to go) and `kind` where they apply.
std::vector<Problem> missing_to_sign(const Alliance& alliance, const Version& version);

/// Who must sign: the patient, the representative where one is needed, the referent.
std::vector<PartyId> signers(const Alliance& alliance);

/// The document of a version as it stands: agreed clauses in reading order.
ContractDocument document(const Alliance& alliance, const Version& version);

}  // namespace entente::core
