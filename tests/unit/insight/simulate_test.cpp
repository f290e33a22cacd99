#include "insight/simulate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::insight {

namespace {

constexpr Ends one_to_five{1, 5, 1.0 / 12}, zero_to_forty{0, 40, 0.1};
constexpr Ends one_to_seven{1, 7, 1.0 / 12}, zero_to_ten{0, 10, 0.1};
constexpr Setup setups[] = {{Family::growth, one_to_five},
                            {Family::ceiling, zero_to_forty},
                            {Family::items, one_to_seven},
                            {Family::steps, zero_to_ten}};

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return ab / std::sqrt(aa * bb);
}

std::vector<double> answers_of(const Series& sessions, std::optional<double> Scores::*rater) {
  std::vector<double> out;
  for (const auto& scores : sessions) {
    if (scores.*rater) out.push_back(*(scores.*rater));
  }
  return out;
}

bool on_the_scale(double score, const Ends& ends) {
  if (score < ends.min || score > ends.max) return false;
  if (score == ends.max || ends.grid == 0) return true;
  const double steps = (score - ends.min) / ends.grid;
  return std::abs(steps - std::round(steps)) < 1e-6;
}

/// Share of the patients' answers at the top.
double at_the_top(const Setup& setup) {
  Dice dice(7);
  double top = 0, all = 0;
  for (const auto& course : simulate_courses(setup, 4'000, 0, dice)) {
    for (const double score : answers_of(course.sessions, &Scores::patient)) {
      top += score >= setup.ends.max;
      ++all;
    }
  }
  return top / all;
}

rc::Gen<Setup> any_setup() {
  const auto chance = rc::gen::element(0.0, 0.1, 0.5);
  return rc::gen::build<Setup>(
      rc::gen::set(&Setup::family,
                   rc::gen::element(Family::growth, Family::ceiling, Family::items, Family::steps)),
      rc::gen::set(&Setup::ends, rc::gen::element(one_to_five, zero_to_forty, one_to_seven,
                                                  Ends{-2, 2, 0}, Ends{0, 4, 1})),
      rc::gen::set(&Setup::sessions, rc::gen::inRange(2, 200)),
      rc::gen::set(&Setup::missing,
                   rc::gen::build<Missing>(rc::gen::set(&Missing::session, chance),
                                           rc::gen::set(&Missing::pause, chance),
                                           rc::gen::set(&Missing::patient, chance),
                                           rc::gen::set(&Missing::caregiver, chance))));
}

RC_GTEST_PROP(Simulated_course, stays_on_the_scale_and_numbers_its_sessions_in_order, ()) {
  const auto setup = *any_setup();
  Dice dice(*rc::gen::arbitrary<std::uint64_t>());
  const auto course = simulate_course(setup, random_rupture(setup.sessions, dice), dice);
  RC_ASSERT(course.sessions.front().session == 1);
  RC_ASSERT(course.sessions.back().session <= setup.sessions);
  RC_ASSERT(course.falls.size() == course.sessions.size());
  int before = 0;
  for (const auto& scores : course.sessions) {
    RC_ASSERT(scores.session > before);
    before = scores.session;
    if (scores.patient) RC_ASSERT(on_the_scale(*scores.patient, setup.ends));
    if (scores.caregiver) RC_ASSERT(on_the_scale(*scores.caregiver, setup.ends));
  }
}

RC_GTEST_PROP(Simulated_course, is_the_same_from_the_same_seed, ()) {
  const auto setup = *any_setup();
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  Dice once(seed), again(seed);
  RC_ASSERT(simulate_course(setup, Rupture{3}, once).sessions ==
            simulate_course(setup, Rupture{3}, again).sessions);
}

RC_GTEST_PROP(Simulated_course, is_the_same_with_a_rupture_but_for_its_fall, ()) {
  const auto setup = *any_setup();
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const Rupture rupture{*rc::gen::inRange(2, 20), std::nullopt, Shape::deepening, 2, 1};
  Dice once(seed), again(seed);
  const auto whole = simulate_course(setup, std::nullopt, once);
  const auto torn = simulate_course(setup, rupture, again);
  RC_ASSERT(whole.sessions.size() == torn.sessions.size());
  for (std::size_t i = 0; i < whole.sessions.size(); ++i) {
    const Scores &usual = whole.sessions[i], &fallen = torn.sessions[i];
    RC_ASSERT(usual.patient.has_value() == fallen.patient.has_value());
    if (torn.falls[i] == 0 && usual.session < rupture.onset) RC_ASSERT(usual == fallen);
    if (usual.patient) RC_ASSERT(*fallen.patient <= *usual.patient + 1e-9);
    if (usual.caregiver) RC_ASSERT(*fallen.caregiver <= *usual.caregiver + 1e-9);
  }
}

RC_GTEST_PROP(Random_rupture, begins_in_the_course_after_its_first_session, ()) {
  const auto sessions = *rc::gen::inRange(2, 200);
  Dice dice(*rc::gen::arbitrary<std::uint64_t>());
  const auto rupture = random_rupture(sessions, dice);
  RC_ASSERT(rupture.onset >= 2 && rupture.onset <= sessions);
  RC_ASSERT(rupture.depth >= 0.5);
  if (rupture.end) RC_ASSERT(*rupture.end > rupture.onset);
  if (rupture.shape == Shape::passing) RC_ASSERT(*rupture.end - rupture.onset <= 3);
}

TEST(Random_rupture, is_repaired_in_nearly_six_of_ten) {
  Dice dice(5);
  double repaired = 0, seen = 0;
  for (int i = 0; i < 4'000; ++i) {
    const auto rupture = random_rupture(12, dice);
    repaired += rupture.end.has_value();
    seen += rupture.seen > 0;
  }
  EXPECT_NEAR(repaired / 4'000, 14.7 / 25.4, 0.03);
  EXPECT_NEAR(seen / 4'000, 0.5, 0.03);
}

TEST(Fall, has_the_shape_it_is_called_by) {
  EXPECT_EQ(fall_at({4, 6, Shape::sudden, 2}, 3), 0);
  EXPECT_EQ(fall_at({4, 6, Shape::sudden, 2}, 4), 2);
  EXPECT_EQ(fall_at({4, 6, Shape::sudden, 2}, 5), 2);
  EXPECT_EQ(fall_at({4, 6, Shape::sudden, 2}, 6), 0);
  EXPECT_EQ(fall_at({4, {}, Shape::slow, 2}, 4), 0.5);
  EXPECT_EQ(fall_at({4, {}, Shape::slow, 2}, 7), 2);
  EXPECT_EQ(fall_at({4, {}, Shape::slow, 2}, 100), 2);
  EXPECT_EQ(fall_at({4, {}, Shape::deepening, 2}, 4), 1);
  EXPECT_EQ(fall_at({4, {}, Shape::deepening, 2}, 100), 4);
}

TEST(Simulated_caseload, has_ruptures_in_the_share_asked_for) {
  for (const auto& setup : setups) {
    Dice dice(11);
    double with = 0;
    for (const auto& course : simulate_courses(setup, 4'000, 0.25, dice)) {
      with += course.rupture.has_value();
    }
    EXPECT_NEAR(with / 4'000, 0.25, 0.025);
  }
}

TEST(Simulated_caseload, sits_at_the_ceiling_where_it_is_said_to) {
  EXPECT_NEAR(at_the_top({Family::ceiling, zero_to_forty}), 0.19, 0.02);
  EXPECT_LT(at_the_top({Family::growth, one_to_five}), 0.12);
  EXPECT_LT(at_the_top({Family::items, one_to_seven}), 0.12);
}

TEST(Simulated_caseload, has_caregivers_who_agree_with_patients_as_published) {
  for (const auto& setup : setups) {
    Dice dice(13);
    std::vector<double> patients, caregivers;
    for (const auto& course : simulate_courses(setup, 4'000, 0, dice)) {
      patients.push_back(mean(answers_of(course.sessions, &Scores::patient)));
      caregivers.push_back(mean(answers_of(course.sessions, &Scores::caregiver)));
    }
    EXPECT_NEAR(correlation(patients, caregivers), 0.56, 0.06);
  }
}

TEST(Growth_family, keeps_a_third_of_a_bad_day_to_the_next_session) {
  Dice dice(17);
  std::vector<double> kept;
  for (const auto& course : simulate_courses({Family::growth, {0, 1'000, 0}, 200}, 300, 0, dice)) {
    auto answers = answers_of(course.sessions, &Scores::patient);
    if (*std::max_element(answers.begin(), answers.end()) >= 1'000) continue;
    const std::vector<double> days(answers.begin() + 50, answers.end() - 1);
    const std::vector<double> next(answers.begin() + 51, answers.end());
    kept.push_back(correlation(days, next));
  }
  EXPECT_GT(kept.size(), 50U);
  EXPECT_NEAR(mean(kept), 0.35, 0.05);
}

TEST(Growth_family, has_people_as_steady_as_a_real_caseload) {
  Dice dice(19);
  std::vector<double> logs, squares;
  for (const auto& course : simulate_courses({Family::growth, one_to_five}, 4'000, 0, dice)) {
    logs.push_back(std::log(course.patient_sd));
  }
  for (const double log : logs) squares.push_back((log - mean(logs)) * (log - mean(logs)));
  EXPECT_NEAR(std::sqrt(mean(squares)), 0.31, 0.02);
}

TEST(Simulated_rupture, lowers_the_answers_by_its_depth) {
  for (const auto& setup : setups) {
    Dice once(23), again(23);
    double points = 0, expected = 0;
    for (int i = 0; i < 2'000; ++i) {
      const auto whole = simulate_course(setup, std::nullopt, once);
      const auto torn = simulate_course(setup, Rupture{5, {}, Shape::sudden, 2}, again);
      points += *whole.sessions.back().patient - *torn.sessions.back().patient;
      expected += 2 * torn.patient_sd;
    }
    EXPECT_GT(points / expected, 0.7);  // the top hides a part of it
    EXPECT_LT(points / expected, 1.1);
  }
}

}  // namespace

}  // namespace entente::insight
