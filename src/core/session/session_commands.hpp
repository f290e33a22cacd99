// All that a person can ask around a session. As in commands.hpp, ids are made by the client.
#pragma once
#include "core/session/session.hpp"

namespace entente::core {

/// By the patient or a caregiver: a date is proposed and taken; either may move or cancel it.
struct SessionPlan {
  SessionId session;
  Instant planned_at;
  int minutes = 45;
  Presence presence = Presence::in_person;
};
BOOST_DESCRIBE_STRUCT(SessionPlan, (), (session, planned_at, minutes, presence))

struct SessionMove {
  SessionId session;
  Instant planned_at;
  int minutes = 45;
  Presence presence = Presence::in_person;
};
BOOST_DESCRIBE_STRUCT(SessionMove, (), (session, planned_at, minutes, presence))

/// The patient owes nobody a reason; a caregiver gives one.
struct SessionCancel {
  SessionId session;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SessionCancel, (), (session, reason))

/// Recorded by a caregiver once the hour has come.
struct SessionMiss {
  SessionId session;
  Side by = Side::patient;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SessionMiss, (), (session, by, reason))

/// By a caregiver. A session that was not planned begins with this.
struct SessionStart {
  SessionId session;
  Instant started_at;
};
BOOST_DESCRIBE_STRUCT(SessionStart, (), (session, started_at))

struct SessionEnd {
  SessionId session;
  Instant ended_at;
};
BOOST_DESCRIBE_STRUCT(SessionEnd, (), (session, ended_at))

struct AgendaAdd {
  SessionId session;
  ItemId item;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AgendaAdd, (), (session, item, text))

/// Talked about, or not after all. By a caregiver during the session.
struct AgendaMark {
  SessionId session;
  ItemId item;
  bool done = true;
};
BOOST_DESCRIBE_STRUCT(AgendaMark, (), (session, item, done))

/// By its author.
struct AgendaRemove {
  SessionId session;
  ItemId item;
};
BOOST_DESCRIBE_STRUCT(AgendaRemove, (), (session, item))

/// Rule 9: by a caregiver of the patient or of oneself, by the patient of the caregiver.
struct SignRecord {
  SessionId session;
  SignId sign;
  std::string code;
  Instant seen_at;
  int intensity = 0;
  bool lasting = false;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(SignRecord, (), (session, sign, code, seen_at, intensity, lasting, words))

struct SignCorrect {
  SessionId session;
  SignId sign;
  int intensity = 0;
  bool lasting = false;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(SignCorrect, (), (session, sign, intensity, lasting, words))

struct SignTakeBack {
  SessionId session;
  SignId sign;
};
BOOST_DESCRIBE_STRUCT(SignTakeBack, (), (session, sign))

struct NoteWrite {
  SessionId session;
  NoteId note;
  NoteText text;
};
BOOST_DESCRIBE_STRUCT(NoteWrite, (), (session, note, text))

struct NoteCorrect {
  SessionId session;
  NoteId note;
  NoteText text;
};
BOOST_DESCRIBE_STRUCT(NoteCorrect, (), (session, note, text))

struct ActionFollow {
  SessionId session;
  ClauseId action;
  FollowUpOutcome outcome = FollowUpOutcome::done;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ActionFollow, (), (session, action, outcome, words))

struct WordsCatch {
  SessionId session;
  WordsId id;
  WordsKind kind = WordsKind::small_win;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(WordsCatch, (), (session, id, kind, words))

struct WordsTakeBack {
  SessionId session;
  WordsId id;
};
BOOST_DESCRIBE_STRUCT(WordsTakeBack, (), (session, id))

/// The application has checked the answers against the instrument before it reaches the core.
struct RatingGive {
  SessionId session;
  RatingId rating;
  std::string instrument;
  int edition = 1;
  std::vector<Answer> answers;
};
BOOST_DESCRIBE_STRUCT(RatingGive, (), (session, rating, instrument, edition, answers))

struct RatingCorrect {
  SessionId session;
  RatingId rating;
  std::vector<Answer> answers;
};
BOOST_DESCRIBE_STRUCT(RatingCorrect, (), (session, rating, answers))

struct GoalRate {
  SessionId session;
  ClauseId objective;
  int level = 0;
};
BOOST_DESCRIBE_STRUCT(GoalRate, (), (session, objective, level))

}  // namespace entente::core
