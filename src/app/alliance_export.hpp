// Everything as one file, with the material to verify it.
#pragma once
#include <string>

#include "app/alliances.hpp"
#include "app/app.hpp"

namespace entente::app {

/// For the patient, their representative and caregivers; recorded as a read. Gives the text of an
/// ExportFile. Errors: not_found `alliance.unknown`, denied `access.export`, the store's.
Result<std::string> alliance_export(App& app, const Caller& caller, AllianceId id);

/// Of the contract only: who takes part, signatures, versions; all other events stay sealed.
/// For the console. Errors: not_found `alliance.unknown`, conflict `contract.not_in_force`.
Result<std::string> contract_export(App& app, AllianceId id);

}  // namespace entente::app
