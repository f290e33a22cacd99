// Courses worked by hand, on 0–10. After four sessions at 8, the usual jump is 1/(7 + 3) of the
// scale: the band is 8 ± 2.66, and clearly low is under 8 − 1.33.
#include "insight/course.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>

namespace entente::insight {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Scale ten{0, 10'000};
constexpr double absent = -1;

std::optional<int> milli(double points) {
  if (points == absent) return std::nullopt;
  return static_cast<int>(std::lround(points * 1000));
}

Course of(std::initializer_list<double> patient) {
  std::vector<Observed> sessions;
  for (const double points : patient) sessions.push_back({milli(points), std::nullopt});
  return read_course(sessions, ten);
}

struct Pair {
  double patient;
  double caregiver;
};

Course of_both(std::initializer_list<Pair> pairs) {
  std::vector<Observed> sessions;
  for (const auto& [patient, caregiver] : pairs) {
    sessions.push_back({milli(patient), milli(caregiver)});
  }
  return read_course(sessions, ten);
}

TEST(Usual_band, needs_two_earlier_sessions) {
  const auto course = of({8, 8, 8});
  EXPECT_FALSE(course.steps[0].usual);
  EXPECT_FALSE(course.steps[1].usual);
  EXPECT_EQ(course.steps[2].usual, (Band{4675, 10'000}));  // 8 − 2.66 × 10/8
}

TEST(Usual_band, is_of_the_patients_own_level_and_jumps) {
  EXPECT_EQ(of({8, 8, 8, 8, 8}).steps[4].usual, (Band{5340, 10'000}));
  // Level 6, jumps of 1 and 2: ± 2.66 × (10 + 3)/(7 + 2).
  EXPECT_EQ(of({6, 7, 5, 6}).steps[3].usual, (Band{2158, 9842}));
}

TEST(Usual_band, forgets_what_is_more_than_eight_sessions_old) {
  const auto course = of({3, 8, 8, 8, 8, 8, 8, 8, 8, 8});
  EXPECT_EQ(course.steps[9].usual, (Band{6100, 9900}));  // 8 ± 2.66 × 10/14
}

TEST(Rupture, is_one_session_below_the_band) {
  const auto course = of({8, 8, 8, 8, 5.3});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::rupture, 4, 4, 8000, 5300, 2700}));
}

TEST(Rupture, is_two_sessions_in_a_row_clearly_low_though_each_is_within) {
  const auto course = of({8, 8, 8, 8, 6.6, 6.5});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::rupture, 5, 4, 8000, 6500, 1500}));
}

TEST(Rupture, is_not_one_bad_day_within_the_band) {
  EXPECT_THAT(of({8, 8, 8, 8, 6.6, 8, 6.6, 8}).marks, IsEmpty());
}

TEST(Rupture, is_not_a_rise) {
  EXPECT_THAT(of({2, 2, 2, 2, 10, 10, 10}).marks, IsEmpty());
}

TEST(Rupture, is_not_told_of_the_first_two_sessions) {
  EXPECT_THAT(of({10, 0}).marks, IsEmpty());
}

TEST(Rupture, bears_a_session_without_answer_in_between) {
  const auto course = of({8, 8, 8, 8, 6.6, absent, 6.5});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::rupture, 6, 4, 8000, 6500, 1500}));
  EXPECT_EQ(course.steps[5].usual, course.steps[4].usual);
}

TEST(Repair, is_a_return_to_the_band_of_before) {
  const auto course = of({8, 8, 8, 8, 5, 7});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::rupture, 4, 4, 8000, 5000, 3000},
                                        Mark{MarkKind::repair, 5, 4, 8000, 7000, 1000}));
}

TEST(Repair, is_not_a_little_less_low) {
  EXPECT_EQ(of({8, 8, 8, 8, 5, 6}).marks.size(), 1U);
}

TEST(Repair, makes_good_half_of_a_slight_fall) {
  EXPECT_EQ(of({8, 8, 8, 8, 6.6, 6.4, 7.1}).marks.back().kind, MarkKind::off_track);
  EXPECT_EQ(of({8, 8, 8, 8, 6.6, 6.4, 7.3}).marks.back().kind, MarkKind::repair);
}

TEST(Repair, leaves_the_rupture_out_of_what_is_usual) {
  const auto course = of({8, 8, 8, 8, 2, 2, 8, 8});
  EXPECT_EQ(course.steps[5].usual, course.steps[4].usual);
  EXPECT_EQ(course.steps[7].usual, (Band{5582, 10'000}));  // five at 8: 10/(7 + 4)
}

TEST(Repair, may_be_followed_by_another_rupture) {
  const auto course = of({8, 8, 8, 8, 2, 8, 2});
  ASSERT_EQ(course.marks.size(), 3U);
  EXPECT_EQ(course.marks[2].kind, MarkKind::rupture);
  EXPECT_EQ(course.marks[2].since, 6U);
}

TEST(Off_track, is_three_sessions_of_rupture_told_once) {
  const auto course = of({8, 8, 8, 8, 5, 5, 4, 4, 4});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::rupture, 4, 4, 8000, 5000, 3000},
                                        Mark{MarkKind::off_track, 6, 4, 8000, 4000, 4000}));
}

TEST(Off_track, counts_the_session_at_which_a_slow_rupture_began) {
  const auto course = of({8, 8, 8, 8, 6.6, 6.5, 6.5});
  ASSERT_EQ(course.marks.size(), 2U);
  EXPECT_EQ(course.marks[1].kind, MarkKind::off_track);
  EXPECT_EQ(course.marks[1].at, 6U);
}

TEST(Divergence, is_twice_in_a_row_a_caregiver_clearly_higher_than_usual) {
  const auto course = of_both({{8, 8}, {8, 8}, {8, 8}, {8, 8}, {7.2, 8.8}, {7.1, 8.9}});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::divergence, 5, 4, 0, 1800, 1800}));
}

TEST(Divergence, is_not_once) {
  EXPECT_THAT(of_both({{8, 8}, {8, 8}, {8, 8}, {8, 8}, {7.2, 8.8}, {8, 8}}).marks, IsEmpty());
}

TEST(Divergence, is_not_a_patient_who_is_higher) {
  EXPECT_THAT(of_both({{8, 8}, {8, 8}, {8, 8}, {8, 8}, {9, 6}, {9, 6}, {9, 6}}).marks, IsEmpty());
  EXPECT_THAT(of_both({{9, 5}, {9, 5}, {9, 5}, {9, 5}, {8, 8}, {8, 8}, {8, 8}}).marks, IsEmpty());
}

TEST(Divergence, is_not_two_who_always_differ) {
  EXPECT_THAT(of_both({{5, 9}, {5, 9}, {5, 9}, {5, 9}, {5, 9}, {5, 9}}).marks, IsEmpty());
}

TEST(Divergence, is_told_beside_a_rupture_that_the_caregiver_does_not_see) {
  const auto course = of_both({{8, 8}, {8, 8}, {8, 8}, {8, 8}, {5, 8}, {5, 8}});
  EXPECT_THAT(course.marks, ElementsAre(Mark{MarkKind::rupture, 4, 4, 8000, 5000, 3000},
                                        Mark{MarkKind::divergence, 5, 4, 0, 3000, 3000}));
  EXPECT_EQ(of_both({{8, 8}, {8, 8}, {8, 8}, {8, 8}, {5, 5}, {5, 5}}).marks.size(), 1U);
}

TEST(Course, of_nothing_or_on_no_scale_says_nothing) {
  EXPECT_THAT(of({}).steps, IsEmpty());
  const std::vector<Observed> sessions(5, Observed{8000, 2000});
  for (const auto scale : {Scale{5, 5}, Scale{10, 0}}) {
    const auto course = read_course(sessions, scale);
    EXPECT_EQ(course.steps, std::vector<Step>(5));
    EXPECT_THAT(course.marks, IsEmpty());
  }
}

}  // namespace

}  // namespace entente::insight
