// A clause of the contract: six kinds, each its own type.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace entente::core {

/// The two sides that must agree: the patient, and the referent caregiver.
enum class Side { patient, caregiver };
BOOST_DESCRIBE_ENUM(Side, patient, caregiver)

/// The one shared aim: overcome suffering, keep or recover health.
struct Aim {
  std::string text;
  bool operator==(const Aim&) const = default;
};
BOOST_DESCRIBE_STRUCT(Aim, (), (text))

/// What the patient wants to reach. `scale`: Goal Attainment Scaling, from −2 (much less than
/// expected) over 0 (expected) to +2 (much more), Kiresuk & Sherman 1968.
struct Objective {
  std::string patient_words;  ///< the patient's own wording, kept beside any rewording (rule 7)
  std::string text;           ///< the agreed wording
  std::array<std::string, 5> scale;
  int weight = 1;  ///< 1 to 5
  bool operator==(const Objective&) const = default;
};
BOOST_DESCRIBE_STRUCT(Objective, (), (patient_words, text, scale, weight))

enum class Actor { patient, caregiver, relative, together };
BOOST_DESCRIBE_ENUM(Actor, patient, caregiver, relative, together)

/// Who does what, how often, until when, for which objective.
struct Action {
  std::string text;
  Actor who = Actor::patient;
  std::string how_often;
  std::optional<Date> until;
  ClauseId objective;
  bool operator==(const Action&) const = default;
};
BOOST_DESCRIBE_STRUCT(Action, (), (text, who, how_often, until, objective))

/// How one side undertakes to behave.
struct Commitment {
  std::string text;
  Side side = Side::patient;
  bool operator==(const Commitment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Commitment, (), (text, side))

enum class Topic { illness, treatment, risk, alternative, right };
BOOST_DESCRIBE_ENUM(Topic, illness, treatment, risk, alternative, right)

/// Something the patient must know; closed by a teach-back.
struct Information {
  std::string text;         ///< what it is about: "Reconnaître une hypoglycémie"
  std::string explanation;  ///< in plain words
  Topic topic = Topic::illness;
  bool operator==(const Information&) const = default;
};
BOOST_DESCRIBE_STRUCT(Information, (), (text, explanation, topic))

enum class Presence { in_person, remote, both };
BOOST_DESCRIBE_ENUM(Presence, in_person, remote, both)

/// The frame of the meetings. A contract has one.
struct Frame {
  std::string rhythm;          ///< "une fois par semaine, le mardi"
  int minutes = 45;            ///< 5 to 240
  std::string place;
  Presence presence = Presence::in_person;
  std::string confidentiality;
  std::string reach;           ///< how to reach each other between sessions
  std::optional<Date> review;  ///< date of review; needed to sign (rule 1)
  std::optional<Date> end;
  bool operator==(const Frame&) const = default;
};
BOOST_DESCRIBE_STRUCT(Frame, (),
                      (rhythm, minutes, place, presence, confidentiality, reach, review, end))

/// In JSON an object with a member `kind`: "aim", "objective", "action", "commitment",
/// "information" or "frame", beside the members of that type.
using ClauseBody = std::variant<Aim, Objective, Action, Commitment, Information, Frame>;

/// In the order of the alternatives of ClauseBody, which is the reading order of a contract.
enum class ClauseKind { aim, objective, action, commitment, information, frame };
BOOST_DESCRIBE_ENUM(ClauseKind, aim, objective, action, commitment, information, frame)

inline ClauseKind kind_of(const ClauseBody& body) { return static_cast<ClauseKind>(body.index()); }
/// "aim", "objective", …: as `kind` says it in JSON.
const char* kind_name(ClauseKind kind);

/// A new wording (or a first one, or the removal of the clause) waiting for the other side.
struct Proposal {
  ProposalId id;
  PartyId author;
  Instant at;
  std::optional<ClauseBody> body;      ///< absent: remove the clause
  std::string message;                 ///< why, in the author's words; may be empty
  std::optional<ProposalId> answers;   ///< the proposal it counters
  std::vector<Side> agreed;            ///< who agreed so far; both: it becomes the wording
  bool in_person = false;              ///< the author said it aloud; a caregiver recorded it
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (id, author, at, body, message, answers, agreed, in_person))

enum class RoundOutcome { pending, accepted, declined, countered, withdrawn };
BOOST_DESCRIBE_ENUM(RoundOutcome, pending, accepted, declined, countered, withdrawn)

/// One round of negotiation: the proposal and how it ended.
struct Round {
  Proposal proposal;
  RoundOutcome outcome = RoundOutcome::pending;
  std::optional<PartyId> ended_by;
  std::optional<Instant> ended_at;
  std::string reason;       ///< of a refusal, or the words that came with an acceptance
  bool in_person = false;   ///< said aloud, recorded by the caregiver for the patient
};
BOOST_DESCRIBE_STRUCT(Round, (),
                      (proposal, outcome, ended_by, ended_at, reason, in_person))

/// Explained by a caregiver, said back by the patient, judged by a caregiver.
struct TeachBack {
  std::optional<PartyId> explained_by;
  std::optional<Instant> explained_at;
  std::string words;  ///< the patient's
  std::optional<Instant> said_at;
  bool said_in_person = false;
  std::optional<bool> understood;
  std::optional<PartyId> judged_by;
  std::optional<Instant> judged_at;
  std::string note;  ///< what is still to be made clear
};
BOOST_DESCRIBE_STRUCT(TeachBack, (), (explained_by, explained_at, words, said_at, said_in_person,
                                      understood, judged_by, judged_at, note))

struct Clause {
  ClauseId id;
  ClauseKind kind = ClauseKind::aim;  ///< known even when no wording was ever agreed
  std::optional<ClauseBody> body;  ///< the wording both agreed to; absent: none yet
  std::vector<Side> agreed;        ///< to the present wording
  std::optional<Proposal> pending;
  bool removed = false;            ///< by agreement
  int refusals = 0;                ///< in a row; at 3 the alert `clause_stuck` (rule 6)
  TeachBack teach_back;            ///< only of an information
  int rounds = 0;                  ///< how many; the rounds themselves are the history
  std::uint64_t changed = 0;       ///< sequence number of the last event about this clause
  /// Of an objective: the last words of the patient, also from a proposal that failed (rule 7).
  std::string patient_words;

  bool in_contract() const { return body.has_value() && !removed; }  ///< has an agreed wording
  bool alive() const { return in_contract() || pending.has_value(); }
  bool has_agreed(Side side) const;
};
BOOST_DESCRIBE_STRUCT(Clause, (), (id, kind, body, agreed, pending, removed, refusals, teach_back,
                                   rounds, changed))

}  // namespace entente::core
