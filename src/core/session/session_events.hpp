// What can happen around a session. As in events.hpp: a type's name is on disk, never renamed.
// `in_person`: said by the patient in the room, recorded by the author, a caregiver.
#pragma once
#include "core/session/session.hpp"

namespace entente::core {

struct SessionPlanned {
  SessionId session;
  Instant planned_at;
  int minutes = 45;
  Presence presence = Presence::in_person;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(SessionPlanned, (), (session, planned_at, minutes, presence, in_person))

struct SessionMoved {
  SessionId session;
  Instant planned_at;
  int minutes = 45;
  Presence presence = Presence::in_person;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(SessionMoved, (), (session, planned_at, minutes, presence, in_person))

struct SessionCancelled {
  SessionId session;
  std::string reason;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(SessionCancelled, (), (session, reason, in_person))

struct SessionMissed {
  SessionId session;
  Side by = Side::patient;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SessionMissed, (), (session, by, reason))

/// `number`: how many were held, with this one. `started_at`: the device's clock.
struct SessionStarted {
  SessionId session;
  int number = 1;
  Instant started_at;
};
BOOST_DESCRIBE_STRUCT(SessionStarted, (), (session, number, started_at))

struct SessionEnded {
  SessionId session;
  Instant ended_at;
};
BOOST_DESCRIBE_STRUCT(SessionEnded, (), (session, ended_at))

struct AgendaAdded {
  SessionId session;
  ItemId item;
  std::string text;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(AgendaAdded, (), (session, item, text, in_person))

struct AgendaMarked {
  SessionId session;
  ItemId item;
  bool done = true;
};
BOOST_DESCRIBE_STRUCT(AgendaMarked, (), (session, item, done))

struct AgendaRemoved {
  SessionId session;
  ItemId item;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(AgendaRemoved, (), (session, item, in_person))

struct SignSeen {
  SessionId session;
  SignId sign;
  std::string code;
  SignFamily family = SignFamily::resistance;
  SignChannel channel = SignChannel::behaviour;
  Instant seen_at;
  int intensity = 0;
  bool lasting = false;
  std::string words;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(SignSeen, (), (session, sign, code, family, channel, seen_at, intensity,
                                     lasting, words, in_person))

/// Rule 10: what the author now says of the sign they saw; the first words stay in the stream.
struct SignCorrected {
  SessionId session;
  SignId sign;
  int intensity = 0;
  bool lasting = false;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(SignCorrected, (), (session, sign, intensity, lasting, words))

struct SignTakenBack {
  SessionId session;
  SignId sign;
};
BOOST_DESCRIBE_STRUCT(SignTakenBack, (), (session, sign))

struct NoteWritten {
  SessionId session;
  NoteId note;
  NoteText text;
};
BOOST_DESCRIBE_STRUCT(NoteWritten, (), (session, note, text))

struct NoteCorrected {
  SessionId session;
  NoteId note;
  NoteText text;
};
BOOST_DESCRIBE_STRUCT(NoteCorrected, (), (session, note, text))

struct ActionFollowed {
  SessionId session;
  ClauseId action;
  FollowUpOutcome outcome = FollowUpOutcome::done;
  std::string words;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ActionFollowed, (), (session, action, outcome, words, in_person))

struct WordsCaught {
  SessionId session;
  WordsId id;
  WordsKind kind = WordsKind::small_win;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(WordsCaught, (), (session, id, kind, words))

struct WordsTakenBack {
  SessionId session;
  WordsId id;
};
BOOST_DESCRIBE_STRUCT(WordsTakenBack, (), (session, id))

struct RatingGiven {
  SessionId session;
  RatingId rating;
  Side side = Side::patient;
  std::string instrument;
  int edition = 1;
  std::vector<Answer> answers;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(RatingGiven, (),
                      (session, rating, side, instrument, edition, answers, in_person))

struct RatingCorrected {
  SessionId session;
  RatingId rating;
  std::vector<Answer> answers;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(RatingCorrected, (), (session, rating, answers, in_person))

struct GoalRated {
  SessionId session;
  ClauseId objective;
  int level = 0;
};
BOOST_DESCRIBE_STRUCT(GoalRated, (), (session, objective, level))

}  // namespace entente::core
