#include "insight/simulate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::insight {

namespace {

constexpr Ends one_to_five{1, 5, 1.0 / 12}, zero_to_forty{0, 40, 0.1};
constexpr Ends one_to_seven{1, 7, 1.0 / 12}, zero_to_ten{0, 10, 0.1};
constexpr Recipe recipes[] = {{Family::growth, one_to_five},
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
double at_the_top(const Recipe& recipe) {
  Dice dice(7);
  double top = 0, all = 0;
  for (const auto& course : simulate_courses(recipe, 4'000, 0, dice)) {
    for (const double score : answers_of(course.sessions, &Scores::patient)) {
      top += score >= recipe.ends.max;
      ++all;
    }
  }
  return top / all;
}

rc::Gen<Recipe> any_recipe() {
  const auto chance = rc::gen::element(0.0, 0.1, 0.5);
  return rc::gen::build<Recipe>(
      rc::gen::set(&Recipe::family,
                   rc::gen::element(Family::growth, Family::ceiling, Family::items, Family::steps)),
      rc::gen::set(&Recipe::ends, rc::gen::element(one_to_five, zero_to_forty, one_to_seven,
                                                   Ends{-2, 2, 0}, Ends{0, 4, 1})),
      rc::gen::set(&Recipe::sessions, rc::gen::inRange(2, 200)),
      rc::gen::set(&Recipe::missing,
                   rc::gen::build<Missing>(rc::gen::set(&Missing::session, chance),
                                           rc::gen::set(&Missing::pause, chance),
                                           rc::gen::set(&Missing::patient, chance),
                                           rc::gen::set(&Missing::caregiver, chance))));
}

RC_GTEST_PROP(Simulated_course, stays_on_the_scale_and_numbers_its_sessions_in_order, ()) {
  const auto recipe = *any_recipe();
  Dice dice(*rc::gen::arbitrary<std::uint64_t>());
  const auto course = simulate_course(recipe, random_rupture(recipe.sessions, dice), dice);
  RC_ASSERT(course.sessions.front().session == 1);
  RC_ASSERT(course.sessions.back().session <= recipe.sessions);
  RC_ASSERT(course.falls.size() == course.sessions.size());
  int before = 0;
  for (const auto& scores : course.sessions) {
    RC_ASSERT(scores.session > before);
    before = scores.session;
    if (scores.patient) RC_ASSERT(on_the_scale(*scores.patient, recipe.ends));
    if (scores.caregiver) RC_ASSERT(on_the_scale(*scores.caregiver, recipe.ends));
  }
}

RC_GTEST_PROP(Simulated_course, is_the_same_from_the_same_seed, ()) {
  const auto recipe = *any_recipe();
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  Dice once(seed), again(seed);
  RC_ASSERT(simulate_course(recipe, Rupture{3}, once).sessions ==
            simulate_course(recipe, Rupture{3}, again).sessions);
}

RC_GTEST_PROP(Simulated_course, is_the_same_with_a_rupture_but_for_its_fall, ()) {
  const auto recipe = *any_recipe();
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const Rupture rupture{*rc::gen::inRange(2, 20), std::nullopt, Shape::deepening, 2, 1};
  Dice once(seed), again(seed);
  const auto whole = simulate_course(recipe, std::nullopt, once);
  const auto torn = simulate_course(recipe, rupture, again);
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
  for (const auto& recipe : recipes) {
    Dice dice(11);
    double with = 0;
    for (const auto& course : simulate_courses(recipe, 4'000, 0.25, dice)) {
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
  for (const auto& recipe : recipes) {
    Dice dice(13);
    std::vector<double> patients, caregivers;
    for (const auto& course : simulate_courses(recipe, 4'000, 0, dice)) {
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
  for (const auto& recipe : recipes) {
    Dice once(23), again(23);
    double points = 0, expected = 0;
    for (int i = 0; i < 2'000; ++i) {
      const auto whole = simulate_course(recipe, std::nullopt, once);
      const auto torn = simulate_course(recipe, Rupture{5, {}, Shape::sudden, 2}, again);
      points += *whole.sessions.back().patient - *torn.sessions.back().patient;
      expected += 2 * torn.patient_sd;
    }
    EXPECT_GT(points / expected, 0.7);  // the top hides a part of it
    EXPECT_LT(points / expected, 1.1);
  }
}

/// Mean of how much lower this rater's answer at a session is with the rupture than without.
double lowered(const Recipe& recipe, const Rupture& rupture, std::size_t session,
               std::optional<double> Scores::*rater) {
  Dice once(29), again(29);
  double sum = 0;
  for (int i = 0; i < 1'000; ++i) {
    const auto whole = simulate_course(recipe, std::nullopt, once);
    const auto torn = simulate_course(recipe, rupture, again);
    sum += *(whole.sessions[session - 1].*rater) - *(torn.sessions[session - 1].*rater);
  }
  return sum / 1'000;
}

TEST(Simulated_caregiver, falls_along_stays_or_rises_as_told) {
  for (const auto& recipe : recipes) {
    const auto caregiver = [&](double seen) {
      return lowered(recipe, {5, {}, Shape::sudden, 2, seen}, 8, &Scores::caregiver);
    };
    const double patient = lowered(recipe, {5, {}, Shape::sudden, 2, 1}, 8, &Scores::patient);
    EXPECT_NEAR(caregiver(1) / patient, 1, 0.15);
    EXPECT_EQ(caregiver(0), 0);
    EXPECT_LT(caregiver(-1) / patient, -0.2);
  }
}

TEST(Steps_family, has_a_caregiver_who_notices_a_session_late) {
  const Rupture rupture{5, {}, Shape::sudden, 2, 1};
  const auto lowered_at = [&](std::size_t session) {
    return lowered(recipes[3], rupture, session, &Scores::caregiver);
  };
  EXPECT_EQ(lowered_at(5), 0);
  EXPECT_GT(lowered_at(6), 0.5);
}

TEST(Steps_family, has_people_with_favourite_values) {
  Dice dice(31);
  double whole = 0, all = 0;
  for (const auto& course : simulate_courses({Family::steps, zero_to_ten}, 1'000, 0, dice)) {
    for (const double score : answers_of(course.sessions, &Scores::patient)) {
      whole += score == std::round(score);
      ++all;
    }
  }
  EXPECT_GT(whole / all, 0.3);  // a tenth, if all tenths were alike
}

TEST(Ceiling_family, has_its_tail_below) {
  Dice dice(37);
  double cubes = 0, all = 0;
  const Recipe far_from_the_top{Family::ceiling, {0, 100, 0}, 200};
  for (const auto& course : simulate_courses(far_from_the_top, 400, 0, dice)) {
    const auto answers = answers_of(course.sessions, &Scores::patient);
    if (*std::max_element(answers.begin(), answers.end()) >= 100) continue;
    const double usual = mean(answers);
    for (const double score : answers) {
      cubes += std::pow((score - usual) / course.patient_sd, 3);
      ++all;
    }
  }
  EXPECT_GT(all, 1'000);
  EXPECT_NEAR(cubes / all, -1, 0.25);
}

TEST(Missing_answers, come_in_the_share_asked_for) {
  Dice dice(41);
  const Recipe recipe{Family::growth, one_to_five, 50, {0.1, 0, 0.2, 0.3}};
  double held = 0, patients = 0, caregivers = 0;
  for (const auto& course : simulate_courses(recipe, 400, 0, dice)) {
    held += static_cast<double>(course.sessions.size());
    patients += static_cast<double>(answers_of(course.sessions, &Scores::patient).size());
    caregivers += static_cast<double>(answers_of(course.sessions, &Scores::caregiver).size());
  }
  EXPECT_NEAR(held / (400 * 50), 0.9, 0.01);
  EXPECT_NEAR(patients / held, 0.8, 0.02);
  EXPECT_NEAR(caregivers / held, 0.7, 0.02);
}

TEST(Pauses, last_two_to_five_sessions) {
  Dice dice(43);
  const Recipe recipe{Family::growth, one_to_five, 100, {0, 0.1, 0, 0}};
  for (const auto& course : simulate_courses(recipe, 50, 0, dice)) {
    for (std::size_t i = 1; i < course.sessions.size(); ++i) {
      const int left_out = course.sessions[i].session - course.sessions[i - 1].session - 1;
      EXPECT_TRUE(left_out == 0 || (left_out >= 2 && left_out <= 5)) << left_out;
    }
  }
}

}  // namespace

}  // namespace entente::insight
