// The share of false alarms that was chosen is the one that is had.
#include "insight/alarm_limit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "insight/calibration.hpp"
#include "unit/insight/drawn.hpp"

namespace entente::insight {

namespace {

constexpr Ends forty{0, 40, 0.1};

std::vector<double> up_to(int n) {
  std::vector<double> out;
  for (int i = 1; i <= n; ++i) out.push_back(i);
  return out;
}

TEST(Conformal_limit, is_the_rank_that_one_more_course_makes) {
  EXPECT_EQ(conformal_limit(up_to(19), 0.05), 19);  // ⌈20 · .95⌉
  EXPECT_EQ(conformal_limit(up_to(20), 0.05), 20);  // ⌈21 · .95⌉
  EXPECT_EQ(conformal_limit(up_to(99), 0.05), 95);
  EXPECT_EQ(conformal_limit(up_to(100), 0.05), 96);
  EXPECT_EQ(conformal_limit(up_to(100), 0.10), 91);
  EXPECT_EQ(conformal_limit(up_to(9), 0.10), 9);
  EXPECT_EQ(conformal_limit(up_to(4), 0.20), 4);
}

TEST(Conformal_limit, does_not_depend_on_the_order) {
  auto values = up_to(37);
  const double limit = conformal_limit(values, 0.1);
  std::reverse(values.begin(), values.end());
  EXPECT_EQ(conformal_limit(values, 0.1), limit);
}

TEST(Conformal_limit, is_never_passed_where_courses_are_too_few_to_promise) {
  EXPECT_EQ(conformal_limit(up_to(18), 0.05), HUGE_VAL);
  EXPECT_EQ(conformal_limit(up_to(8), 0.10), HUGE_VAL);
  EXPECT_EQ(conformal_limit(up_to(3), 0.20), HUGE_VAL);
  EXPECT_EQ(conformal_limit({}, 0.05), HUGE_VAL);
}

double share_over(const std::vector<double>& maxima, double limit) {
  const auto over =
      std::count_if(maxima.begin(), maxima.end(), [&](double m) { return m > limit; });
  return static_cast<double>(over) / static_cast<double>(maxima.size());
}

/// Of courses drawn from the definition of the model, not by the code that set the limit.
std::vector<double> drawn_maxima(const Model& model, const Held& held, std::size_t courses) {
  Dice dice(99);
  std::vector<double> out;
  for (std::size_t i = 0; i < courses; ++i) {
    Bank bank(model);
    double most = log_odds_of_none;
    for (const auto& one : drawn(model.population(), model.ends(), dice, held)) {
      most = std::max(most, bank.step(one).log_odds);
    }
    out.push_back(most);
  }
  return out;
}

void expect_budgets_held(const std::array<Limit, 3>& limits, const std::vector<double>& maxima,
                         double simulated) {
  const auto n = static_cast<double>(maxima.size());
  for (const auto& limit : limits) {
    const double share = share_over(maxima, limit.log_odds), p = limit.budget;
    EXPECT_NEAR(share, p, 4 * std::sqrt(p * (1 - p) * (1 / n + 1 / simulated))) << limit.budget;
  }
}

TEST(Simulated_limits, hold_their_budgets_on_other_courses_of_the_model) {
  const Model model(Population{}, forty);
  constexpr std::size_t courses = 2'000;
  const auto limits = simulated_limits(model, {}, courses, 5);
  expect_budgets_held(limits, drawn_maxima(model, {}, courses), courses);
  EXPECT_GT(limits[0].log_odds, limits[1].log_odds);
  EXPECT_GT(limits[1].log_odds, limits[2].log_odds);
  EXPECT_LT(limits[0].found, limits[1].found);
  EXPECT_LT(limits[1].found, limits[2].found);
}

TEST(Simulated_limits, hold_their_budgets_where_past_courses_had_gaps) {
  const Model model(Population{}, forty);
  Dice dice(4);
  const Held held{12, 0.7, 0.5};
  std::vector<Series> patterns;
  for (int i = 0; i < 200; ++i) patterns.push_back(drawn(Population{}, forty, dice, held));
  constexpr std::size_t courses = 1'000;
  expect_budgets_held(simulated_limits(model, patterns, courses, 5),
                      drawn_maxima(model, held, courses), courses);
}

TEST(Simulated_limits, are_the_same_for_the_same_seed) {
  const Model model(Population{}, forty);
  EXPECT_EQ(simulated_limits(model, {}, 60, 1), simulated_limits(model, {}, 60, 1));
  EXPECT_NE(simulated_limits(model, {}, 60, 1), simulated_limits(model, {}, 60, 2));
}

TEST(Simulated_limits, do_not_depend_on_the_order_of_past_courses) {
  const Model model(Population{}, forty);
  Dice dice(4);
  std::vector<Series> patterns;
  for (int i = 0; i < 20; ++i) patterns.push_back(drawn(Population{}, forty, dice, {12, 0.7, 0.5}));
  const auto one = simulated_limits(model, patterns, 60);
  std::rotate(patterns.begin(), patterns.begin() + 7, patterns.end());
  EXPECT_EQ(simulated_limits(model, patterns, 60), one);
}

void expect_close(const Tuning& tuning, const Ends& ends, bool one_rater) {
  const Model model(tuning.population, ends);
  std::vector<Series> patterns;
  if (one_rater) patterns.emplace_back(Series{{1, 0.0, std::nullopt}});
  const auto fresh = simulated_limits(model, patterns, 2'500, 78);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    EXPECT_EQ(tuning.limits[i].budget, budgets[i]);
    EXPECT_NEAR(tuning.limits[i].log_odds, fresh[i].log_odds, 0.15) << budgets[i];
    EXPECT_NEAR(tuning.limits[i].found, fresh[i].found, 0.1) << budgets[i];
    EXPECT_EQ(tuning.limits[i].delay, fresh[i].delay);
  }
}

TEST(Default_calibration, has_the_limits_that_a_fresh_simulation_finds) {
  expect_close(default_calibration().scores, forty, false);
  expect_close(default_calibration().difference, difference_ends(forty), true);
}

TEST(Sureness, narrows_with_past_courses_around_the_budget) {
  for (const double budget : budgets) {
    Sureness last{0, 1};
    for (const int courses : {0, 20, 100, 300, 5'000}) {
      const auto now = sureness(courses, budget);
      EXPECT_GE(now.low, last.low);
      EXPECT_LE(now.high, last.high);
      EXPECT_LT(now.low, budget);
      EXPECT_GT(now.high, budget);
      last = now;
    }
  }
}

}  // namespace

}  // namespace entente::insight
