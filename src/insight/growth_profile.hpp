// The profiled likelihood of the growth model, one pass over the patients.
#pragma once
#include <Eigen/Core>
#include <vector>

#include "insight/growth.hpp"

namespace entente::insight {

/// One patient as the likelihood needs them: with Z = (1, x) and y in the frame, A = Z'Z, c = Z'y,
/// s = y'y. As Σ is two by two, everything is linear in D = Σ/σ² and its determinant:
///   Δ = det(I + AD) = 1 + tr(AD) + |A||D|,      Z'V⁻¹Z = (A + |A| adj D)/Δ,
///   Z'V⁻¹y = (c + adj(D) adj(A) c)/Δ,           y'V⁻¹y = (s + tr(GD) + |D| R)/Δ,
/// G = sA − cc', R = |A|s − c' adj(A) c, without a difference of large numbers and without a
/// pivot that could vanish.
struct Moments {
  double a00 = 0, a01 = 0, a11 = 0, det = 0;  ///< A, |A|
  double c0 = 0, c1 = 0, t0 = 0, t1 = 0;      ///< c, adj(A) c
  double s = 0, g00 = 0, g01 = 0, g11 = 0, r = 0;
};

Moments moments_of(const Trend& patient, const GrowthFrame& frame);

/// The best b and σ² for one D, and how good they are.
struct Profile {
  double deviance = 0;
  double residual = 0;  ///< σ²
  Eigen::Vector2d fixed = Eigen::Vector2d::Zero();
  Eigen::Matrix2d fixed_cov = Eigen::Matrix2d::Zero();
};

/// `count`: of all scores.
Profile profile_at(const std::vector<Moments>& patients, double count, Criterion criterion,
                   const Eigen::Matrix2d& relative);

}  // namespace entente::insight
