// When to meet next: read from what was agreed, else from what they did.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/session/rhythm.hpp"
#include "core/session/suggest.hpp"
#include "unit/core/room.hpp"

namespace entente::core {

namespace {

constexpr int monday = 0, tuesday = 1, friday = 4;

int days(std::string_view text) {
  const auto rhythm = rhythm_of(text);
  return rhythm ? rhythm->days : 0;
}
std::vector<int> weekdays(std::string_view text) {
  const auto rhythm = rhythm_of(text);
  return rhythm ? rhythm->weekdays : std::vector<int>{};
}

TEST(Rhythm, is_read_in_french) {
  EXPECT_EQ(days("une fois par semaine, le mardi"), 7);
  EXPECT_EQ(days("Deux fois par semaine"), 3);
  EXPECT_EQ(days("tous les 15 jours"), 15);
  EXPECT_EQ(days("tous les quinze jours, le lundi"), 15);
  EXPECT_EQ(days("toutes les deux semaines"), 14);
  EXPECT_EQ(days("une semaine sur deux"), 14);
  EXPECT_EQ(days("un mardi sur deux"), 14);
  EXPECT_EQ(days("une fois par mois"), 28);
  EXPECT_EQ(days("tous les trois mois"), 84);
  EXPECT_EQ(days("2 séances par mois"), 14);
  EXPECT_EQ(days("hebdomadaire"), 7);
  EXPECT_EQ(days("chaque jour"), 1);
  EXPECT_EQ(days("chaque mardi"), 7);
  EXPECT_EQ(days("Tous les mardis à 14 h"), 7);
}

TEST(Rhythm, is_read_in_english) {
  EXPECT_EQ(days("once a week, on Tuesdays"), 7);
  EXPECT_EQ(days("twice a week"), 3);
  EXPECT_EQ(days("Every two weeks"), 14);
  EXPECT_EQ(days("every other week"), 14);
  EXPECT_EQ(days("every second Tuesday"), 14);
  EXPECT_EQ(days("fortnightly"), 14);
  EXPECT_EQ(days("once a month"), 28);
  EXPECT_EQ(days("monthly"), 28);
  EXPECT_EQ(days("every 10 days"), 10);
  EXPECT_EQ(days("every Tuesday"), 7);
}

TEST(Rhythm, a_length_is_no_rhythm) {
  EXPECT_EQ(days("pendant trois mois, une fois par semaine"), 7);
  EXPECT_EQ(days("45 minutes par semaine"), 7);
  EXPECT_EQ(days("pendant deux semaines"), 0);
}

TEST(Rhythm, names_its_weekdays) {
  EXPECT_EQ(weekdays("une fois par semaine, le mardi"), std::vector{tuesday});
  EXPECT_EQ(weekdays("les lundis et vendredis"), (std::vector{monday, friday}));
  EXPECT_EQ(weekdays("every Tuesday"), std::vector{tuesday});
  EXPECT_EQ(weekdays("tous les 15 jours"), std::vector<int>{});
}

TEST(Rhythm, what_is_said_otherwise_is_not_guessed) {
  for (const auto* text : {"", "à la demande", "selon vos besoins", "as needed", "0 jours",
                           "tous les 99999999999 jours"}) {
    EXPECT_FALSE(rhythm_of(text)) << text;
  }
}

RC_GTEST_PROP(RhythmAlways, is_between_a_day_and_a_year, (const std::string& text)) {
  const auto rhythm = rhythm_of(text + " tous les " + *rc::gen::arbitrary<std::string>() + " mois");
  if (rhythm) RC_ASSERT(rhythm->days >= 1 && rhythm->days <= 366);
}

class Suggested : public testing::Test {
 protected:
  void agreed(const std::string& rhythm, Presence presence = Presence::in_person) {
    Frame frame;
    frame.rhythm = rhythm;
    frame.minutes = 30;
    frame.presence = presence;
    room.agree(frame);
  }
  SessionId met(const char* at) {
    const auto id = room.fresh<SessionId>();
    room.now = base::later(*Instant::parse(at), -3600);
    room.must(room.patient, SessionPlan{id, *Instant::parse(at), 45, Presence::remote});
    room.now = *Instant::parse(at);
    room.must(room.claire, SessionStart{id, room.now});
    room.must(room.claire, SessionEnd{id, room.now});
    return id;
  }
  std::string next() {
    return suggest_next(room.alliance, room.now).suggested.text().substr(0, 16);
  }
  Room room;
};

TEST_F(Suggested, keeps_the_weekday_and_the_hour_of_the_last_one) {
  agreed("toutes les deux semaines");
  met("2026-03-10T13:30:00Z");
  EXPECT_EQ(next(), "2026-03-24T13:30");
}

TEST_F(Suggested, comes_back_to_the_agreed_weekday) {
  agreed("une fois par semaine, le mardi");
  met("2026-03-12T13:30:00Z");  // a Thursday, for once
  EXPECT_EQ(next(), "2026-03-17T13:30");
}

TEST_F(Suggested, of_several_weekdays_is_the_next_one) {
  agreed("deux fois par semaine, le mardi et le vendredi");
  met("2026-03-10T13:30:00Z");
  EXPECT_EQ(next(), "2026-03-13T13:30");
  met("2026-03-13T13:30:00Z");
  EXPECT_EQ(next(), "2026-03-17T13:30");
}

TEST_F(Suggested, follows_what_is_planned_already) {
  agreed("une fois par semaine");
  met("2026-03-10T13:30:00Z");
  room.must(room.claire,
            SessionPlan{room.fresh<SessionId>(), *Instant::parse("2026-03-18T09:00:00Z"), 45,
                        Presence::in_person});
  EXPECT_EQ(next(), "2026-03-25T09:00");
}

TEST_F(Suggested, a_cancelled_one_is_forgotten) {
  agreed("une fois par semaine");
  met("2026-03-10T13:30:00Z");
  const auto id = room.fresh<SessionId>();
  room.must(room.claire,
            SessionPlan{id, *Instant::parse("2026-03-18T09:00:00Z"), 45, Presence::in_person});
  room.must(room.patient, SessionCancel{id, ""});
  EXPECT_EQ(next(), "2026-03-17T13:30");
}

TEST_F(Suggested, without_a_rhythm_is_as_they_usually_met) {
  agreed("selon vos besoins");
  met("2026-03-03T13:30:00Z");
  met("2026-03-16T13:30:00Z");
  met("2026-03-31T13:30:00Z");
  EXPECT_EQ(next(), "2026-04-14T13:30");
}

TEST_F(Suggested, before_the_first_session_is_a_week_later_on_the_hour) {
  room.now = *Instant::parse("2026-03-10T13:20:00Z");
  EXPECT_EQ(next(), "2026-03-17T14:00");
}

TEST_F(Suggested, has_the_length_and_the_way_of_the_frame) {
  agreed("une fois par semaine", Presence::remote);
  met("2026-03-10T13:30:00Z");
  const auto suggestion = suggest_next(room.alliance, room.now);
  EXPECT_EQ(suggestion.minutes, 30);
  EXPECT_EQ(suggestion.presence, Presence::remote);
  EXPECT_EQ(suggestion.rhythm, "une fois par semaine");
}

RC_GTEST_PROP(SuggestedAlways, lies_ahead_whatever_was_agreed_and_however_long_ago, ()) {
  Room room;
  Frame frame;
  frame.rhythm = *rc::gen::element<std::string>("chaque mardi", "tous les 15 jours", "daily",
                                                "lundi, jeudi", "librement",
                                                "une fois par mois, le lundi");
  room.agree(frame);
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const auto at = base::later(room.now, *rc::gen::inRange(3600, 30 * 86'400));
    room.must(room.claire, SessionPlan{room.fresh<SessionId>(), at, 45, Presence::in_person});
  }
  room.now = base::later(room.now, *rc::gen::inRange(0, 400 * 86'400));
  const auto suggestion = suggest_next(room.alliance, room.now);
  RC_ASSERT(suggestion.suggested > room.now);
  RC_ASSERT(suggestion.suggested < base::later(room.now, 100LL * 86'400));
}

}  // namespace

}  // namespace entente::core
