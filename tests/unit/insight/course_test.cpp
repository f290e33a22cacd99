// Courses on 0–10 as a nurse would tell them, read with the default calibration at 5 %.
#include "insight/course.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace entente::insight {

namespace {

using testing::IsEmpty;

constexpr Scale ten{0, 10'000, 1'000};
constexpr double absent = -1;
using Points = std::vector<double>;

std::optional<int> milli(double points) {
  if (points == absent) return std::nullopt;
  return static_cast<int>(std::lround(points * 1000));
}

Course of_both(const Points& patient, const Points& caregiver, std::size_t budget = 0) {
  std::vector<Observed> sessions;
  for (std::size_t i = 0; i < patient.size(); ++i) {
    sessions.push_back({milli(patient[i]), milli(caregiver[i])});
  }
  return read_course(sessions, Engine(default_calibration(), ten, budget));
}

Course of(const Points& patient, std::size_t budget = 0) {
  return of_both(patient, Points(patient.size(), absent), budget);
}

/// Six sessions around 8, then what is told.
Points steady_then(const Points& more) {
  Points out{8, 8, 7, 8, 8, 7};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

std::vector<Mark> all(MarkKind kind, const Course& course) {
  std::vector<Mark> out;
  for (const auto& mark : course.marks) {
    if (mark.kind == kind) out.push_back(mark);
  }
  return out;
}

Mark only(MarkKind kind, const Course& course) {
  const auto found = all(kind, course);
  EXPECT_EQ(found.size(), 1U);
  return found.empty() ? Mark{} : found[0];
}

TEST(Rupture, of_three_points_is_told_at_once_or_at_the_next_session) {
  const auto alone = only(MarkKind::rupture, of(steady_then({5, 5, 5})));
  EXPECT_EQ(alone.at, 6U);
  EXPECT_EQ(alone.since, 6U);
  EXPECT_EQ(alone.observed_milli, 5'000);
  // A caregiver who goes on as before speaks a little against it.
  const Points unmoved{8, 8, 8, 8, 7, 8, 8, 8, 8};
  const auto unseen = only(MarkKind::rupture, of_both(steady_then({5, 5, 5}), unmoved));
  EXPECT_EQ(unseen.at, 7U);
  EXPECT_EQ(unseen.since, 6U);
}

TEST(Rupture, is_surer_where_the_caregiver_saw_it_too) {
  const Points usual{8, 8, 8, 8, 7, 8};
  Points seen = usual, unseen = usual;
  seen.push_back(6);
  unseen.push_back(8);
  const auto with = of_both(steady_then({5}), seen), without = of_both(steady_then({5}), unseen);
  EXPECT_GT(with.steps[6].rupture_percent, of(steady_then({5})).steps[6].rupture_percent);
  EXPECT_GT(with.steps[6].rupture_percent, without.steps[6].rupture_percent + 10);
  const auto mark = only(MarkKind::rupture, with);
  EXPECT_EQ(mark.evidence[0].rater, Rater::patient);
  EXPECT_EQ(mark.evidence[1].rater, Rater::caregiver);
}

TEST(Rupture, that_comes_slowly_is_told_on_its_way) {
  const auto mark = only(MarkKind::rupture, of(steady_then({7, 6, 5, 4, 4})));
  EXPECT_GE(mark.at, 7U);
  EXPECT_LE(mark.at, 9U);
  EXPECT_LE(mark.earliest, 6U);
  EXPECT_GE(mark.latest, 7U);
}

TEST(Rupture, is_not_a_rise_nor_a_day_a_little_lower) {
  EXPECT_THAT(of({4, 4, 5, 4, 5, 9, 9, 9}).marks, IsEmpty());
  EXPECT_THAT(of(steady_then({6, 8, 7, 8})).marks, IsEmpty());
}

TEST(Rupture, is_not_told_of_the_first_session) {
  const auto course = of({0, 0});
  EXPECT_EQ(course.steps[0].rupture_percent, 0);
  EXPECT_THAT(course.marks, IsEmpty());
}

TEST(Rupture, is_told_the_sooner_the_more_false_alarms_one_accepts) {
  const auto told = [](double last, std::size_t budget) {
    return !of(steady_then({last}), budget).marks.empty();
  };
  for (double last = 0; last <= 10; last += 1) {
    EXPECT_LE(told(last, 0), told(last, 1));
    EXPECT_LE(told(last, 1), told(last, 2));
  }
  EXPECT_FALSE(told(6, 0));
  EXPECT_TRUE(told(5, 1));
}

TEST(Rupture, says_how_deep_it_is_and_what_was_to_be_expected) {
  const auto mark = only(MarkKind::rupture, of(steady_then({4})));
  EXPECT_NEAR(mark.expected_milli, 7'600, 300);
  EXPECT_LT(mark.expected.low_milli, mark.expected_milli);
  EXPECT_GT(mark.expected.high_milli, mark.expected_milli);
  EXPECT_EQ(mark.depth_milli, mark.expected_milli - 4'000);
  EXPECT_GT(mark.depth_sds_milli, 1'500);
  EXPECT_LT(mark.depth_sds_milli, 4'000);
  EXPECT_GT(mark.chance_percent, 50);
  EXPECT_EQ(mark.chance_percent, of(steady_then({4})).steps[6].rupture_percent);
}

TEST(Evidence, adds_up_to_a_hundred_and_comes_from_the_low_sessions) {
  for (const auto& mark : of_both(steady_then({5, 5, 4}), Points(9, 8)).marks) {
    if (mark.evidence.empty()) continue;
    int sum = 0;
    for (const auto& one : mark.evidence) {
      sum += one.percent;
      EXPECT_GE(one.at, mark.earliest);
      EXPECT_LE(one.at, mark.at);
    }
    EXPECT_NEAR(sum, 100, 3);
    EXPECT_GE(mark.evidence[0].at, 6U);
    EXPECT_TRUE(std::is_sorted(mark.evidence.begin(), mark.evidence.end(),
                               [](const auto& a, const auto& b) { return a.percent > b.percent; }));
  }
}

TEST(Evidence, does_not_name_an_answer_that_was_not_given) {
  const auto mark = only(MarkKind::rupture, of(steady_then({absent, 4})));
  ASSERT_FALSE(mark.evidence.empty());
  EXPECT_EQ(mark.evidence[0].at, 7U);
  for (const auto& one : mark.evidence) {
    EXPECT_EQ(one.rater, Rater::patient);
    EXPECT_NE(one.at, 6U);
  }
}

TEST(Repair, follows_a_dip_that_passes) {
  for (const auto& dip : {Points{4, 8}, Points{4, 4, 8}}) {
    const auto course = of(steady_then(dip));
    ASSERT_EQ(course.marks.size(), 2U);
    EXPECT_EQ(course.marks[0].kind, MarkKind::rupture);
    EXPECT_EQ(course.marks[1].kind, MarkKind::repair);
    EXPECT_EQ(course.marks[1].at, 5 + dip.size());
    EXPECT_EQ(course.marks[1].since, course.marks[0].since);
    EXPECT_GT(course.marks[1].chance_percent, 80);
    EXPECT_THAT(course.marks[1].evidence, IsEmpty());
  }
}

TEST(Repair, is_not_a_little_less_low) {
  EXPECT_THAT(all(MarkKind::repair, of(steady_then({4, 4, 5, 5}))), IsEmpty());
}

TEST(Repair, may_be_followed_by_another_rupture) {
  const auto found = all(MarkKind::rupture, of(steady_then({4, 4, 8, 8, 8, 3, 3})));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].since, 11U);
}

TEST(Off_track, is_a_rupture_that_lasts_told_once) {
  const auto course = of(steady_then({4, 4, 4, 4, 4, 4}));
  const auto mark = only(MarkKind::off_track, course);
  EXPECT_EQ(mark.at, 8U);
  EXPECT_EQ(mark.since, 6U);
  EXPECT_GT(mark.chance_percent, 90);
  EXPECT_EQ(all(MarkKind::rupture, course).size(), 1U);
}

TEST(Off_track, is_not_told_of_what_mends_in_time) {
  EXPECT_THAT(all(MarkKind::off_track, of(steady_then({4, 4, 8, 8, 8}))), IsEmpty());
}

TEST(Divergence, is_told_where_the_caregiver_stays_while_the_patient_falls) {
  const auto course = of_both(steady_then({4, 4, 4}), Points(9, 8));
  const auto mark = only(MarkKind::divergence, course);
  EXPECT_GE(mark.at, 6U);
  EXPECT_LE(mark.at, 7U);
  EXPECT_EQ(mark.since, 6U);
  EXPECT_EQ(mark.observed_milli, 4'000);  // caregiver minus patient
  EXPECT_EQ(mark.depth_milli, mark.observed_milli - mark.expected_milli);
  EXPECT_LT(mark.expected.low_milli, 1'000);
}

TEST(Divergence, is_not_told_where_both_fall_or_always_differed) {
  EXPECT_THAT(
      all(MarkKind::divergence, of_both(steady_then({4, 4, 4}), {8, 8, 7, 8, 8, 7, 4, 4, 4})),
      IsEmpty());
  EXPECT_THAT(of_both(Points(12, 5), Points(12, 9)).marks, IsEmpty());
}

TEST(Divergence, is_not_a_patient_who_stays_the_higher_one) {
  const auto course = of_both({9, 9, 9, 9, 9, 9, 8, 8, 8}, {4, 4, 4, 4, 4, 4, 7, 7, 7});
  EXPECT_THAT(all(MarkKind::divergence, course), IsEmpty());
}

TEST(Steady_course, never_alarms_wherever_it_lies) {
  for (const double always : {10.0, 9.0, 7.0, 5.0, 2.0, 0.0}) {
    EXPECT_THAT(of_both(Points(60, always), Points(60, always)).marks, IsEmpty()) << always;
    EXPECT_THAT(of(Points(60, always)).marks, IsEmpty()) << always;
  }
  EXPECT_THAT(of({10, 10, 10, 10, 9, 10, 10, 9, 10}).marks, IsEmpty());
}

TEST(Usual_band, holds_the_usual_and_narrows_with_what_is_known) {
  const auto course = of_both(Points(12, 8), Points(12, 8));
  EXPECT_FALSE(course.steps[0].usual);
  int last = 10'000;
  for (std::size_t at = 1; at < course.steps.size(); ++at) {
    ASSERT_TRUE(course.steps[at].usual);
    const auto& [low, high] = *course.steps[at].usual;
    EXPECT_LT(low, 8'000);
    EXPECT_GT(high, 8'000);
    EXPECT_LE(high - low, last);
    last = high - low;
  }
}

TEST(Usual_band, stays_above_a_rupture) {
  const auto course = of(steady_then({4, 4, 4, 4}));
  for (std::size_t at = 6; at < course.steps.size(); ++at) {
    EXPECT_GT(course.steps[at].usual->low_milli, 5'000);
  }
}

TEST(Course, keeps_what_was_thought_over_a_session_without_answers) {
  const auto course = of(steady_then({5, absent, 5}));
  EXPECT_EQ(course.steps[7].rupture_percent, course.steps[6].rupture_percent);
  EXPECT_FALSE(course.steps[7].usual);
}

TEST(Course, of_nothing_or_on_no_scale_says_nothing) {
  EXPECT_THAT(of({}).steps, IsEmpty());
  const std::vector<Observed> sessions(5, Observed{8'000, 2'000});
  for (const auto scale : {Scale{5, 5, 1}, Scale{10, 0, 1}}) {
    const auto course = read_course(sessions, Engine(default_calibration(), scale, 0));
    EXPECT_EQ(course.steps, std::vector<Step>(5));
    EXPECT_THAT(course.marks, IsEmpty());
  }
}

}  // namespace

}  // namespace entente::insight
