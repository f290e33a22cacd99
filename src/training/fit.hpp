// From examples to a model.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "language/concept_matcher.hpp"
#include "language/model.hpp"
#include "language/qualifier.hpp"
#include "language/score.hpp"
#include "training/corpus.hpp"

namespace entente::training {

/// A text as the heads see it, and what its author says of it.
struct Prepared {
  std::vector<language::Feature> features;
  std::vector<bool> signs;  ///< one a place of language::sign_codes
};

/// Reads and qualifies every example, and finds its concepts.
std::vector<Prepared> prepare(std::span<const Example> examples, const language::Banks& banks,
                              const language::Qualifier& qualifier);

struct FitOptions {
  double cost = 1;
  /// A weight of fewer steps (of 127) is left out, and so is a feature that has none left: half the
  /// file, and the same answers (measured: docs/decoder.md).
  int least_steps = 3;
  std::uint8_t sorts = language::every_sort;  ///< taken of those prepared
};

/// Heads without calibration, ready to score: rows, weights in steps of 1/127 of the largest.
language::Model fit(const std::vector<const Prepared*>& examples, const FitOptions& options);

/// Scores of texts that the model has not seen: one fit an author, on all the others.
/// scores[text][head]; `authors` has one name a text.
std::vector<std::vector<double>> out_of_fold(const std::vector<Prepared>& texts,
                                             const std::vector<std::string>& authors,
                                             const FitOptions& options);

struct Thresholds {
  float listed = 0.4F;  ///< where micro-F1 is best
  float shown = 0.7F;   ///< the least from which precision holds
};

/// Platt's a and b of each head from out-of-fold scores, into the model; then the thresholds.
Thresholds calibrate(language::Model& model, const std::vector<std::vector<double>>& scores,
                     const std::vector<Prepared>& texts, double precision);

/// The costs of trigrams of both languages, and the cost that all but one text in a thousand are
/// below.
language::LanguageCosts learn_languages(std::span<const Example> examples);

}  // namespace entente::training
