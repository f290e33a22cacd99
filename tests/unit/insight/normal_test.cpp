#include "insight/normal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cfloat>
#include <cmath>

namespace entente::insight {

namespace {

using Reference = boost::math::normal_distribution<long double>;

double longer(double x) {
  const auto at = static_cast<long double>(x);
  return static_cast<double>(x > 0 ? std::log1p(-cdf(complement(Reference(), at)))
                                   : std::log(cdf(Reference(), at)));
}

void expect_close(double is, double should, double relative) {
  EXPECT_NEAR(is, should, relative * std::abs(should)) << should;
}

TEST(Log_of_the_normal_distribution, is_that_of_a_longer_arithmetic) {
  for (double x = -140; x <= 37; x += 0.0625) {
    SCOPED_TRACE(x);
    expect_close(log_normal_below(x), longer(x), 1e-12);
  }
}

TEST(Log_of_the_normal_distribution, is_that_of_tables) {
  // Abramowitz and Stegun, table 26.2: −log10 Q(x).
  const double ten = std::log(10.0);
  EXPECT_NEAR(log_normal_below(-5) / -ten, 6.54265, 5e-6);
  EXPECT_NEAR(log_normal_below(-10) / -ten, 23.11805, 5e-6);
  EXPECT_NEAR(log_normal_below(-50) / -ten, 544.96634, 5e-6);
  EXPECT_NEAR(log_normal_below(-500) / -ten, 54289.90830, 5e-6);
  EXPECT_EQ(log_normal_below(0), -std::log(2.0));
}

TEST(Log_of_the_normal_distribution, has_no_jump_where_the_formula_changes) {
  for (const double x : {-8.0, 0.0}) {
    expect_close(log_normal_below(std::nextafter(x, 9)), log_normal_below(std::nextafter(x, -9)),
                 1e-12);
  }
}

TEST(Log_of_the_normal_distribution, does_not_overflow_where_its_value_does_not) {
  EXPECT_EQ(log_normal_below(DBL_MAX), 0);
  EXPECT_TRUE(std::isfinite(log_normal_below(-1e150)));
  EXPECT_EQ(log_normal_below(-1e200), -HUGE_VAL);
}

TEST(Normal_hazard, is_the_mean_of_what_lies_above) {
  for (double x = -30; x <= 100; x += 0.0625) {
    SCOPED_TRACE(x);
    const long double above =
        boost::math::cdf(complement(Reference(), static_cast<long double>(x)));
    const long double at = boost::math::pdf(Reference(), static_cast<long double>(x));
    expect_close(normal_hazard(x), static_cast<double>(at / above), 1e-12);
  }
}

TEST(Normal_hazard, is_about_x_far_out_and_nothing_far_below) {
  expect_close(normal_hazard(1e8), 1e8, 1e-12);
  EXPECT_EQ(normal_hazard(-1e8), 0);
  expect_close(normal_hazard(1e300), 1e300, 1e-12);
}

RC_GTEST_PROP(Normal_hazard, lies_between_x_and_x_and_its_inverse, (unsigned tenths)) {
  const double x = 0.1 + tenths % 100'000 / 10.0;
  RC_ASSERT(normal_hazard(x) > x);
  RC_ASSERT(normal_hazard(x) < x + 1 / x);  // Gordon 1941
}

TEST(Normal_quantile, undoes_the_distribution) {
  EXPECT_NEAR(normal_quantile(0.9), 1.2815515655446004, 1e-14);
  for (const double p : {1e-300, 1e-10, 0.1, 0.5, 0.9, 1 - 1e-10}) {
    expect_close(std::exp(log_normal_below(normal_quantile(p))), p, 1e-12);
  }
}

}  // namespace

}  // namespace entente::insight
