// What a session owes to the clock, and what no course of sessions ever comes to.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "core/session/session_view.hpp"
#include "unit/core/room.hpp"

namespace entente::core {

namespace {

constexpr std::int64_t hour = 3600, day = 86'400;

class Sessions : public testing::Test {
 protected:
  SessionId held() {
    const auto id = room.fresh<SessionId>();
    room.must(room.claire, SessionStart{id, room.now});
    room.must(room.claire, SessionEnd{id, room.now});
    return id;
  }
  void rate(PartyId who, SessionId id, int milli = 5000) {
    room.must(who, RatingGive{id, room.fresh<RatingId>(), "check-in", 1, {{"trust", milli}}});
  }
  std::size_t read_by(PartyId who) {
    const auto all = sessions_for(room.alliance, room.viewer(who), room.now);
    return all.front().session.ratings.size();
  }
  std::string refused(PartyId who, const Command& command) {
    const auto done = room.act(who, command);
    return done ? "" : done.error().key;
  }
  void wait(std::int64_t seconds) { room.now = base::later(room.now, seconds); }
  Room room;
};

// Rule 8: "… or 24 hours after the session".
TEST_F(Sessions, a_rating_alone_is_opened_a_day_after_the_session) {
  const auto id = held();
  rate(room.patient, id);
  EXPECT_EQ(read_by(room.claire), 0U);
  wait(23 * hour);
  EXPECT_EQ(read_by(room.claire), 0U);
  EXPECT_EQ(read_by(room.patient), 1U);
  wait(2 * hour);
  EXPECT_EQ(read_by(room.claire), 1U);
}

TEST_F(Sessions, a_session_that_never_ends_opens_nothing_by_waiting) {
  const auto id = room.fresh<SessionId>();
  room.must(room.claire, SessionStart{id, room.now});
  rate(room.patient, id);
  wait(3 * day);
  EXPECT_EQ(read_by(room.claire), 0U);
}

TEST_F(Sessions, another_instrument_is_blind_on_its_own) {
  const auto id = held();
  rate(room.patient, id);
  room.must(room.claire,
            RatingGive{id, room.fresh<RatingId>(), "mirror", 1, {{"warmth", 4000}}});
  EXPECT_EQ(read_by(room.claire), 1U);
  EXPECT_EQ(read_by(room.patient), 1U);
}

TEST_F(Sessions, what_is_said_of_a_session_is_said_within_two_weeks) {
  const auto id = held();
  wait(13 * day);
  rate(room.patient, id);
  wait(2 * day);
  EXPECT_EQ(refused(room.claire, RatingGive{id, room.fresh<RatingId>(), "check-in", 1,
                                            {{"trust", 5000}}}),
            "session.too_late");
}

TEST_F(Sessions, a_note_is_corrected_whenever_the_mistake_is_seen) {
  const auto id = held();
  const auto note = room.fresh<NoteId>();
  NoteText text;
  text.text = "Trois fois.";
  room.must(room.claire, NoteWrite{id, note, text});
  wait(100 * day);
  text.text = "Deux fois.";
  room.must(room.claire, NoteCorrect{id, note, text});
  EXPECT_EQ(room.alliance.sessions.front().notes.front().corrections, 1);
}

TEST_F(Sessions, who_did_not_come_is_said_once_the_hour_is_there) {
  const auto id = room.fresh<SessionId>();
  room.must(room.patient, SessionPlan{id, base::later(room.now, day), 45, Presence::in_person});
  EXPECT_EQ(refused(room.claire, SessionMiss{id, Side::patient, ""}), "session.not_yet");
  wait(day + hour);
  room.must(room.claire, SessionMiss{id, Side::patient, "hospitalisée"});
  EXPECT_EQ(room.alliance.sessions.front().missed_by, Side::patient);
  EXPECT_EQ(refused(room.claire, SessionStart{id, room.now}), "session.not_planned");
}

TEST_F(Sessions, a_device_is_believed_a_week_back_and_two_minutes_ahead) {
  const auto sign = [&](SessionId id, std::int64_t seconds) {
    return refused(room.claire, SignRecord{id, room.fresh<SignId>(), "acts",
                                           base::later(room.now, seconds), 0, false, ""});
  };
  const auto id = held();
  EXPECT_EQ(sign(id, -6 * day), "");
  EXPECT_EQ(sign(id, -8 * day), "time.too_old");
  EXPECT_EQ(sign(id, 60), "");
  EXPECT_EQ(sign(id, 10 * 60), "time.ahead");
}

TEST_F(Sessions, a_targeted_note_has_a_target_and_no_free_text) {
  const auto id = held();
  NoteText text;
  text.form = NoteForm::targeted;
  text.data = "Glycémie 2,1 g/l.";
  const auto write = [&] {
    return refused(room.claire, NoteWrite{id, room.fresh<NoteId>(), text});
  };
  EXPECT_EQ(write(), "field.blank");
  text.target = "Hyperglycémie";
  EXPECT_EQ(write(), "");
  text.text = "et aussi";
  EXPECT_EQ(write(), "note.form");
}

TEST_F(Sessions, an_item_is_answered_once) {
  const auto id = held();
  EXPECT_EQ(refused(room.patient, RatingGive{id, room.fresh<RatingId>(), "check-in", 1,
                                             {{"trust", 1}, {"heard", 2}, {"trust", 3}}}),
            "rating.twice");
  EXPECT_EQ(refused(room.patient, RatingGive{id, room.fresh<RatingId>(), "check-in", 1, {}}),
            "rating.empty");
}

TEST_F(Sessions, after_the_end_of_the_alliance_nothing_is_added) {
  const auto id = held();
  room.must(room.claire, AllianceClose{"Fin du suivi."});
  EXPECT_EQ(refused(room.claire, SessionStart{room.fresh<SessionId>(), room.now}),
            "alliance.closed");
  EXPECT_EQ(refused(room.patient, RatingGive{id, room.fresh<RatingId>(), "check-in", 1,
                                             {{"trust", 1}}}),
            "alliance.closed");
}

// One move of somebody, sensible or not.
Command any_command(Room& room, const std::vector<SessionId>& known) {
  const auto id = known[*rc::gen::inRange<std::size_t>(0, known.size())];
  switch (*rc::gen::inRange(0, 7)) {
    case 0: return SessionPlan{id, base::later(room.now, day), 45, Presence::remote};
    case 1: return SessionMove{id, base::later(room.now, 2 * day), 30, Presence::remote};
    case 2: return SessionCancel{id, "empêchée"};
    case 3: return SessionStart{id, room.now};
    case 4: return SessionEnd{id, room.now};
    case 5: return SessionMiss{id, Side::caregiver, ""};
    default: return RatingGive{id, room.fresh<RatingId>(), "check-in", 1, {{"trust", 5000}}};
  }
}

RC_GTEST_PROP(SessionsAlways, number_what_was_held_and_run_one_at_a_time, ()) {
  Room room;
  std::vector<SessionId> known;
  for (int i = 0; i < 4; ++i) known.push_back(room.fresh<SessionId>());
  const auto moves = *rc::gen::inRange(1, 60);
  for (int i = 0; i < moves; ++i) {
    room.now = base::later(room.now, *rc::gen::element<std::int64_t>(60, hour, day));
    const auto who = *rc::gen::element(room.patient, room.claire);
    const auto done = room.act(who, any_command(room, known));
    (void)done;  // refusals are part of it
    int running = 0, held = 0;
    for (const auto& one : room.alliance.sessions) {
      running += one.status == SessionStatus::running;
      if (!one.started_at) {
        RC_ASSERT(one.number == 0);
        RC_ASSERT(one.ratings.empty());
        continue;
      }
      ++held;
      RC_ASSERT(one.caregiver == room.claire);
      RC_ASSERT(one.status == SessionStatus::running || *one.ended_at >= *one.started_at);
      RC_ASSERT(one.ratings.size() <= 2U);
    }
    RC_ASSERT(running <= 1);
    std::vector<int> numbers;
    for (const auto& one : room.alliance.sessions) {
      if (one.number) numbers.push_back(one.number);
    }
    std::sort(numbers.begin(), numbers.end());
    for (int n = 0; n < held; ++n) RC_ASSERT(numbers[static_cast<std::size_t>(n)] == n + 1);
  }
  RC_ASSERT(digest_of(fold(room.stream)) == digest_of(room.alliance));
}

}  // namespace

}  // namespace entente::core
