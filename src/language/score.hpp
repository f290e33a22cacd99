// The heads' answer to the features of one text.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "language/features.hpp"
#include "language/model.hpp"

namespace entente::language {

/// A feature the model knows, weighed by rarity and brought to the text's length of one.
struct Known {
  const Row* row = nullptr;
  float value = 0;
  std::uint32_t first = 1, last = 0;
  FeatureSort sort = words;
};

struct Weighed {
  std::vector<Known> known;
  std::size_t words = 0;        ///< different words of the text
  std::size_t known_words = 0;  ///< of them, seen in training
};

/// The known features, as a vector of length one.
Weighed weigh(std::span<const Feature> features, const Model& model);

/// One score a head: bias + Σ value·weight. Above zero speaks for the sign.
std::vector<double> score(std::span<const Known> known, const Model& model);

/// Platt, Probabilistic outputs for support vector machines (1999): 1 / (1 + exp(a·score + b)).
double probability(const Head& head, double score);

/// What one feature gives to a head's score.
double given(const Known& known, const Model& model, std::size_t head);

/// What each token gives to a head's score, in scores.
std::vector<double> by_token(std::span<const Known> known, const Model& model, std::size_t head,
                             std::size_t tokens);

/// Runs of tokens that give most, at most three of at most 12 tokens, in their order: the largest
/// sum (each token costs 3 % of all that speaks for the sign), then the next, while it is a quarter
/// of the first at least.
struct Run {
  std::uint32_t first = 0, last = 0;
};
std::vector<Run> heaviest_runs(std::vector<double> by_token);

/// The same features without those that touch the runs, brought to length one again.
std::vector<Known> without(std::span<const Known> known, std::span<const Run> runs);

}  // namespace entente::language
