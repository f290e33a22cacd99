// What is signed, read: the document of a version, the version itself, the rounds of a clause.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "core/access/access.hpp"

namespace entente::app {

struct DocumentAnswer {
  core::ContractDocument document;
  std::string hash;  ///< BLAKE2b-256 of its RFC 8785 bytes, base64url
  core::VersionStatus status = core::VersionStatus::negotiation;
  std::vector<core::Signature> signatures;
};
BOOST_DESCRIBE_STRUCT(DocumentAnswer, (), (document, hash, status, signatures))

struct RoundsAnswer {
  std::vector<core::Round> rounds;
};
BOOST_DESCRIBE_STRUCT(RoundsAnswer, (), (rounds))

/// Of version `number`; none: the one in negotiation, else the one in force, else the latest.
/// Errors: not_found `alliance.unknown`, `version.unknown`, denied `role.contract_only`.
Result<DocumentAnswer> contract_document(App& app, const Caller& caller, AllianceId id,
                                         std::optional<int> number);
/// Errors: the same.
Result<core::Version> contract_version(App& app, const Caller& caller, AllianceId id, int number);
/// Errors: the same, not_found `clause.unknown`.
Result<RoundsAnswer> contract_rounds(App& app, const Caller& caller, AllianceId id,
                                     ClauseId clause);

std::string document_hash(const core::ContractDocument& document);

}  // namespace entente::app
