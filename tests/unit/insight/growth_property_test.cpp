// What holds of every fit, whatever the scores.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "insight/growth_profile.hpp"

namespace entente::insight {

namespace {

struct Point {
  double x, score;
};
using Caseload = std::vector<std::vector<Point>>;

/// Steps of 0.1 between 0 and 10, often equal, with patients who differ or do not.
rc::Gen<Caseload> caseloads() {
  const auto point = rc::gen::apply(
      [](int x, int score) {
        return Point{x * 1.0, score / 10.0};
      },
      rc::gen::inRange(0, 6), rc::gen::inRange(0, 100));
  const auto wide = rc::gen::resize(100, point);  // ranges shrink with the size asked for
  const auto patient = rc::gen::resize(8, rc::gen::container<std::vector<Point>>(wide));
  return rc::gen::resize(12, rc::gen::container<Caseload>(patient));
}

std::vector<Trend> trends_of(const Caseload& caseload, double times = 1, double by = 0) {
  std::vector<Trend> out;
  for (const auto& patient : caseload) {
    auto& trend = out.emplace_back();
    for (const auto& [x, score] : patient) trend.add(x, score * times + by);
  }
  return out;
}

void check_close(double one, double other, double tolerance) {
  RC_LOG() << one << " " << other << "\n";
  RC_ASSERT(std::abs(one - other) <= tolerance * (1 + std::abs(one)));
}

bool finite(const Growth& fit) {
  return fit.fixed.allFinite() && fit.fixed_cov.allFinite() && fit.between.allFinite() &&
         std::isfinite(fit.residual_sd) && std::isfinite(fit.deviance) && fit.residual_sd > 0 &&
         fit.fixed_cov(0, 0) > 0 && fit.fixed_cov(1, 1) > 0;
}

TEST(Growth_model_always, moves_and_stretches_with_the_instrument) {
  EXPECT_TRUE(rc::check([] {
    const auto caseload = *caseloads();
    const auto fit = fit_growth(trends_of(caseload));
    RC_PRE(fit.has_value());
    const auto moved = fit_growth(trends_of(caseload, 40, -300));
    RC_ASSERT(moved.has_value());
    const auto free = static_cast<double>(fit->scores) - 2;
    check_close(moved->deviance, fit->deviance + 2 * free * std::log(40), 1e-6);
  }));
}

TEST(Growth_model_always, does_not_depend_on_the_order_of_patients_nor_on_those_without_scores) {
  EXPECT_TRUE(rc::check([] {
    auto caseload = *caseloads();
    const auto fit = fit_growth(trends_of(caseload));
    RC_PRE(fit.has_value());
    std::reverse(caseload.begin(), caseload.end());
    caseload.emplace_back();
    const auto other = fit_growth(trends_of(caseload));
    RC_ASSERT(other.has_value());
    RC_ASSERT(other->patients == fit->patients);
    check_close(other->deviance, fit->deviance, 1e-7);
  }));
}

TEST(Growth_model_always, gives_figures_or_a_refusal_for_any_finite_scores) {
  const auto number = rc::gen::oneOf(
      rc::gen::elementOf(std::vector<double>{0, 1, -1, 1e-320, 1e-160, 1e-9, 1e9, 1e160, -1e308,
                                             std::numeric_limits<double>::max()}),
      rc::gen::map(rc::gen::inRange(-50, 50), [](int value) { return value / 10.0; }));
  const auto point = rc::gen::resize(100, rc::gen::apply(
                                              [](double x, double score) {
                                                return Point{x, score};
                                              },
                                              number, number));
  EXPECT_TRUE(rc::check([&] {
    const auto caseload =
        *rc::gen::resize(10, rc::gen::container<Caseload>(rc::gen::resize(
                                 8, rc::gen::container<std::vector<Point>>(point))));
    const auto trends = trends_of(caseload);
    const auto fit = fit_growth(trends);
    const bool sound = fit ? finite(*fit) : fit.error().key.starts_with("growth.");
    RC_ASSERT(sound);
    if (!fit) return;
    for (const auto& one : trends) {
      RC_ASSERT(departure(*fit, one).mean.allFinite() && departure(*fit, one).cov.allFinite());
      RC_ASSERT(std::isfinite(forecast(*fit, one, 3).sd));
    }
  }));
}

TEST(Growth_model_always, is_no_worse_than_any_other_share_between_patients_and_chance) {
  EXPECT_TRUE(rc::check([] {
    const auto trends = trends_of(*caseloads());
    const auto fit = fit_growth(trends);
    RC_PRE(fit.has_value());
    std::vector<Moments> moments;
    for (const auto& one : trends) moments.push_back(moments_of(one, fit->frame));
    const auto deviance = [&](const Eigen::Matrix2d& relative) {
      const auto count = static_cast<double>(fit->scores);
      return profile_at(moments, count, Criterion::reml, relative).deviance;
    };
    const double best = deviance(fit->frame_between / fit->frame_residual);
    for (int i = 0; i < 50; ++i) {
      const auto size = rc::gen::inRange(-300, 301);
      const double a = std::pow(10, *size / 100.0), b = *size / 100.0, c = *size / 300.0;
      const Eigen::Matrix2d root{{a, 0}, {b * a, std::max(0.0, c) * a}};
      RC_ASSERT(best <= deviance(root * root.transpose()) + 1e-6);
    }
  }));
}

}  // namespace

}  // namespace entente::insight
