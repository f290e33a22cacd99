#include "insight/growth.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <numbers>

#include "insight/dice.hpp"
#include "insight/growth_report.hpp"
#include "unit/insight/golden.hpp"

namespace entente::insight {

namespace {

/// id, session, lsession, score: ids from 1.
std::vector<Trend> golden_trends(const Table& rows) {
  std::vector<Trend> out(60);
  for (const auto& row : rows) out[static_cast<std::size_t>(row[0]) - 1].add(row[2], row[3]);
  return out;
}

/// What the population of `simulated` is made of.
struct Truth {
  double sd0 = 0.7, sd1 = 0.2, correlation = -0.4, residual = 0.3;
};

std::vector<Trend> simulated(std::size_t patients, int sessions, const Truth& truth) {
  Dice dice(7);
  std::vector<Trend> out(patients);
  for (auto& one : out) {
    const double z = dice.normal();
    const double u0 = truth.sd0 * z;
    const double u1 =
        truth.sd1 * (truth.correlation * z +
                     std::sqrt(1 - truth.correlation * truth.correlation) * dice.normal());
    for (int t = 1; t <= sessions; ++t) {
      const double x = std::log(t);
      one.add(x, 3.7 + u0 + (0.14 + u1) * x + truth.residual * dice.normal());
    }
  }
  return out;
}

void expect_agrees(const Growth& fit, const std::string& how) {
  EXPECT_NEAR(fit.deviance, golden(how + "dev"), 1e-4);
  EXPECT_NEAR(fit.fixed(0), golden(how + "fixef[(Intercept)]"), 1e-5);
  EXPECT_NEAR(fit.fixed(1), golden(how + "fixef[lsession]"), 1e-5);
  EXPECT_NEAR(std::sqrt(fit.fixed_cov(0, 0)), golden(how + "se[(Intercept)]"), 1e-5);
  EXPECT_NEAR(std::sqrt(fit.fixed_cov(1, 1)), golden(how + "se[lsession]"), 1e-5);
  EXPECT_NEAR(fit.sd()(0), golden(how + "sdcor[sd0]"), 1e-4);
  EXPECT_NEAR(fit.sd()(1), golden(how + "sdcor[sd1]"), 1e-4);
  EXPECT_NEAR(fit.correlation().value(), golden(how + "sdcor[cor]"), 1e-4);
  EXPECT_NEAR(fit.residual_sd, golden(how + "sdcor[sigma]"), 1e-4);
  EXPECT_FALSE(fit.singular);
}

TEST(Growth_model, agrees_with_lme4) {
  const auto trends = golden_trends(golden_table("growth.csv"));
  expect_agrees(*fit_growth(trends), "lmer.REML.");
  expect_agrees(*fit_growth(trends, Criterion::ml), "lmer.ML.");
}

TEST(Growth_model, departures_of_patients_agree_with_lme4) {
  const auto trends = golden_trends(golden_table("growth.csv"));
  const auto fit = *fit_growth(trends);
  const auto rows = golden_table("growth_blup.csv");
  ASSERT_EQ(rows.size(), 60u);
  for (const auto& row : rows) {
    const auto own = departure(fit, trends[static_cast<std::size_t>(row[0]) - 1]);
    EXPECT_NEAR(own.mean(0), row[1], 1e-4);
    EXPECT_NEAR(own.mean(1), row[2], 1e-4);
    EXPECT_NEAR(own.cov(0, 0), row[3], 1e-4);
    EXPECT_NEAR(own.cov(0, 1), row[4], 1e-4);
    EXPECT_NEAR(own.cov(1, 1), row[5], 1e-4);
  }
}

/// The restricted likelihood and the forecast as textbooks write them, with the matrix of all
/// scores.
TEST(Growth_model, is_what_the_dense_normal_says) {
  const auto rows = golden_table("growth.csv");
  const auto trends = golden_trends(rows);
  const auto fit = *fit_growth(trends);
  const auto n = static_cast<Eigen::Index>(rows.size());
  Eigen::MatrixXd x(n, 2), v = Eigen::MatrixXd::Zero(n, n);
  Eigen::VectorXd y(n), towards = Eigen::VectorXd::Zero(n);
  const Eigen::Vector2d later{1, std::log(30)};
  for (Eigen::Index i = 0; i < n; ++i) {
    x.row(i) << 1, rows[static_cast<std::size_t>(i)][2];
    y(i) = rows[static_cast<std::size_t>(i)][3];
  }
  for (Eigen::Index i = 0; i < n; ++i) {
    v(i, i) = fit.residual_sd * fit.residual_sd;
    if (rows[static_cast<std::size_t>(i)][0] == 3) towards(i) = x.row(i) * fit.between * later;
    for (Eigen::Index j = 0; j < n; ++j) {
      const bool same =
          rows[static_cast<std::size_t>(i)][0] == rows[static_cast<std::size_t>(j)][0];
      if (same) v(i, j) += x.row(i) * fit.between * x.row(j).transpose();
    }
  }
  const Eigen::PartialPivLU<Eigen::MatrixXd> lu(v);
  const Eigen::Matrix2d h = x.transpose() * lu.solve(x);
  const Eigen::Vector2d b = h.inverse() * (x.transpose() * lu.solve(y));
  const Eigen::VectorXd left = y - x * b;
  const double log_det = lu.matrixLU().diagonal().array().abs().log().sum();
  const double deviance = log_det + std::log(h.determinant()) + left.dot(lu.solve(left)) +
                          static_cast<double>(n - 2) * std::log(2 * std::numbers::pi);
  EXPECT_NEAR(fit.deviance, deviance, 1e-8);
  EXPECT_NEAR((fit.fixed - b).norm(), 0, 1e-9);
  const auto told = forecast(fit, trends[2], later(1));
  const Eigen::Vector2d weight = later - x.transpose() * lu.solve(towards);
  EXPECT_NEAR(told.mean, later.dot(b) + towards.dot(lu.solve(left)), 1e-9);
  EXPECT_NEAR(told.sd * told.sd,
              later.dot(fit.between * later) - towards.dot(lu.solve(towards)) +
                  weight.dot(h.inverse() * weight) + fit.residual_sd * fit.residual_sd,
              1e-9);
}

TEST(Growth_model, tells_the_same_on_another_scale) {
  const auto rows = golden_table("growth.csv");
  auto other_rows = rows;
  for (auto& row : other_rows) {
    row[2] = 1'000 + row[2] / 7;
    row[3] = 40 * row[3] - 300;
  }
  const auto fit = *fit_growth(golden_trends(rows));
  const auto other = *fit_growth(golden_trends(other_rows));
  const auto told = forecast(fit, golden_trends(rows)[4], 3);
  const auto other_told = forecast(other, golden_trends(other_rows)[4], 1'000 + 3.0 / 7);
  EXPECT_NEAR(other_told.mean, 40 * told.mean - 300, 1e-4);
  EXPECT_NEAR(other_told.sd, 40 * told.sd, 1e-4);
  EXPECT_NEAR(other.fixed(1), fit.fixed(1) * 40 * 7, 1e-4);
}

TEST(Growth_model, finds_again_what_scores_were_made_of) {
  const auto fit = *fit_growth(simulated(5'000, 10, {}));
  EXPECT_NEAR(fit.fixed(0), 3.7, 0.03);
  EXPECT_NEAR(fit.fixed(1), 0.14, 0.01);
  EXPECT_NEAR(fit.sd()(0), 0.7, 0.03);
  EXPECT_NEAR(fit.sd()(1), 0.2, 0.01);
  EXPECT_NEAR(*fit.correlation(), -0.4, 0.05);
  EXPECT_NEAR(fit.residual_sd, 0.3, 0.003);
}

TEST(Growth_model, settles_on_the_edge_where_patients_do_not_differ_in_growth) {
  for (const double sd0 : {0.0, 0.7}) {
    int singular = 0;
    for (const int sessions : {3, 5, 8, 12}) {
      const auto fit = fit_growth(simulated(40, sessions, {sd0, 0, 0, 0.3}));
      ASSERT_TRUE(fit);
      singular += fit->singular ? 1 : 0;
      EXPECT_LT(fit->sd()(1), 0.3);
      EXPECT_GE(fit->between.determinant(), -1e-12);
    }
    EXPECT_GE(singular, 1) << sd0;
  }
}

TEST(Growth_model, nine_forecasts_in_ten_cover_what_comes_at_ninety_percent) {
  Dice dice(3);
  auto trends = simulated(400, 6, {});
  std::vector<double> later;
  for (auto& one : trends) {
    // The sixth score is taken back: the interval is asked for it.
    Trend shorter;
    const double u0 = 0.7 * dice.normal(), u1 = 0.2 * dice.normal();
    const auto score = [&](int t) {
      return 3.7 + u0 + (0.14 + u1) * std::log(t) + 0.3 * dice.normal();
    };
    for (int t = 1; t <= 5; ++t) shorter.add(std::log(t), score(t));
    later.push_back(score(12));
    one = shorter;
  }
  const auto fit = *fit_growth(trends);
  int covered = 0;
  for (std::size_t i = 0; i < trends.size(); ++i) {
    const auto told = forecast(fit, trends[i], std::log(12));
    const double z = 1.6448536269514722;
    covered += told.low(z) <= later[i] && later[i] <= told.high(z) ? 1 : 0;
  }
  EXPECT_NEAR(covered / 400.0, 0.90, 0.04);
}

TEST(Growth_report, counts_who_grows_otherwise_and_says_nothing_of_few) {
  auto trends = simulated(300, 10, {0.7, 0, 0, 0.3});
  for (std::size_t i = 0; i < 10; ++i) {
    trends[i] = {};
    const double slope = i < 5 ? 1.14 : -0.86;
    for (int t = 1; t <= 10; ++t) {
      trends[i].add(std::log(t), 3.7 + slope * std::log(t) + (t % 2 == 0 ? 0.3 : -0.3));
    }
  }
  const auto fit = *fit_growth(trends);
  const auto all = growth_counts(fit, trends);
  EXPECT_EQ(all.patients, 300u);
  EXPECT_EQ(all.above + all.usual + all.below, 300u);
  EXPECT_GE(all.above, 5u);
  EXPECT_GE(all.below, 5u);
  EXPECT_GE(all.usual, 270u);
  EXPECT_EQ(place_of(departure(fit, trends[0])), GrowthPlace::above);
  EXPECT_EQ(place_of(departure(fit, trends[9])), GrowthPlace::below);
  ASSERT_TRUE(all.quartiles);
  EXPECT_LT((*all.quartiles)[0], (*all.quartiles)[2]);
  EXPECT_NEAR((*all.quartiles)[1], 0.14, 0.05);
  EXPECT_FALSE(growth_counts(fit, std::span(trends).first(4)).quartiles);
  EXPECT_TRUE(growth_counts(fit, std::span(trends).first(5)).quartiles);
}

TEST(Growth_model, refuses_scores_that_cannot_tell) {
  EXPECT_EQ(fit_growth({}).error().key, "growth.too_little");
  std::vector<Trend> trends(2);
  for (auto& one : trends) {
    one.add(0, 1);
    one.add(1, 3);
  }
  EXPECT_EQ(fit_growth(trends).error().key, "growth.too_little");
  for (auto& one : trends) one.add(2, 5);
  EXPECT_EQ(fit_growth(trends).error().key, "growth.no_noise");
  for (auto& one : trends) one.add(3, 1e300);
  EXPECT_EQ(fit_growth(trends).error().key, "growth.too_far");
}

TEST(Growth_model, tells_of_a_patient_without_scores_what_it_tells_of_anybody) {
  const auto fit = *fit_growth(simulated(200, 8, {}));
  const auto own = departure(fit, {});
  EXPECT_EQ(own.mean.norm(), 0);
  EXPECT_NEAR((own.cov - fit.between).norm(), 0, 1e-12);
  EXPECT_NEAR(forecast(fit, {}, 0).mean, fit.fixed(0), 1e-12);
}

}  // namespace

}  // namespace entente::insight
