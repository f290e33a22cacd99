// One thing behind all items, by maximum likelihood: Σ = λλ' + Ψ (Jöreskog 1967).
#pragma once
#include <Eigen/Core>
#include <optional>

#include "insight/psychometrics.hpp"

namespace entente::insight {

struct OneFactor {
  Eigen::VectorXd loadings;  ///< λ, in the unit of the items; their sum is positive
  Eigen::VectorXd unique;    ///< the diagonal of Ψ: what an item has of its own
  bool at_edge = false;      ///< an item has hardly anything of its own (a Heywood case)
};

/// None below three items, if one does not vary, or if the search does not settle. Each item keeps
/// at least half a percent of its variance for itself.
std::optional<OneFactor> one_factor(const Answers& answers);

/// The share of the variance of the sum that the one thing explains: (Σλ)² / ((Σλ)² + Σψ).
/// None where there is no factor.
std::optional<double> omega(const Answers& answers);

}  // namespace entente::insight
