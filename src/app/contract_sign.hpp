// Signing: the one command whose truth does not rest on the server alone.
#pragma once
#include "app/alliance_command.hpp"

namespace entente::app {

/// The signature is verified, then the statement is held against the document of the version as it
/// is when it is decided. Errors: invalid `signature.not_valid`, and as alliance_command.
Result<storage::Receipt> contract_sign(App& app, const Caller& caller, AllianceId id,
                                       const core::ContractSign& sign,
                                       const CommandOptions& options);

/// What decide() needs to know of the contract for this signature. Errors: `signature.not_valid`.
Result<std::string> document_to_sign(const core::Alliance& alliance,
                                     const core::ContractSign& sign);

/// Ed25519 over the RFC 8785 bytes of the statement. Errors: invalid `signature.not_valid`.
Result<void> check_signature(const core::ContractSign& sign);

}  // namespace entente::app
