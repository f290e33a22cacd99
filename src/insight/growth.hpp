// How scores grow along the sessions: a straight line for all, and each patient's own around it.
//   score = (b0 + u0) + (b1 + u1) x + e, (u0, u1) ~ N(0, Σ) a patient, e ~ N(0, σ²),
// fitted by restricted (REML) or full maximum likelihood, profiled over b and σ as in Bates et al.
// 2015 (J. Stat. Softw. 67(1), sections 3.4 and 3.5). x is what the caller makes of the session's
// number: its logarithm where growth slows down.
#pragma once
#include <Eigen/Core>
#include <optional>
#include <span>

#include "base/result.hpp"

namespace entente::insight {

/// All that the model needs of one patient: means and sums of squares around them. No scores, no
/// influence.
struct Trend {
  double count = 0;
  double x = 0, score = 0;                ///< means
  double xx = 0, xscore = 0, scores = 0;  ///< Σ(x−x̄)², Σ(x−x̄)(y−ȳ), Σ(y−ȳ)²

  /// Finite values; in any order.
  void add(double at, double value);
};

enum class Criterion { reml, ml };

/// Where the fit is done: x and score with mean 0 and SD 1.
struct GrowthFrame {
  double x = 0, x_sd = 1;
  double score = 0, score_sd = 1;
};

/// In the unit of the score, and of the score per unit of x.
struct Growth {
  Eigen::Vector2d fixed;      ///< b0, b1
  Eigen::Matrix2d fixed_cov;  ///< their covariance; standard errors are the roots of its diagonal
  Eigen::Matrix2d between;    ///< Σ
  double residual_sd = 0;     ///< σ
  double deviance = 0;        ///< −2 log (restricted) likelihood
  bool singular = false;      ///< Σ has no inverse: patients differ in fewer than two ways
  std::size_t patients = 0;   ///< with a score
  std::size_t scores = 0;

  Eigen::Vector2d sd() const { return between.diagonal().cwiseSqrt(); }
  /// Between the patients' intercepts and slopes; none where one of them does not vary.
  std::optional<double> correlation() const;

  GrowthFrame frame;  ///< and the fit in it, from which the patients' own figures are made
  Eigen::Vector2d frame_fixed;
  Eigen::Matrix2d frame_fixed_cov, frame_between;
  double frame_residual = 0;  ///< σ²
};

/// Errors (invalid): `growth.too_little` if no patient has scores enough to tell their line from
/// chance (three with two different x), or x never varies; `growth.no_noise` if scores lie on
/// straight lines; `growth.too_far` if they spread beyond what a double holds; fault
/// `growth.not_found` if the search does not settle.
Result<Growth> fit_growth(std::span<const Trend> patients, Criterion criterion = Criterion::reml);

/// How one patient departs from the line of all: best linear unbiased predictor (u0, u1), and its
/// covariance given the fitted Σ, σ and b.
struct Departure {
  Eigen::Vector2d mean;
  Eigen::Matrix2d cov;
};

Departure departure(const Growth& growth, const Trend& patient);

/// `sd` of a new score around `mean`: the patient's line, the line of all, and the residual
/// (Henderson 1975); Σ and σ count as known, so that it is a little small with few patients.
struct Forecast {
  double mean = 0;
  double sd = 0;
  double low(double z = 1.959963984540054) const { return mean - z * sd; }
  double high(double z = 1.959963984540054) const { return mean + z * sd; }
};

/// The next score of a patient at x; of one without scores, of anybody.
Forecast forecast(const Growth& growth, const Trend& patient, double x);

}  // namespace entente::insight
