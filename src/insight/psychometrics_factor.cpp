#include "insight/psychometrics_factor.hpp"

#include <nlopt.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <memory>

namespace entente::insight {

namespace {

constexpr double own_min = 0.005;
constexpr double flat = 1e-5;

/// The best λ for one Ψ: along the first axis of Ψ^−½ R Ψ^−½, whose length is 1 or more as no ψ
/// exceeds 1.
struct Fit {
  Eigen::VectorXd loadings;
  double discrepancy = 0;  ///< log|Σ| + tr(Σ⁻¹R)
  Eigen::VectorXd slope;   ///< of it, in Ψ
};

Fit fit_at(const Eigen::MatrixXd& correlations, const Eigen::VectorXd& unique) {
  const Eigen::VectorXd root = unique.cwiseSqrt();
  const Eigen::VectorXd inverse = root.cwiseInverse();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(inverse.asDiagonal() * correlations *
                                                            inverse.asDiagonal());
  const auto last = unique.size() - 1;
  const double first = std::max(1.0, axes.eigenvalues()(last));
  Fit out;
  out.loadings = std::sqrt(first - 1) * root.cwiseProduct(axes.eigenvectors().col(last));
  out.discrepancy =
      unique.array().log().sum() + std::log(first) + 1 + axes.eigenvalues().head(last).sum();
  out.slope = (out.loadings.cwiseAbs2() + unique - correlations.diagonal())
                  .cwiseQuotient(unique.cwiseAbs2());
  return out;
}

double objective(unsigned count, const double* unique, double* slope, void* correlations) {
  const auto size = static_cast<Eigen::Index>(count);
  const auto fit = fit_at(*static_cast<const Eigen::MatrixXd*>(correlations),
                          Eigen::Map<const Eigen::VectorXd>(unique, size));
  if (slope) Eigen::Map<Eigen::VectorXd>(slope, size) = fit.slope;
  return fit.discrepancy;
}

/// Ψ of standardised items.
std::optional<Eigen::VectorXd> search(Eigen::MatrixXd correlations) {
  const auto size = static_cast<unsigned>(correlations.rows());
  const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> descent(
      nlopt_create(NLOPT_LD_LBFGS, size), nlopt_destroy);
  nlopt_set_min_objective(descent.get(), objective, &correlations);
  nlopt_set_lower_bounds1(descent.get(), own_min);
  nlopt_set_upper_bounds1(descent.get(), 1);
  nlopt_set_ftol_rel(descent.get(), 1e-15);
  nlopt_set_maxeval(descent.get(), 1'000);
  Eigen::VectorXd unique = Eigen::VectorXd::Constant(correlations.rows(), 0.5);
  double found = 0;
  nlopt_optimize(descent.get(), unique.data(), &found);
  // Its status says failure also where no step gains any more: how flat it is there tells.
  const auto slope = fit_at(correlations, unique).slope;
  for (Eigen::Index i = 0; i < unique.size(); ++i) {
    const bool settled = std::abs(slope(i)) < flat || (slope(i) > 0 && unique(i) <= own_min) ||
                         (slope(i) < 0 && unique(i) >= 1);
    if (!settled) return std::nullopt;
  }
  return unique;
}

}  // namespace

std::optional<OneFactor> one_factor(const Answers& answers) {
  if (answers.items() < 3 || answers.people() < 2) return std::nullopt;
  const Eigen::VectorXd sd = (answers.products().diagonal() / answers.people()).cwiseSqrt();
  if (!sd.allFinite() || sd.minCoeff() <= 1e-7 * sd.maxCoeff()) return std::nullopt;
  const Eigen::VectorXd inverse = sd.cwiseInverse();
  const Eigen::MatrixXd correlations =
      inverse.asDiagonal() * (answers.products() / answers.people()) * inverse.asDiagonal();
  const auto unique = search(correlations);
  if (!unique) return std::nullopt;
  OneFactor out;
  out.loadings = sd.cwiseProduct(fit_at(correlations, *unique).loadings);
  if (out.loadings.sum() < 0) out.loadings = -out.loadings;
  out.unique = sd.cwiseAbs2().cwiseProduct(*unique);
  out.at_edge = unique->minCoeff() <= own_min;
  return out;
}

std::optional<double> omega(const Answers& answers) {
  const auto factor = one_factor(answers);
  if (!factor) return std::nullopt;
  const double common = factor->loadings.sum() * factor->loadings.sum();
  return common / (common + factor->unique.sum());
}

}  // namespace entente::insight
