// The filters against what they stand for: one dense normal distribution, a closed formula, and a
// bank that merges nothing.
#include "insight/bank.hpp"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <cmath>

#include "insight/simulate.hpp"
#include "unit/insight/drawn.hpp"
#include "unit/insight/exact_bank.hpp"

namespace entente::insight {

namespace {

constexpr Ends no_ends{-100, 100, 0};  // far from where the normal population answers
constexpr Ends forty{0, 40, 0.1};

/// Normal noise, one speed: what can be written down as one normal distribution.
Population normal_population() {
  Population out;
  out.patient = {1.9, 0.02, 0.15, 0.03, 0.05, 0.045, 1e12};
  out.caregiver = {2.1, -0.01, 0.12, 0.02, 0.04, 0.06, 1e12};
  out.spread = 0;
  return out;
}

/// One answer, where it stands in the joint distribution.
struct Answer {
  int session;
  int rater;  ///< 0: the patient
  double place;
};

std::vector<Answer> answers_of(const Series& course, const Model& model) {
  std::vector<Answer> out;
  for (const auto& one : course) {
    if (one.patient) out.push_back({one.session, 0, model.to_ruler(*one.patient)});
    if (one.caregiver) out.push_back({one.session, 1, model.to_ruler(*one.caregiver)});
  }
  return out;
}

/// Of two answers, from the definition of the model: no state, no recursion.
double covariance(const Population& of, const Answer& a, const Answer& b) {
  const auto& x = a.rater == 0 ? of.patient : of.caregiver;
  const auto& y = b.rater == 0 ? of.patient : of.caregiver;
  const double la = std::log(a.session), lb = std::log(b.session), r = of.level_growth;
  const bool same = a.rater == b.rater;
  const double lines = x.level_sd * y.level_sd + la * lb * x.growth_sd * y.growth_sd +
                       r * (lb * x.level_sd * y.growth_sd + la * x.growth_sd * y.level_sd);
  const double moods = x.mood_sd * y.mood_sd * std::pow(of.carry, std::abs(a.session - b.session));
  const double noise = same && a.session == b.session ? x.noise_sd * x.noise_sd : 0;
  return (same ? 1 : of.level_raters) * lines + (same ? 1 : of.mood_raters) * moods + noise;
}

/// What a normal distribution of all answers at once says of them.
struct Dense {
  Eigen::LLT<Eigen::MatrixXd> root;
  Eigen::VectorXd off;  ///< L⁻¹(y − μ)

  Dense(const Population& of, const std::vector<Answer>& answers) {
    const auto n = static_cast<Eigen::Index>(answers.size());
    Eigen::MatrixXd cov(n, n);
    Eigen::VectorXd gap(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      const auto& a = answers[static_cast<std::size_t>(i)];
      const auto& rater = a.rater == 0 ? of.patient : of.caregiver;
      gap(i) = a.place - rater.level - rater.growth * std::log(a.session);
      for (Eigen::Index j = 0; j < n; ++j) {
        cov(i, j) = covariance(of, a, answers[static_cast<std::size_t>(j)]);
      }
    }
    root.compute(cov);
    off = root.matrixL().solve(gap);
  }

  double log_density() const {
    const Eigen::MatrixXd l = root.matrixL();
    return -off.squaredNorm() / 2 - l.diagonal().array().log().sum() -
           static_cast<double>(off.size()) / 2 * std::log(2 * std::numbers::pi);
  }
};

/// Sessions 1 2 3 5 6 9 10 …, answers left out on both sides.
Series gappy(const Population& of, Dice& dice, int sessions) {
  auto out = drawn(of, no_ends, dice, {sessions, 0.8, 0.7});
  std::erase_if(out, [](const Scores& one) {
    return one.session == 4 || one.session == 7 || one.session == 8;
  });
  return out;
}

TEST(Bank, without_ruptures_is_one_normal_distribution_of_all_answers) {
  const auto population = normal_population();
  Beliefs none;
  none.onset = 0;
  const Model model(population, no_ends, none);
  Dice dice(3);
  for (int i = 0; i < 200; ++i) {
    const auto course = gappy(population, dice, 25);
    Bank bank(model);
    for (const auto& one : course) bank.step(one);
    const double should = Dense(population, answers_of(course, model)).log_density();
    ASSERT_NEAR(bank.log_evidence(), should, 1e-8 * std::abs(should));
    ASSERT_EQ(bank.reading().active, 0);
  }
}

/// Of a sudden fall at `onset` that stays, against none (insight.md).
double bayes_factor(const Model& model, const std::vector<Answer>& answers, int onset,
                    double share) {
  const Dense dense(model.population(), answers);
  Eigen::VectorXd fall(dense.off.size());
  for (Eigen::Index i = 0; i < fall.size(); ++i) {
    const auto& a = answers[static_cast<std::size_t>(i)];
    fall(i) = a.session < onset ? 0 : a.rater == 0 ? -1 : -share;
  }
  const Eigen::VectorXd g = dense.root.matrixL().solve(fall);
  const double m = model.depth_mean(0), v = std::pow(model.depth_sd(0), 2);
  const double a = g.squaredNorm(), b = g.dot(dense.off);
  const double precision = a + 1 / v, centre = (b + m / v) / precision;
  return std::exp((std::pow(b + m / v, 2) / precision - m * m / v) / 2) / std::sqrt(1 + v * a) *
         std::exp(log_normal_below(centre * std::sqrt(precision)) -
                  log_normal_below(m / std::sqrt(v)));
}

void check_bayes_factors(const Beliefs& beliefs, double share) {
  const auto population = normal_population();
  const Model model(population, no_ends, beliefs);
  Dice dice(5);
  for (int i = 0; i < 50; ++i) {
    const auto course = drawn(population, no_ends, dice, {9, 1, 1}, {dice.between(2, 9), 2});
    Bank bank(model);
    for (const auto& one : course) bank.step(one);
    const auto answers = answers_of(course, model);
    ASSERT_EQ(bank.onsets().size(), 8U);
    for (const auto& [session, chance] : bank.onsets()) {
      const double odds = bank.reading().active * chance / bank.reading().never;
      const double before =
          beliefs.onset * std::pow(1 - beliefs.onset, session - 2) / std::pow(1 - beliefs.onset, 8);
      const double should = bayes_factor(model, answers, session, share);
      ASSERT_NEAR(odds / before, should, 1e-9 * should) << "onset " << session;
    }
  }
}

TEST(Bank, weighs_a_sudden_onset_as_the_formula_for_all_answers_at_once_does) {
  Beliefs unseen;
  unseen.repair = unseen.slow = unseen.seen = 0;
  check_bayes_factors(unseen, 0);
  Beliefs seen = unseen;
  seen.seen = 1;
  check_bayes_factors(seen, seen.seen_share);
}

/// How far the chance of a rupture is from that of a bank that merges nothing.
struct Distance {
  double sum = 0, most = 0, lost = 0, mended = 0;
  int sessions = 0;

  void add(const Model& model, const Series& course, double least) {
    Bank bank(model);
    ExactBank exact(model, least);
    for (const auto& one : course) {
      const auto& now = bank.step(one);
      exact.step(one);
      const double off = std::abs(now.active - exact.active());
      sum += off;
      most = std::max(most, off);
      mended = std::max(mended, std::abs(now.mended - exact.mended()));
      ++sessions;
    }
    lost = std::max(lost, exact.lost());
  }

  double mean() const { return sum / sessions; }
};

/// Of 20 courses of 20 sessions a family measured on 2026-11-25 with the least path at
/// 1e-7: mean .0019 (growth and ceiling) to .0026, most .028 to .085; of mended, most .11.
TEST(Bank, merged_is_close_to_one_that_merges_nothing) {
  Dice dice(11);
  Distance distance;
  const Model model(Population{}, forty);
  for (const auto family : {Family::growth, Family::ceiling, Family::items, Family::steps}) {
    const Recipe recipe{family, forty, 20, {0.05, 0.02, 0.05, 0.1}};
    for (int i = 0; i < 3; ++i) {
      const auto course = simulate_course(recipe, random_rupture(recipe.sessions, dice), dice);
      distance.add(model, course.sessions, 1e-6);
    }
  }
  EXPECT_LT(distance.lost, 0.04);
  EXPECT_LT(distance.mean(), 0.01);
  EXPECT_LT(distance.most, 0.1);
  EXPECT_LT(distance.mended, 0.15);
}

TEST(Bank, is_the_one_that_merges_nothing_until_something_has_mended) {
  Beliefs lasting;
  lasting.repair = 1e-300;
  const Model model(Population{}, forty, lasting);
  Dice dice(12);
  Distance distance;
  for (int i = 0; i < 10; ++i) {
    distance.add(model, drawn(Population{}, forty, dice, {9, 0.9, 0.8}, {dice.between(2, 9), 2}),
                 1e-300);
  }
  EXPECT_LT(distance.most, 1e-9);
}

TEST(Bank, is_small_and_of_one_size) { EXPECT_LT(sizeof(Bank), 64 * 1024U); }

}  // namespace

}  // namespace entente::insight
