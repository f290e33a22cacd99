// A readjustment: a response chosen to an alert or a sign, and what came of it.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/contract/clause.hpp"

namespace entente::core {

/// Whom it concerns: oneself (what belongs to my own story), the caregivers, or both sides: then
/// the patient sees that it is being tried.
enum class Audience { own, team, both };
BOOST_DESCRIBE_ENUM(Audience, own, team, both)

enum class Moment { now, next_session, later };
BOOST_DESCRIBE_ENUM(Moment, now, next_session, later)

enum class Help { yes, partly, no, not_tried };
BOOST_DESCRIBE_ENUM(Help, yes, partly, no, not_tried)

/// Did it help? Each side says it for itself.
struct Judgement {
  Side side = Side::patient;
  Help help = Help::yes;
  std::string words;
  PartyId author;
  Instant at;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(Judgement, (), (side, help, words, author, at, in_person))

struct Readjustment {
  ReadjustmentId id;
  std::string response;              ///< its code in the catalogue
  std::optional<std::string> alert;  ///< the key of the alert it answers
  std::optional<SignId> sign;
  std::optional<ClauseId> clause;    ///< to be reopened together
  int session = 0;                   ///< number of the last session held when it was chosen
  Moment moment = Moment::next_session;
  Audience audience = Audience::team;
  std::string note;
  PartyId author;
  Instant at;
  bool dropped = false;
  std::vector<Judgement> judgements;  ///< the last word of each side
};
BOOST_DESCRIBE_STRUCT(Readjustment, (),
                      (id, response, alert, sign, clause, session, moment, audience, note, author,
                       at, dropped, judgements))

/// By a caregiver. The application has checked that the catalogue has the response.
struct ReadjustmentChoose {
  ReadjustmentId readjustment;
  std::string response;
  std::optional<std::string> alert;
  std::optional<SignId> sign;
  std::optional<ClauseId> clause;
  Moment moment = Moment::next_session;
  Audience audience = Audience::team;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentChoose, (), (readjustment, response, alert, sign, clause, moment,
                                               audience, note))

/// By its author: another note, another moment.
struct ReadjustmentCorrect {
  ReadjustmentId readjustment;
  Moment moment = Moment::next_session;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentCorrect, (), (readjustment, moment, note))

struct ReadjustmentDrop {
  ReadjustmentId readjustment;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentDrop, (), (readjustment))

struct ReadjustmentJudge {
  ReadjustmentId readjustment;
  Help help = Help::yes;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentJudge, (), (readjustment, help, words))

struct ReadjustmentChosen {
  ReadjustmentId readjustment;
  std::string response;
  std::optional<std::string> alert;
  std::optional<SignId> sign;
  std::optional<ClauseId> clause;
  int session = 0;
  Moment moment = Moment::next_session;
  Audience audience = Audience::team;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentChosen, (), (readjustment, response, alert, sign, clause,
                                               session, moment, audience, note))

struct ReadjustmentCorrected {
  ReadjustmentId readjustment;
  Moment moment = Moment::next_session;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentCorrected, (), (readjustment, moment, note))

struct ReadjustmentDropped {
  ReadjustmentId readjustment;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentDropped, (), (readjustment))

struct ReadjustmentJudged {
  ReadjustmentId readjustment;
  Side side = Side::patient;
  Help help = Help::yes;
  std::string words;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentJudged, (), (readjustment, side, help, words, in_person))

}  // namespace entente::core
