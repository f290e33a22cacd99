#include "insight/psychometrics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "insight/psychometrics_factor.hpp"
#include "insight/psychometrics_icc.hpp"
#include "unit/insight/golden.hpp"

namespace entente::insight {

namespace {

Answers answers_of(const Table& rows) {
  Answers out(rows.front().size());
  for (const auto& row : rows) out.add(row);
  return out;
}

void expect_relative(double found, const std::string& key, double tolerance = 1e-9) {
  EXPECT_NEAR(found / golden(key), 1, tolerance) << key;
}

TEST(Psychometrics, agree_with_psych_on_a_scale_and_its_subscales) {
  const auto all = answers_of(golden_table("items.csv"));
  const auto found = *reliability(all);
  expect_relative(found.alpha, "alpha.total");
  expect_relative(found.mean, "mean");
  expect_relative(found.sd, "sd");
  expect_relative(found.sem, "SEM");
  expect_relative(found.sdiff, "Sdiff");
  expect_relative(found.change, "RCI.threshold.95");
  std::size_t first = 0;
  for (const char* name : {"task", "bond", "goal"}) {
    const std::size_t items[] = {first, first + 1, first + 2, first + 3};
    expect_relative(reliability(all.only(items))->alpha, std::string("alpha.") + name);
    first += 4;
  }
}

TEST(Psychometrics, the_one_factor_agrees_with_lavaan) {
  const auto all = answers_of(golden_table("items.csv"));
  EXPECT_NEAR(*omega(all), golden("omega.total.cfa1"), 1e-5);
  const auto factor = *one_factor(all);
  Eigen::Index i = 0;
  for (const char* name : {"task", "bond", "goal"}) {
    for (const char* number : {"1", "2", "3", "4"}) {
      const auto key = std::string("cfa1.loading[") + name + number + "]";
      EXPECT_NEAR(factor.loadings(i++), golden(key), 1e-5) << key;
    }
  }
  EXPECT_FALSE(factor.at_edge);
}

TEST(Psychometrics, intraclass_correlations_and_their_limits_agree_with_psych) {
  const auto found = *agreement(answers_of(golden_table("raters.csv")));
  const std::pair<const char*, Bounded> all[] = {
      {"ICC1]", found.single_1}, {"ICC2]", found.single_2}, {"ICC3]", found.single_3},
      {"ICC1k]", found.mean_1},  {"ICC2k]", found.mean_2},  {"ICC3k]", found.mean_3}};
  for (const auto& [name, icc] : all) {
    expect_relative(icc.value, std::string("ICC[") + name);
    expect_relative(icc.low, std::string("ICC.lower[") + name);
    expect_relative(icc.high, std::string("ICC.upper[") + name);
  }
}

TEST(Psychometrics, a_person_with_a_missing_answer_is_left_out_whole) {
  Answers all(2);
  const double missing = std::numeric_limits<double>::quiet_NaN();
  for (const auto& row : Table{{1, 2}, {3, missing}, {2, 4}, {3, 3}}) all.add(row);
  EXPECT_EQ(all.people(), 3);
  EXPECT_EQ(all.left_out(), 1);
  EXPECT_DOUBLE_EQ(all.means()(0), 2);
}

TEST(Psychometrics, raters_who_always_agree_agree_wholly) {
  const auto found = *agreement(answers_of({{1, 1, 1}, {2, 2, 2}, {5, 5, 5}}));
  for (const auto& icc : {found.single_1, found.single_2, found.single_3, found.mean_2}) {
    EXPECT_NEAR(icc.value, 1, 1e-12);
    EXPECT_NEAR(icc.low, 1, 1e-12);
    EXPECT_NEAR(icc.high, 1, 1e-12);
  }
}

TEST(Psychometrics, an_item_is_compared_with_all_others) {
  const auto found = *reliability(answers_of({{1, 1, 3}, {2, 2, 1}, {3, 3, 2}, {4, 4, 0}}));
  // By hand: item 3 against 2, 4, 6, 8: −8 / √(20 · 5).
  EXPECT_NEAR(*found.item_rest[2], -0.8, 1e-12);
}

TEST(Psychometrics, an_item_that_never_varies_has_no_correlation_and_leaves_no_factor) {
  const auto found = *reliability(answers_of({{1, 2, 3}, {2, 2, 5}, {3, 2, 1}, {5, 2, 6}}));
  EXPECT_FALSE(found.item_rest[1]);
  EXPECT_TRUE(found.item_rest[0]);
  EXPECT_FALSE(found.omega);
}

TEST(Psychometrics, the_reliable_change_of_a_published_scale) {
  // The French SRS: SD 4.19, α .88 and retest .64.
  EXPECT_NEAR(reliable_change(4.19, 0.88), 4.02, 0.01);
  EXPECT_NEAR(reliable_change(4.19, 0.64), 6.97, 0.01);
}

TEST(Psychometrics, refuse_what_cannot_tell) {
  EXPECT_EQ(reliability(answers_of({{1}, {2}})).error().key, "answers.too_few");
  EXPECT_EQ(reliability(answers_of({{1, 2}})).error().key, "answers.too_few");
  EXPECT_EQ(reliability(answers_of({{1, 2}, {1, 2}})).error().key, "answers.no_spread");
  EXPECT_EQ(reliability(answers_of({{1, 2}, {2, 1}})).error().key, "answers.no_spread");
  EXPECT_EQ(agreement(answers_of({{1, 2}, {2, 1}})).error().key, "answers.no_spread");
  EXPECT_EQ(reliability(answers_of({{1e300, 2}, {-1e300, 1}})).error().key, "answers.too_far");
}

}  // namespace

}  // namespace entente::insight
