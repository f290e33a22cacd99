// How often the engine is wrong, and what it sees, counted on courses that its model did not make
// (family growth, 0–40), read with the default calibration at 5 %. Measured on 2026-11-25 with
// 2,500 steady courses and 600 falls each; the bounds are four standard errors of the smaller
// numbers here away from that.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "insight/course.hpp"
#include "insight/simulate.hpp"

namespace entente::insight {

namespace {

constexpr int sessions = 12;
constexpr Recipe recipe{Family::growth, {0, 40, 1}, sessions, {}};

Course read(const SimulatedCourse& course) {
  static const Engine engine(default_calibration(), {0, 40'000, 1'000}, 0);
  std::vector<Observed> out(sessions);
  const auto milli = [](std::optional<double> score) {
    return score ? std::optional(static_cast<int>(std::lround(1'000 * *score))) : std::nullopt;
  };
  for (const auto& one : course.sessions) {
    out[static_cast<std::size_t>(one.session) - 1] = {milli(one.patient), milli(one.caregiver)};
  }
  return read_course(out, engine);
}

/// There is a mark at one of the session numbers `first` … `last`.
bool tells(const Course& course, MarkKind kind, int first, int last) {
  return std::any_of(course.marks.begin(), course.marks.end(), [&](const Mark& mark) {
    const int at = static_cast<int>(mark.at) + 1;
    return mark.kind == kind && at >= first && at <= last;
  });
}

/// Share of courses with such a fall, onset at session 4 … 9, that are told so within `within`.
double found(Shape shape, double depth, double seen, MarkKind kind, int within) {
  constexpr int courses = 300;
  Dice dice(21);
  int out = 0;
  for (int i = 0; i < courses; ++i) {
    const Rupture rupture{dice.between(4, 9), {}, shape, depth, seen};
    const auto course = read(simulate_course(recipe, rupture, dice));
    out += tells(course, kind, rupture.onset, rupture.onset + within);
  }
  return out / static_cast<double>(courses);
}

TEST(Of_steady_courses, about_one_in_eleven_has_a_false_alarm) {
  constexpr int courses = 1'000;
  Dice dice(20);
  int ruptures = 0, divergences = 0;
  for (int i = 0; i < courses; ++i) {
    const auto course = read(simulate_course(recipe, std::nullopt, dice));
    ruptures += tells(course, MarkKind::rupture, 1, sessions);
    divergences += tells(course, MarkKind::divergence, 1, sessions);
  }
  EXPECT_NEAR(ruptures / 1'000.0, 0.087, 0.036);
  EXPECT_NEAR(divergences / 1'000.0, 0.057, 0.03);
}

TEST(Of_sudden_falls, the_deeper_and_the_more_seen_the_more_are_told_within_three_sessions) {
  EXPECT_NEAR(found(Shape::sudden, 2, 0, MarkKind::rupture, 3), 0.44, 0.12);
  EXPECT_NEAR(found(Shape::sudden, 2, 0.6, MarkKind::rupture, 3), 0.50, 0.12);
  EXPECT_NEAR(found(Shape::sudden, 3, 0, MarkKind::rupture, 3), 0.762, 0.1);
  EXPECT_NEAR(found(Shape::sudden, 3, 0.6, MarkKind::rupture, 3), 0.797, 0.1);
}

TEST(Of_sudden_falls, few_are_told_at_once) {
  EXPECT_NEAR(found(Shape::sudden, 2, 0, MarkKind::rupture, 0), 0.082, 0.07);
  EXPECT_NEAR(found(Shape::sudden, 3, 0, MarkKind::rupture, 0), 0.208, 0.1);
}

TEST(Of_slow_falls, half_of_the_deep_ones_are_told_within_three_sessions) {
  EXPECT_NEAR(found(Shape::slow, 3, 0, MarkKind::rupture, 3), 0.502, 0.12);
}

TEST(Of_falls_that_only_the_patient_lives, most_deep_ones_are_told_as_divergence) {
  EXPECT_NEAR(found(Shape::sudden, 3, 0, MarkKind::divergence, 3), 0.635, 0.12);
  EXPECT_NEAR(found(Shape::sudden, 3, 0.6, MarkKind::divergence, 3), 0.21, 0.1);
}

TEST(Of_dips_of_three_sessions, nine_in_ten_that_were_told_are_told_mended) {
  constexpr int courses = 300;
  Dice dice(22);
  int told = 0, mended = 0;
  for (int i = 0; i < courses; ++i) {
    const Rupture dip{5, 8, Shape::sudden, 3, 0};
    const auto course = read(simulate_course(recipe, dip, dice));
    if (!tells(course, MarkKind::rupture, 5, 7)) continue;
    ++told;
    mended += tells(course, MarkKind::repair, 8, 10);
  }
  EXPECT_NEAR(told / 300.0, 0.68, 0.12);
  EXPECT_NEAR(mended / static_cast<double>(told), 0.897, 0.09);
}

}  // namespace

}  // namespace entente::insight
