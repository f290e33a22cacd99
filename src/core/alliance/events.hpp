// All that can happen in an alliance. The name of the type in snake_case is the event's kind on
// disk and on the wire: never rename one; add a new type instead.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <variant>

#include "core/alert/alert.hpp"
#include "core/alliance/party.hpp"
#include "core/contract/contract.hpp"
#include "core/portrait/portrait.hpp"
#include "core/readjustment/readjustment.hpp"
#include "core/session/session_events.hpp"

namespace entente::core {

struct AllianceOpened {
  AllianceId alliance;
  UnitId unit;
  PartyId patient;
  std::string patient_name;
  bool needs_representative = false;  ///< a minor, or a person under guardianship (rule 15)
  PartyId referent;
  std::string referent_name;
  AccountId referent_account;
  PublicKeys referent_keys;
};
BOOST_DESCRIBE_STRUCT(AllianceOpened, (),
                      (alliance, unit, patient, patient_name, needs_representative, referent,
                       referent_name, referent_account, referent_keys))

struct PartyInvited {
  PartyId party;
  Role role = Role::relative;
  std::string name;
  std::string relation;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(PartyInvited, (), (party, role, name, relation, in_person))

struct PartyJoined {
  PartyId party;
  AccountId account;
  std::string name;
  PublicKeys keys;
};
BOOST_DESCRIBE_STRUCT(PartyJoined, (), (party, account, name, keys))

struct PartyKeyChanged {
  PartyId party;
  PublicKeys keys;
};
BOOST_DESCRIBE_STRUCT(PartyKeyChanged, (), (party, keys))

struct PartyLeft {
  PartyId party;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(PartyLeft, (), (party, in_person))

struct ReferentChanged {
  PartyId from;
  PartyId to;
};
BOOST_DESCRIBE_STRUCT(ReferentChanged, (), (from, to))

/// The patient opens a clause (its id) or the "contract" to a relative (rule 11).
/// `in_person`, here and below: said aloud by the patient, recorded by the author, a caregiver.
struct AccessOpened {
  PartyId relative;
  std::string scope;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(AccessOpened, (), (relative, scope, in_person))

struct AccessClosed {
  PartyId relative;
  std::string scope;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(AccessClosed, (), (relative, scope, in_person))

struct AllianceClosed {
  std::string reason;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(AllianceClosed, (), (reason, in_person))

struct ClauseProposed {
  ClauseId clause;
  ProposalId proposal;
  std::optional<ClauseBody> body;
  std::string message;
  std::optional<ProposalId> answers;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ClauseProposed, (), (clause, proposal, body, message, answers, in_person))

struct ProposalAccepted {
  ProposalId proposal;
  ClauseId clause;
  std::string message;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ProposalAccepted, (), (proposal, clause, message, in_person))

struct ProposalDeclined {
  ProposalId proposal;
  ClauseId clause;
  std::string reason;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ProposalDeclined, (), (proposal, clause, reason, in_person))

struct ProposalWithdrawn {
  ProposalId proposal;
  ClauseId clause;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ProposalWithdrawn, (), (proposal, clause, in_person))

struct InformationExplained {
  ClauseId clause;
};
BOOST_DESCRIBE_STRUCT(InformationExplained, (), (clause))

struct TeachBackSaid {
  ClauseId clause;
  std::string words;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(TeachBackSaid, (), (clause, words, in_person))

struct TeachBackJudged {
  ClauseId clause;
  bool understood = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(TeachBackJudged, (), (clause, understood, note))

struct ContractSigned {
  Signature signature;
};
BOOST_DESCRIBE_STRUCT(ContractSigned, (), (signature))

/// Follows, in the same append, the signature that completes a version (rule 3).
struct ContractInForce {
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(ContractInForce, (), (version))

/// Opens version `version` in negotiation, with the clauses of the one in force (rule 4).
struct ContractAmended {
  int version = 2;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ContractAmended, (), (version, in_person))

/// By the patient (or for them, in person), at any time, without a reason (rule 5).
struct ContractWithdrawn {
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ContractWithdrawn, (), (in_person))

struct AttachmentAdded {
  AttachmentId attachment;
  std::string media_type;  ///< image/png, image/jpeg or image/webp
  std::string hash;        ///< BLAKE2b-256 of the bytes, base64url
  int size = 0;            ///< bytes
};
BOOST_DESCRIBE_STRUCT(AttachmentAdded, (), (attachment, media_type, hash, size))

/// The patient asks that all of it be erased; an administrator confirms by destroying the key.
struct ErasureAsked {
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ErasureAsked, (), (in_person))

using Event =
    std::variant<AllianceOpened, PartyInvited, PartyJoined, PartyKeyChanged, PartyLeft,
                 ReferentChanged, AccessOpened, AccessClosed, AllianceClosed, ClauseProposed,
                 ProposalAccepted, ProposalDeclined, ProposalWithdrawn, InformationExplained,
                 TeachBackSaid, TeachBackJudged, ContractSigned, ContractInForce,
                 ContractAmended, ContractWithdrawn, AttachmentAdded, ErasureAsked,
                 SessionPlanned, SessionMoved, SessionCancelled, SessionMissed,
                 SessionStarted, SessionEnded, AgendaAdded, AgendaMarked, AgendaRemoved,
                 SignSeen, SignCorrected, SignTakenBack, NoteWritten, NoteCorrected,
                 ActionFollowed, WordsCaught, WordsTakenBack, RatingGiven, RatingCorrected,
                 GoalRated, PortraitWritten, ReadjustmentChosen, ReadjustmentCorrected,
                 ReadjustmentDropped, ReadjustmentJudged, AlertSnoozed, AlertDismissed,
                 AlertReopened>;

/// An event in its stream. `author` is none only for the system's own.
struct Recorded {
  std::uint64_t seq = 0;  ///< 1, 2, … without a gap
  Instant at;
  PartyId author;
  Event event;
};

}  // namespace entente::core
