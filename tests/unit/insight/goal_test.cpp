#include "insight/goal.hpp"

#include <gtest/gtest.h>

#include <climits>
#include <cmath>
#include <vector>

#include "unit/insight/golden.hpp"

namespace entente::insight {

namespace {

double t_of(std::vector<GoalLevel> goals) { return goal_t(goals).value_or(-1); }

TEST(Goal_attainment, is_fifty_where_all_is_as_hoped_for) {
  EXPECT_DOUBLE_EQ(t_of({{0, 1}, {0, 5}}), 50);
}

TEST(Goal_attainment, agrees_with_the_published_formula) {
  EXPECT_NEAR(t_of({{1, 1}, {1, 1}, {1, 1}}), 63.693, 5e-4);
  EXPECT_NEAR(t_of({{-1, 1}, {-1, 1}, {-1, 1}}), 36.307, 5e-4);
  EXPECT_NEAR(t_of({{2, 1}}), 70, 5e-4);
  EXPECT_NEAR(t_of({{-2, 1}, {-2, 1}, {-2, 1}, {-2, 1}, {-2, 1}}), 19.849, 5e-4);
  EXPECT_NEAR(t_of({{1, 3}, {2, 2}, {-1, 1}}), 63.220, 5e-4);
  EXPECT_NEAR(t_of({{1, 4}, {1, 1}}), 61.352, 5e-4);
}

TEST(Goal_attainment, agrees_with_the_figures_of_reference) {
  EXPECT_NEAR(t_of({{0, 1}, {0, 1}, {0, 1}}), golden("gas.equal(0,0,0)"), 1e-9);
  EXPECT_NEAR(t_of({{1, 1}, {0, 1}, {-1, 1}}), golden("gas(1,0,-1;1,1,1)"), 1e-9);
  EXPECT_NEAR(t_of({{1, 3}, {1, 2}, {2, 1}}) / golden("gas(1,1,2;3,2,1)"), 1, 1e-9);
  EXPECT_NEAR(t_of({{-2, 4}, {-1, 1}, {0, 6}, {1, 5}}) / golden("gas(-2,-1,0,1;4,1,6,5)"), 1,
              1e-9);
  EXPECT_NEAR(t_of({{2, 1}}), golden("gas(2;1)"), 1e-9);
}

TEST(Goal_attainment, has_no_figure_without_objectives) {
  EXPECT_FALSE(goal_t({}));
  const GoalLevel weightless[] = {{1, 0}};
  EXPECT_FALSE(goal_t(weightless));
}

TEST(Goal_attainment, bears_figures_of_any_size) {
  EXPECT_TRUE(std::isfinite(t_of({{INT_MAX, INT_MAX}, {INT_MIN, INT_MIN}, {INT_MAX, INT_MIN}})));
}

}  // namespace

}  // namespace entente::insight
