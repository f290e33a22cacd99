// What is derived from the sessions: scores, the curve, alerts, the line of a list.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/alert/alert_find.hpp"
#include "core/curve/curve.hpp"
#include "core/session/rated.hpp"
#include "unit/core/check_in.hpp"
#include "unit/core/room.hpp"

namespace entente::core {

namespace {

constexpr std::int64_t hour = 3600, day = 86'400;

class CourseOf : public testing::Test {
 protected:
  CourseOf() { room.instruments = {check_in_instrument()}; }

  SessionId hold() {
    room.now = base::later(room.now, 7 * day);
    const auto id = room.fresh<SessionId>();
    room.must(room.claire, SessionStart{id, room.now});
    room.must(room.claire, SessionEnd{id, room.now});
    return id;
  }
  void rate(PartyId who, SessionId id, int points, int edition = 1) {
    room.must(who, RatingGive{id, room.fresh<RatingId>(), check_in, edition,
                              check_in_answers(points * 1000)});
  }
  SessionId live(int patient, int caregiver) {
    const auto id = hold();
    rate(room.patient, id, patient);
    rate(room.claire, id, caregiver);
    return id;
  }
  std::vector<Alert> alerts(PartyId who) {
    return alerts_for(room.alliance, room.viewer(who), room.outlook());
  }
  const Alert* find(const std::vector<Alert>& all, AlertKind kind) {
    for (const auto& one : all) {
      if (one.kind == kind) return &one;
    }
    return nullptr;
  }
  Curve curve(PartyId who) {
    return curve_for(room.alliance, room.viewer(who), room.outlook());
  }
  void live_well(int sessions) {
    for (int i = 0; i < sessions; ++i) live(8, 8);
  }
  Room room;
};

TEST_F(CourseOf, a_rupture_tells_what_was_usual_and_what_was_said) {
  live_well(5);
  const auto torn = live(4, 7);
  const auto all = alerts(room.claire);
  const auto* rupture = find(all, AlertKind::rupture);
  ASSERT_NE(rupture, nullptr);
  EXPECT_EQ(rupture->key, "rupture:" + torn.text());
  EXPECT_EQ(rupture->number, 6);
  EXPECT_NEAR(*rupture->expected_milli, 8000, 200);
  EXPECT_LT(rupture->expected->low_milli, 8000);
  EXPECT_GT(rupture->expected->high_milli, 8000);
  EXPECT_EQ(rupture->observed_milli, 4000);
  EXPECT_EQ(*rupture->depth_milli, *rupture->expected_milli - 4000);
  EXPECT_EQ(rupture->since, 6);
  ASSERT_FALSE(rupture->evidence.empty());
  EXPECT_EQ(rupture->evidence[0].number, 6);
  EXPECT_EQ(rupture->evidence[0].side, Side::patient);
  EXPECT_GT(rupture->evidence[0].percent, 50);
  EXPECT_FALSE(rupture->recomputed.has_value());
  EXPECT_TRUE(waits(*rupture));
}

TEST_F(CourseOf, what_lasts_is_told_instead_of_its_beginning) {
  live_well(6);
  for (int i = 0; i < 3; ++i) live(3, 7);
  const auto all = alerts(room.claire);
  EXPECT_NE(find(all, AlertKind::off_track), nullptr);
  EXPECT_EQ(find(all, AlertKind::rupture), nullptr);
}

TEST_F(CourseOf, good_news_does_not_wait_and_goes_with_the_next_session) {
  live_well(5);
  live(4, 7);
  live(8, 8);
  const auto all = alerts(room.claire);
  const auto* repair = find(all, AlertKind::repair);
  ASSERT_NE(repair, nullptr);
  EXPECT_FALSE(waits(*repair));
  live(8, 8);
  EXPECT_EQ(find(alerts(room.claire), AlertKind::repair), nullptr);
}

TEST_F(CourseOf, an_alert_put_off_comes_back_on_its_day) {
  live_well(5);
  const auto torn = live(4, 7);
  const auto key = "rupture:" + torn.text();
  const Date back{room.today().days + 3};
  room.must(room.claire, AlertSnooze{key, back});
  auto all = alerts(room.claire);
  EXPECT_EQ(find(all, AlertKind::rupture)->snoozed_until, back);
  EXPECT_EQ(until(room.alliance, room.now), base::start_of(back));
  room.now = base::start_of(back);
  all = alerts(room.claire);
  EXPECT_FALSE(find(all, AlertKind::rupture)->snoozed_until.has_value());
}

TEST_F(CourseOf, an_alert_found_not_needed_can_be_taken_up_again) {
  live_well(5);
  const auto key = "rupture:" + live(4, 7).text();
  room.must(room.claire, AlertDismiss{key, "une nuit blanche"});
  EXPECT_EQ(find(alerts(room.claire), AlertKind::rupture), nullptr);
  room.must(room.claire, AlertReopen{key});
  EXPECT_NE(find(alerts(room.claire), AlertKind::rupture), nullptr);
}

TEST_F(CourseOf, an_alert_is_put_off_to_a_day_to_come_and_not_for_ever) {
  const auto snooze = [&](int days) {
    const auto done =
        room.act(room.claire, AlertSnooze{"rupture:x", Date{room.today().days + days}});
    return done ? std::string() : done.error().key;
  };
  EXPECT_EQ(snooze(0), "alert.past");
  EXPECT_EQ(snooze(91), "alert.too_far");
  EXPECT_EQ(snooze(90), "");
}

TEST_F(CourseOf, a_relative_is_told_nothing) {
  live_well(5);
  live(4, 7);
  EXPECT_TRUE(alerts(room.julie).empty());
  EXPECT_TRUE(curve(room.julie).points.empty());
  EXPECT_TRUE(room.line(room.julie).course.empty());
}

// Rule 8.
TEST_F(CourseOf, an_answer_is_on_the_own_curve_at_once_and_on_the_other_when_it_opens) {
  live_well(3);
  const auto id = hold();
  rate(room.patient, id, 7);
  EXPECT_EQ(curve(room.patient).points.back().patient_milli, 7000);
  const auto hidden = curve(room.claire).points.back();
  EXPECT_FALSE(hidden.patient_milli.has_value());
  EXPECT_TRUE(hidden.patient_blind);
  EXPECT_EQ(next_opening(room.alliance, room.now),
            base::later(*room.alliance.sessions.back().ended_at, 24 * hour));
  room.now = base::later(room.now, 24 * hour);
  EXPECT_EQ(curve(room.claire).points.back().patient_milli, 7000);
}

TEST_F(CourseOf, the_gap_is_the_caregiver_minus_the_patient) {
  live(6, 8);
  EXPECT_EQ(curve(room.patient).points.back().gap_milli, 2000);
}

TEST_F(CourseOf, an_earlier_edition_keeps_its_place_on_the_scale_of_the_latest) {
  room.instruments = {check_in_instrument(), check_in_instrument(2, 100'000)};
  const auto id = hold();
  rate(room.patient, id, 7);
  const auto rated = rated_sessions(room.alliance, check_in, Side::patient, room.outlook());
  EXPECT_EQ(rated.scale.max_milli, 100'000);
  EXPECT_EQ(rated.sessions.back().scores.patient_milli, 70'000);
}

TEST_F(CourseOf, an_edition_that_nobody_knows_any_more_has_no_score) {
  const auto id = hold();
  rate(room.patient, id, 7, 9);
  const auto rated = rated_sessions(room.alliance, check_in, Side::patient, room.outlook());
  EXPECT_FALSE(rated.sessions.back().scores.patient_milli.has_value());
}

TEST_F(CourseOf, the_contract_stands_between_the_sessions_it_came_between) {
  live(8, 8);
  room.bring_in_force();
  live(8, 8);
  const auto events = curve(room.claire).events;
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().after, 1);
  EXPECT_EQ(events.front().version, 1);
}

TEST_F(CourseOf, objectives_rated_together_give_a_t_score_with_what_was_known_by_then) {
  room.bring_in_force();
  const auto first = hold();
  room.must(room.claire, GoalRate{first, room.objective, 2});
  const auto shown = curve(room.patient);
  ASSERT_EQ(shown.goal_scores.size(), 1U);
  EXPECT_EQ(shown.goal_scores.front().t_milli, 70'000);  // clinical.md: [2] → 70
  EXPECT_EQ(shown.goals.front().points.front().level, 2);
}

TEST_F(CourseOf, a_line_asks_for_the_feeling_until_it_is_said_or_too_old) {
  room.bring_in_force();
  const auto id = hold();
  EXPECT_EQ(room.line(room.patient).next, NextStep::rate);
  EXPECT_EQ(room.line(room.patient).session, id);
  EXPECT_EQ(room.line(room.claire).next, NextStep::rate);
  EXPECT_EQ(room.line(room.thomas).next, NextStep::in_force);  // was not there
  rate(room.claire, id, 8);
  EXPECT_EQ(room.line(room.claire).next, NextStep::in_force);
  const auto over = until(room.alliance, base::later(room.now, 2 * day));
  ASSERT_TRUE(over.has_value());
  room.now = *over;
  EXPECT_EQ(room.line(room.patient).next, NextStep::in_force);
}

TEST_F(CourseOf, a_line_shows_the_session_that_goes_on_and_the_next_date) {
  room.bring_in_force();
  const auto date = base::later(room.now, 3 * day);
  room.must(room.patient,
            SessionPlan{room.fresh<SessionId>(), date, 45, Presence::in_person});
  EXPECT_EQ(room.line(room.claire).next_session, date);
  const auto id = room.fresh<SessionId>();
  room.must(room.claire, SessionStart{id, room.now});
  EXPECT_EQ(room.line(room.patient).next, NextStep::in_session);
  EXPECT_EQ(room.line(room.patient).session, id);
}

TEST_F(CourseOf, a_line_brings_the_alert_and_the_last_scores) {
  room.bring_in_force();
  live_well(5);
  live(4, 7);
  const auto line = room.line(room.claire);
  EXPECT_EQ(line.next, NextStep::alert);
  EXPECT_EQ(line.alerts, 1);
  ASSERT_TRUE(line.alert.has_value());
  EXPECT_EQ(line.alert->kind, AlertKind::rupture);
  EXPECT_EQ(line.course, (std::vector<int>{800, 800, 800, 800, 800, 400}));
  EXPECT_EQ(room.line(room.patient).next, NextStep::in_force);
}

TEST_F(CourseOf, a_line_keeps_to_the_latest_scores) {
  live_well(14);
  EXPECT_EQ(room.line(room.claire).course.size(), 12U);
}

TEST_F(CourseOf, an_alert_that_is_answered_no_longer_asks) {
  room.bring_in_force();
  live_well(5);
  ReadjustmentChoose choose;
  choose.readjustment = room.fresh<ReadjustmentId>();
  choose.response = "own-ones-part";
  choose.alert = "rupture:" + live(4, 7).text();
  room.must(room.claire, choose);
  EXPECT_EQ(room.line(room.claire).next, NextStep::in_force);
  EXPECT_EQ(find(alerts(room.claire), AlertKind::rupture)->answered, choose.readjustment);
  // The team's own trial is not told to the patient.
  EXPECT_FALSE(find(alerts(room.patient), AlertKind::rupture)->answered.has_value());
}

}  // namespace

}  // namespace entente::core
