// Verifying an export file with nothing but the file: no server, no database, no key.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "core/contract/contract.hpp"

namespace entente::app {

struct VerifiedSignature {
  core::DocumentParty party;  ///< as the document names them
  core::SignatureMode mode = core::SignatureMode::own_device;
  std::string attested_by;  ///< name of the caregiver; empty on one's own device
  std::string witness;
  std::string key;      ///< Ed25519, base64url
  Instant stated_at;    ///< said by the signer
  Instant recorded_at;  ///< said by the server
};

struct VerifiedContract {
  int version = 1;
  std::string hash;  ///< the fingerprint printed on paper
  std::vector<VerifiedSignature> signatures;
  std::optional<Instant> in_force_at;
  std::optional<Instant> ended_at;  ///< replaced or withdrawn
};

struct Verification {
  AllianceId alliance;
  Instant exported_at;
  std::size_t records = 0;
  std::size_t disclosed = 0;
  std::vector<VerifiedContract> contracts;
  /// Empty: it verifies. Each says where: `verify.canonical` {at}, `ledger.header`, `ledger.hash`,
  /// `ledger.gap`, `ledger.commitment` {seq}, `alliance.malformed` {seq}, `verify.stream` {seq},
  /// `verify.document` {version}, `verify.signature` {version, name}, `verify.not_recorded`
  /// {version, name}, `verify.key` {version, name}, `verify.statement` {version, name},
  /// `verify.unsigned` {version, name}, `verify.picture` {attachment}, `verify.checksum`.
  std::vector<Problem> problems;
};

/// Errors (invalid): `verify.unreadable`: not an export file at all.
Result<Verification> contract_verify(std::string_view text);

}  // namespace entente::app
