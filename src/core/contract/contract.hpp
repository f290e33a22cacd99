// The therapeutic contract: its versions, their state and their signatures.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/alliance/party.hpp"
#include "core/contract/clause.hpp"

namespace entente::core {

/// `own_device`: Ed25519 with the signer's key. The three others are signed with the key of the
/// caregiver who attests (rule 14): handwriting on the screen, or a photo of the signed paper.
enum class SignatureMode { own_device, in_person, paper };
BOOST_DESCRIBE_ENUM(SignatureMode, own_device, in_person, paper)

/// Exactly what a signer signs: the Ed25519 signature covers the RFC 8785 bytes of this object.
struct SignatureStatement {
  std::string format;    ///< "entente-signature/1"
  std::string document;  ///< BLAKE2b-256 of the contract document's RFC 8785 bytes, base64url
  AllianceId alliance;
  int version = 0;
  PartyId party;  ///< who signs
  SignatureMode mode = SignatureMode::own_device;
  std::optional<PartyId> attested_by;   ///< the caregiver, unless own_device
  std::string witness;                  ///< name of a third person present; may be empty
  bool read_aloud = false;
  std::optional<AttachmentId> attachment;  ///< handwriting or photo, unless own_device
  std::string attachment_hash;             ///< BLAKE2b-256 of its bytes, base64url; or empty
  Instant stated_at;
};
BOOST_DESCRIBE_STRUCT(SignatureStatement, (),
                      (format, document, alliance, version, party, mode, attested_by, witness,
                       read_aloud, attachment, attachment_hash, stated_at))

struct Signature {
  SignatureStatement statement;
  std::string key;        ///< public Ed25519 key of the signer or attester, base64url
  std::string signature;  ///< 64 bytes, base64url
  Instant at;             ///< when the server recorded it
};
BOOST_DESCRIBE_STRUCT(Signature, (), (statement, key, signature, at))

/// `superseded`: replaced by a later version in force. `abandoned`: was in negotiation when the
/// patient withdrew or the alliance was closed.
enum class VersionStatus { negotiation, in_force, superseded, withdrawn, abandoned };
BOOST_DESCRIBE_ENUM(VersionStatus, negotiation, in_force, superseded, withdrawn, abandoned)

/// One who signs, as the document names them.
struct DocumentParty {
  PartyId party;
  Role role = Role::patient;
  std::string name;
  std::string relation;
  std::optional<std::string> sign_key;  ///< absent: signs in person
};
BOOST_DESCRIBE_STRUCT(DocumentParty, (), (party, role, name, relation, sign_key))

struct Version {
  int number = 1;
  VersionStatus status = VersionStatus::negotiation;
  std::vector<Clause> clauses;        ///< in the order they were first proposed
  std::vector<Signature> signatures;  ///< cleared by any change of wording (rule 2)
  Instant opened_at;
  std::optional<Instant> in_force_at;
  std::optional<Instant> ended_at;
  std::string document;          ///< hash of the signed document, once a signature exists
  std::uint64_t changed = 0;     ///< sequence number of the last event that changed its content
  /// The signers as the signed document names them: later names and keys do not change it.
  std::vector<DocumentParty> signed_as;

  const Clause* clause(ClauseId id) const;
};
BOOST_DESCRIBE_STRUCT(Version, (), (number, status, clauses, signatures, opened_at, in_force_at,
                                    ended_at, document, changed))

struct DocumentClause {
  ClauseId clause;
  ClauseBody body;
  std::optional<std::string> teach_back;  ///< of an information: the patient's words
};
BOOST_DESCRIBE_STRUCT(DocumentClause, (), (clause, body, teach_back))

/// What both sign. Canonical form: RFC 8785 of this object, null members left out.
struct ContractDocument {
  std::string format;  ///< "entente-contract/1"
  AllianceId alliance;
  int version = 1;
  std::optional<std::string> previous;  ///< hash of the document of the version before
  std::vector<DocumentParty> parties;   ///< patient, representative, referent: those who sign
  std::vector<DocumentClause> clauses;  ///< in reading order: aim, objectives, actions, …
};
BOOST_DESCRIBE_STRUCT(ContractDocument, (),
                      (format, alliance, version, previous, parties, clauses))

}  // namespace entente::core
