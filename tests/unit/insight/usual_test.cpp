// The chart of individual values, on the vector of the literature.
#include "insight/usual.hpp"

#include <gtest/gtest.h>

namespace entente::insight {

namespace {

TEST(Limits, without_prior_are_shewharts) {
  const double baseline[] = {37.2, 36.8, 37.5, 38.0, 37.1};
  const auto limits = limits_of(baseline, {});
  EXPECT_NEAR(limits.level, 37.32, 1e-9);
  EXPECT_NEAR(limits.margin, 2.66 * 0.625, 1e-9);
  EXPECT_NEAR(limits.level - limits.margin, 35.6575, 1e-9);
}

TEST(Limits, of_one_value_without_prior_have_no_width) {
  const double one[] = {3.0};
  EXPECT_EQ(limits_of(one, {}).level, 3.0);
  EXPECT_EQ(limits_of(one, {}).margin, 0.0);
}

TEST(Limits, lie_between_ones_own_and_the_priors) {
  const double values[] = {0.4, 0.6, 0.4};
  EXPECT_NEAR(limits_of(values, {2, 0.8}).margin, 2.66 * 0.3, 1e-12);  // (.8 + .4) / (2 + 2)
}

}  // namespace

}  // namespace entente::insight
