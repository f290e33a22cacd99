#include "insight/population_fit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "insight/calibration.hpp"
#include "unit/insight/drawn.hpp"

namespace entente::insight {

namespace {

constexpr Ends ten{0, 10, 0.1};

Population unlike_the_default() {
  Population out;
  out.patient = {2.3, 0.15, 0.4, 0.09, 0.15, 0.3, 8};
  out.caregiver = {2.8, 0.02, 0.3, 0.09, 0.2, 0.2, 12};
  out.carry = 0.5;
  out.spread = 0.45;
  out.level_raters = 0.3;
  return out;
}

/// A quarter with a rupture, as a caseload has them; nobody says which.
std::vector<Series> caseload(const Population& of, int courses, const Held& held = {12, 0.95, 0.9},
                             std::uint64_t seed = 8) {
  Dice dice(seed);
  std::vector<Series> out;
  for (int i = 0; i < courses; ++i) {
    Fall fall;
    if (dice.chance(0.25)) {
      fall = {dice.between(2, 12), std::max(0.5, 2 + 0.8 * dice.normal()), 1'000,
              dice.chance(0.5) ? 0.6 : 0};
    }
    out.push_back(drawn(of, ten, dice, held, fall));
  }
  return out;
}

void expect_rater(const RaterModel& is, const RaterModel& should) {
  EXPECT_NEAR(is.level, should.level, 0.12);
  EXPECT_NEAR(is.growth, should.growth, 0.06);
  EXPECT_NEAR(std::log(is.level_sd / should.level_sd), 0, 0.2);
  EXPECT_NEAR(std::log(is.growth_sd / should.growth_sd), 0, 0.6);
  const double days = std::hypot(is.mood_sd, is.noise_sd);
  EXPECT_NEAR(std::log(days / std::hypot(should.mood_sd, should.noise_sd)), 0, 0.12);
  // The tail is fitted to all that surprises, of which the noise is only a part: longer, not equal.
  EXPECT_GT(is.tail, should.tail / 1.5);
  EXPECT_LT(is.tail, 45);
}

TEST(Population_fit, finds_a_population_again_from_300_courses_of_it) {
  const auto truth = unlike_the_default();
  const auto fit = fit_population(caseload(truth, 300), ten);
  const auto& found = fit.population;
  EXPECT_EQ(fit.courses, 300U);
  EXPECT_NEAR(fit.without_rupture, 225, 45);
  expect_rater(found.patient, truth.patient);
  expect_rater(found.caregiver, truth.caregiver);
  EXPECT_NEAR(found.carry, truth.carry, 0.2);
  EXPECT_NEAR(found.spread, truth.spread, 0.12);
  EXPECT_NEAR(found.level_raters, truth.level_raters, 0.15);
  EXPECT_NEAR(found.mood_raters, truth.mood_raters, 0.3);
  EXPECT_NEAR(found.level_growth, truth.level_growth, 0.4);
}

TEST(Population_fit, of_fewer_than_ten_usable_courses_is_the_default) {
  auto history = caseload(unlike_the_default(), 9);
  history.push_back({{1, 5.0, 5.0}, {2, std::nullopt, 5.0}});  // one answer says nothing
  history.push_back({});
  const auto fit = fit_population(history, ten);
  EXPECT_EQ(fit.courses, 9U);
  EXPECT_EQ(fit.population, Population{});
  EXPECT_EQ(fit_population({}, ten).population, Population{});
}

TEST(Population_fit, leaves_the_caregiver_as_is_usual_where_none_answered) {
  const auto fit = fit_population(caseload(unlike_the_default(), 60, {12, 1, 0}), ten);
  EXPECT_NEAR(fit.population.patient.level, 2.3, 0.2);
  const Population usual;
  EXPECT_EQ(fit.population.caregiver.level, usual.caregiver.level);
  EXPECT_EQ(fit.population.caregiver.level_sd, usual.caregiver.level_sd);
  EXPECT_EQ(fit.population.level_raters, usual.level_raters);
}

/// Numbers that a model can be made of.
void expect_sound(const Population& of) {
  for (const auto& rater : {of.patient, of.caregiver}) {
    EXPECT_TRUE(std::isfinite(rater.level) && std::isfinite(rater.growth));
    for (const double sd : {rater.level_sd, rater.growth_sd, rater.mood_sd, rater.noise_sd}) {
      EXPECT_GT(sd, 0);
      EXPECT_LT(sd, 100);
    }
    EXPECT_GT(rater.tail, 1);
  }
  EXPECT_GT(of.carry, 0);
  EXPECT_LT(of.carry, 1);
  for (const double r : {of.level_growth, of.level_raters, of.mood_raters}) {
    EXPECT_LT(std::abs(r), 1);
  }
  EXPECT_GT(of.spread, 0);
  EXPECT_LE(of.spread, 1);
}

std::vector<Series> always(double patient, std::optional<double> caregiver) {
  Series course;
  for (int session = 1; session <= 8; ++session) course.push_back({session, patient, caregiver});
  return std::vector<Series>(20, course);
}

TEST(Population_fit, bears_a_caseload_at_the_top_of_the_scale) {
  const auto fit = fit_population(always(10, 10.0), ten);
  expect_sound(fit.population);
  EXPECT_GT(fit.population.patient.level, 3);
  EXPECT_GT(fit.without_rupture, 15);
}

TEST(Population_fit, bears_a_caseload_that_never_moves) {
  for (const auto& history : {always(6, 6.0), always(6, std::nullopt), always(0, 0.0)}) {
    expect_sound(fit_population(history, ten).population);
  }
}

TEST(Population_fit, does_not_depend_on_the_order_of_the_courses) {
  auto history = caseload(unlike_the_default(), 40);
  const auto one = fit_population(history, ten).population;
  std::reverse(history.begin(), history.end());
  std::rotate(history.begin(), history.begin() + 13, history.end());
  EXPECT_EQ(fit_population(history, ten).population, one);
}

TEST(Calibration, of_few_courses_reads_them_as_the_default_does) {
  double done = 0;
  const auto few = calibrate(caseload(unlike_the_default(), 3), ten, {}, 1, [&](double share) {
    EXPECT_GE(share, done);
    done = share;
  });
  EXPECT_EQ(done, 1);
  EXPECT_EQ(few.courses, 3);
  EXPECT_EQ(few.scores.population, default_calibration().scores.population);
  EXPECT_EQ(few.difference.population, default_calibration().difference.population);
}

TEST(Differences, are_patient_minus_caregiver_where_both_answered) {
  const std::vector<Series> history{{{1, 5.0, 7.0}, {2, 5.0, {}}, {4, {}, 3.0}, {5, 9.0, 1.0}}};
  EXPECT_EQ(differences(history),
            (std::vector<Series>{{{1, -2.0, std::nullopt}, {5, 8.0, std::nullopt}}}));
  EXPECT_EQ(difference_ends({1, 5, 0.5}), (Ends{-4, 4, 0.5}));
}

}  // namespace

}  // namespace entente::insight
