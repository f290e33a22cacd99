// Heads learn what can be learned, the same each time; Platt's line tells how sure they are.
#include "training/heads.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace entente::training {

namespace {

/// Feature 0 says yes, feature 1 says no, the others are noise.
struct Made {
  std::vector<Sparse> texts;
  std::vector<std::vector<bool>> labels{{}};
};

Made made(std::size_t size) {
  std::mt19937 random(5);
  Made out;
  for (std::size_t i = 0; i < size; ++i) {
    const bool yes = random() % 3 == 0;
    out.texts.push_back(
        {{yes ? 0U : 1U, 2U + static_cast<std::uint32_t>(random() % 20)}, {0.7F, 0.7F}});
    out.labels[0].push_back(yes);
  }
  return out;
}

TEST(Heads, learn_what_separates) {
  const auto data = made(300);
  const auto line = fit_heads(data.texts, 22, data.labels, 1).at(0);
  EXPECT_GT(line.weights[0], 0.3);
  EXPECT_LT(line.weights[1], -0.3);
  for (std::size_t i = 2; i < 22; ++i) EXPECT_LT(std::abs(line.weights[i]), 0.3) << i;
}

TEST(Heads, are_the_same_each_time) {
  const auto data = made(300);
  const auto one = fit_heads(data.texts, 22, data.labels, 1).at(0);
  const auto other = fit_heads(data.texts, 22, data.labels, 1).at(0);
  EXPECT_EQ(one.weights, other.weights);
  EXPECT_EQ(one.bias, other.bias);
}

TEST(Heads, of_a_sign_that_nobody_shows_never_speak) {
  auto data = made(50);
  data.labels[0].assign(50, false);
  const auto line = fit_heads(data.texts, 22, data.labels, 1).at(0);
  EXPECT_LT(line.bias, 0);
  for (const double weight : line.weights) EXPECT_EQ(weight, 0);
}

TEST(Platt, finds_the_line_that_made_the_answers) {
  std::mt19937 random(7);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  std::vector<double> scores;
  std::vector<bool> labels;
  for (int i = 0; i < 20'000; ++i) {
    scores.push_back(normal(random));
    labels.push_back(uniform(random) < 1 / (1 + std::exp(-2.5 * scores.back() + 1.5)));
  }
  const auto platt = fit_platt(scores, labels);
  EXPECT_NEAR(platt.a, -2.5, 0.15);
  EXPECT_NEAR(platt.b, 1.5, 0.1);
}

}  // namespace

}  // namespace entente::training
