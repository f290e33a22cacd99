// All that a person can ask of an alliance. Ids of new things are made by the client, so that a
// command sent twice is one command.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <variant>

#include "core/alliance/events.hpp"
#include "core/session/session_commands.hpp"
#include "core/session/sign_catalogue.hpp"

namespace entente::core {

struct AllianceOpen {
  AllianceId alliance;
  UnitId unit;
  PartyId patient;
  std::string patient_name;
  bool needs_representative = false;
  PartyId referent;
};
BOOST_DESCRIBE_STRUCT(AllianceOpen, (),
                      (alliance, unit, patient, patient_name, needs_representative, referent))

/// The patient (alone) invites a relative; a caregiver invites a caregiver or a representative.
struct PartyInvite {
  PartyId party;
  Role role = Role::relative;
  std::string name;
  std::string relation;
};
BOOST_DESCRIBE_STRUCT(PartyInvite, (), (party, role, name, relation))

/// Given by the application when an invitation is used, never by a route of its own.
struct PartyJoin {
  PartyId party;
  AccountId account;
  std::string name;
  PublicKeys keys;
};
BOOST_DESCRIBE_STRUCT(PartyJoin, (), (party, account, name, keys))

/// Given by the application when a member's account changes its keys.
struct PartyKeyChange {
  PartyId party;
  PublicKeys keys;
};
BOOST_DESCRIBE_STRUCT(PartyKeyChange, (), (party, keys))

/// A person leaves, or the patient removes a relative. A referent must hand over first.
struct PartyLeave {
  PartyId party;
};
BOOST_DESCRIBE_STRUCT(PartyLeave, (), (party))

struct ReferentHandOver {
  PartyId to;
};
BOOST_DESCRIBE_STRUCT(ReferentHandOver, (), (to))

struct AccessOpen {
  PartyId relative;
  std::string scope;
};
BOOST_DESCRIBE_STRUCT(AccessOpen, (), (relative, scope))

struct AccessClose {
  PartyId relative;
  std::string scope;
};
BOOST_DESCRIBE_STRUCT(AccessClose, (), (relative, scope))

struct AllianceClose {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AllianceClose, (), (reason))

/// New clause, new wording, or (without body) removal; with `answers`, a counter-proposal.
struct ClausePropose {
  ClauseId clause;
  ProposalId proposal;
  std::optional<ClauseBody> body;
  std::string message;
  std::optional<ProposalId> answers;
};
BOOST_DESCRIBE_STRUCT(ClausePropose, (), (clause, proposal, body, message, answers))

struct ProposalAccept {
  ProposalId proposal;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ProposalAccept, (), (proposal, message))

struct ProposalDecline {
  ProposalId proposal;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ProposalDecline, (), (proposal, reason))

struct ProposalWithdraw {
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(ProposalWithdraw, (), (proposal))

struct InformationExplain {
  ClauseId clause;
};
BOOST_DESCRIBE_STRUCT(InformationExplain, (), (clause))

struct TeachBackSay {
  ClauseId clause;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(TeachBackSay, (), (clause, words))

struct TeachBackJudge {
  ClauseId clause;
  bool understood = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(TeachBackJudge, (), (clause, understood, note))

/// The application has verified `signature` against the document before it reaches the core.
struct ContractSign {
  SignatureStatement statement;
  std::string key;
  std::string signature;
};
BOOST_DESCRIBE_STRUCT(ContractSign, (), (statement, key, signature))

struct ContractAmend {};
BOOST_DESCRIBE_STRUCT(ContractAmend, (), ())

struct ContractWithdraw {};
BOOST_DESCRIBE_STRUCT(ContractWithdraw, (), ())

struct AttachmentAdd {
  AttachmentId attachment;
  std::string media_type;
  std::string hash;
  int size = 0;
};
BOOST_DESCRIBE_STRUCT(AttachmentAdd, (), (attachment, media_type, hash, size))

struct ErasureAsk {};
BOOST_DESCRIBE_STRUCT(ErasureAsk, (), ())

using Command =
    std::variant<AllianceOpen, PartyInvite, PartyJoin, PartyKeyChange, PartyLeave,
                 ReferentHandOver, AccessOpen, AccessClose, AllianceClose, ClausePropose,
                 ProposalAccept, ProposalDecline, ProposalWithdraw, InformationExplain,
                 TeachBackSay, TeachBackJudge, ContractSign, ContractAmend, ContractWithdraw,
                 AttachmentAdd, ErasureAsk,
                 SessionPlan, SessionMove, SessionCancel, SessionMiss, SessionStart,
                 SessionEnd, AgendaAdd, AgendaMark, AgendaRemove, SignRecord, SignCorrect,
                 SignTakeBack, NoteWrite, NoteCorrect, ActionFollow, WordsCatch,
                 WordsTakeBack, RatingGive, RatingCorrect, GoalRate, PortraitWrite,
                 ReadjustmentChoose, ReadjustmentCorrect, ReadjustmentDrop, ReadjustmentJudge,
                 AlertSnooze, AlertDismiss, AlertReopen>;

/// What a decision may depend on besides the state: no clock and no randomness of its own.
struct Context {
  Instant now;
  PartyId author;  ///< the party of the person who asks
  /// The patient or representative in the room for whom the author, a caregiver, records.
  std::optional<PartyId> on_behalf_of;
  /// The stream's sequence number on the author's screen (rule 17).
  std::uint64_t seen = 0;
  /// For AllianceOpen only: the account, name and keys of the caregiver who opens.
  AccountId account;
  std::string name;
  PublicKeys keys;
  /// For ContractSign only: the hash of the document of the version, computed by the application.
  std::string document;
  /// The signs this establishment knows.
  const std::vector<SignKind>* signs = &shipped_signs();
};

}  // namespace entente::core
