// A session: one meeting of the patient and a caregiver, from its date to what both said of it.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/contract/clause.hpp"
#include "insight/scoring.hpp"

namespace entente::core {

/// `missed`: one side did not come. A cancelled or missed session has a reason.
enum class SessionStatus { planned, running, ended, cancelled, missed };
BOOST_DESCRIBE_ENUM(SessionStatus, planned, running, ended, cancelled, missed)

/// Something one of them would like to talk about.
struct AgendaItem {
  ItemId id;
  PartyId author;
  std::string text;
  Instant at;
  bool done = false;
  bool in_person = false;  ///< said aloud by the patient, written down by a caregiver
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (), (id, author, text, at, done, in_person))

/// Of signs-guide.md, and `attitude`: what the patient felt of the caregiver's way of being.
enum class SignFamily {
  resistance, reactance, transference, countertransference, engagement, attitude
};
BOOST_DESCRIBE_ENUM(SignFamily, resistance, reactance, transference, countertransference,
                    engagement, attitude)

enum class SignChannel { verbal, nonverbal, behaviour };
BOOST_DESCRIBE_ENUM(SignChannel, verbal, nonverbal, behaviour)

/// Something seen or heard that tells how the alliance is doing (rule 9). `seen_at` is the clock of
/// the device that caught it; the stream has the time it was received.
struct Sign {
  SignId id;
  PartyId author;
  std::string code;
  SignFamily family = SignFamily::resistance;
  SignChannel channel = SignChannel::behaviour;
  Instant seen_at;
  int intensity = 0;     ///< 1 a little, 2 clearly, 3 strongly; 0: not said
  bool lasting = false;  ///< through much of the session, rather than at one point
  std::string words;     ///< what was said or done, briefly; may be empty
  bool taken_back = false;
  int corrections = 0;
};
BOOST_DESCRIBE_STRUCT(Sign, (), (id, author, code, family, channel, seen_at, intensity, lasting,
                                 words, taken_back, corrections))

/// Targeted charting (target, data, action, result), or free text.
enum class NoteForm { targeted, free };
BOOST_DESCRIBE_ENUM(NoteForm, targeted, free)

struct NoteText {
  NoteForm form = NoteForm::free;
  std::string target;
  std::string data;
  std::string action;
  std::string result;
  std::string text;  ///< of the free form
  bool operator==(const NoteText&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteText, (), (form, target, data, action, result, text))

struct Note {
  NoteId id;
  PartyId author;
  Instant at;
  NoteText text;
  int corrections = 0;  ///< the earlier texts stay in the stream (rule 10)
  std::optional<Instant> corrected_at;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, author, at, text, corrections, corrected_at))

enum class FollowUpOutcome { done, partly, not_done };
BOOST_DESCRIBE_ENUM(FollowUpOutcome, done, partly, not_done)

/// What became of an agreed action since the last session. `words`: why, the patient's.
struct FollowUp {
  ClauseId action;
  FollowUpOutcome outcome = FollowUpOutcome::done;
  std::string words;
  PartyId author;
  Instant at;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(FollowUp, (), (action, outcome, words, author, at, in_person))

/// `change_talk`: a wish, an ability, a reason, a need to change (Miller & Rollnick); `small_win`:
/// something that went well.
enum class WordsKind { change_talk, small_win };
BOOST_DESCRIBE_ENUM(WordsKind, change_talk, small_win)

/// The patient's own words, kept to be shown back to them.
struct PatientWords {
  WordsId id;
  WordsKind kind = WordsKind::small_win;
  std::string words;
  PartyId author;  ///< who wrote them down
  Instant at;
  bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(PatientWords, (), (id, kind, words, author, at, taken_back))

/// `milli`: thousandths of the instrument's own unit, so that 7.5 of 10 is 7500 and no two readers
/// round it differently. An item that was passed over is left out.
using Answer = insight::Answered;

/// One side's answers to one instrument, of one session.
struct Rating {
  RatingId id;
  Side side = Side::patient;
  PartyId author;
  std::string instrument;  ///< its code
  int edition = 1;         ///< of the instrument: another wording is another edition
  std::vector<Answer> answers;
  Instant at;
  bool in_person = false;  ///< answered on the caregiver's screen, handed over
  int corrections = 0;
  std::optional<Instant> corrected_at;
};
BOOST_DESCRIBE_STRUCT(Rating, (), (id, side, author, instrument, edition, answers, at, in_person,
                                   corrections, corrected_at))

/// How far an objective has come, on its own scale of −2 to +2, said together.
struct GoalRating {
  ClauseId objective;
  int level = 0;
  PartyId author;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(GoalRating, (), (objective, level, author, at))

struct Session {
  SessionId id;
  int number = 0;  ///< 1, 2, … among those that were held; 0 before it starts
  SessionStatus status = SessionStatus::planned;
  PartyId author;                     ///< who gave the date, or started it
  std::optional<PartyId> caregiver;   ///< who held it
  std::optional<Instant> planned_at;  ///< absent: it was not planned
  int minutes = 45;
  Presence presence = Presence::in_person;
  std::optional<Instant> started_at;
  std::optional<Instant> ended_at;
  std::string reason;             ///< why cancelled or missed
  std::optional<Side> missed_by;
  std::vector<AgendaItem> agenda;
  std::vector<Sign> signs;
  std::vector<Note> notes;
  std::vector<FollowUp> follow_ups;
  std::vector<PatientWords> words;
  std::vector<Rating> ratings;
  std::vector<GoalRating> goals;
  std::uint64_t changed = 0;  ///< sequence number of the last change of its date or its state

  const Rating* rating(Side side, const std::string& instrument) const;
  /// Rule 8: both sides answered this instrument, or a day has gone by since the session.
  bool open(const std::string& instrument, Instant now) const;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, number, status, author, caregiver, planned_at, minutes, presence,
                       started_at, ended_at, reason, missed_by, agenda, signs, notes, follow_ups,
                       words, ratings, goals, changed))

}  // namespace entente::core
