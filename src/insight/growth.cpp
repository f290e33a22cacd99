#include "insight/growth.hpp"

#include <nlopt.h>

#include <Eigen/Eigenvalues>
#include <array>
#include <cmath>
#include <memory>

#include "insight/growth_profile.hpp"

namespace entente::insight {

namespace {

// Below this share of the variance of all scores, the residual is rounding.
constexpr double noise_min = 1e-10;

struct Sums {
  Trend all;
  std::size_t patients = 0;
  double within = 0;   ///< residual squares around each patient's own line
  double freedom = 0;  ///< of them
};

/// As if the scores behind both had been added to one.
Trend joined(const Trend& one, const Trend& other) {
  if (one.count == 0) return other;
  const double count = one.count + other.count;
  const double share = other.count / count;
  const double dx = other.x - one.x, dy = other.score - one.score;
  const double weight = one.count * share;
  return {count,
          one.x + share * dx,
          one.score + share * dy,
          one.xx + other.xx + weight * dx * dx,
          one.xscore + other.xscore + weight * dx * dy,
          one.scores + other.scores + weight * dy * dy};
}

Sums sums_of(std::span<const Trend> patients) {
  Sums out;
  for (const auto& one : patients) {
    if (one.count == 0) continue;
    ++out.patients;
    out.all = joined(out.all, one);
    const double line = one.xx > 0 ? one.xscore / one.xx * one.xscore : 0;
    out.within += std::max(0.0, one.scores - line);
    out.freedom += one.count - (one.xx > 0 ? 2 : 1);
  }
  return out;
}

Result<GrowthFrame> frame_of(const Sums& sums) {
  const auto& all = sums.all;
  if (sums.freedom <= 0 || sums.patients < 2 || all.xx <= 0) return invalid("growth.too_little");
  const double size = all.xx + all.scores + std::abs(all.x) + std::abs(all.score);
  if (!std::isfinite(size)) return invalid("growth.too_far");
  if (sums.within / sums.freedom <= noise_min * all.scores / all.count) {
    return invalid("growth.no_noise");
  }
  return GrowthFrame{all.x, std::sqrt(all.xx / all.count), all.score,
                     std::sqrt(all.scores / all.count)};
}

/// D = ΛΛ', Λ lower triangular.
Eigen::Matrix2d relative_of(const double* theta) {
  return Eigen::Matrix2d{{theta[0] * theta[0], theta[0] * theta[1]},
                         {theta[0] * theta[1], theta[1] * theta[1] + theta[2] * theta[2]}};
}

std::array<double, 3> theta_of(const Eigen::Matrix2d& relative) {
  const double first = std::sqrt(relative(0, 0));
  const double below = first > 0 ? relative(0, 1) / first : 0;
  return {first, below, std::sqrt(std::max(0.0, relative(1, 1) - below * below))};
}

class Search {
 public:
  Search(std::vector<Moments> patients, double count, Criterion criterion)
      : patients_(std::move(patients)), count_(count), criterion_(criterion) {}

  Profile at(const Eigen::Matrix2d& relative) const {
    return profile_at(patients_, count_, criterion_, relative);
  }

  double deviance(const Eigen::Matrix2d& relative) const {
    const double out = at(relative).deviance;
    return std::isfinite(out) ? out : HUGE_VAL;
  }

  /// Powell's BOBYQA over Λ; `unit`: the size of what is looked for.
  Result<Eigen::Matrix2d> best_from(const Eigen::Matrix2d& start, double unit) const {
    const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> search(
        nlopt_create(NLOPT_LN_BOBYQA, 3), nlopt_destroy);
    const std::array<double, 3> low{0, -HUGE_VAL, 0};
    nlopt_set_lower_bounds(search.get(), low.data());
    nlopt_set_min_objective(search.get(), &Search::objective, const_cast<Search*>(this));
    nlopt_set_initial_step1(search.get(), unit / 4);
    nlopt_set_xtol_abs1(search.get(), 1e-7 * unit);
    nlopt_set_maxeval(search.get(), 2'000);
    auto theta = theta_of(start);
    double found = 0;
    const auto status = nlopt_optimize(search.get(), theta.data(), &found);
    const bool settled = (status > 0 || status == NLOPT_ROUNDOFF_LIMITED) &&
                         status != NLOPT_MAXEVAL_REACHED && std::isfinite(found);
    if (!settled) return fault("growth.not_found");
    return relative_of(theta.data());
  }

  /// On the edge, where a direction has no variance, Λ sees no slope: it is squared. Gives the D
  /// of lower deviance that adds variance in the most promising direction, if there is one.
  std::optional<Eigen::Matrix2d> past_the_edge(const Eigen::Matrix2d& relative, double unit) const {
    const double here = deviance(relative);
    const double step = 1e-6 * unit * unit;
    const auto slope = [&](const Eigen::Vector2d& along) {
      return (deviance(relative + step * along * along.transpose()) - here) / step;
    };
    const double first = slope({1, 0}), second = slope({0, 1});
    const double both = (slope({1, 1}) - first - second) / 2;
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> slopes;
    slopes.computeDirect(Eigen::Matrix2d{{first, both}, {both, second}});
    if (!(slopes.eigenvalues()(0) < 0)) return std::nullopt;
    const Eigen::Vector2d along = slopes.eigenvectors().col(0);
    for (double size = unit * unit; size > step; size /= 4) {
      const Eigen::Matrix2d next = relative + size * along * along.transpose();
      if (deviance(next) < here - gain_min) return next;
    }
    return std::nullopt;
  }

  static constexpr double gain_min = 1e-7;  ///< of deviance: below, nothing is gained

 private:
  static double objective(unsigned, const double* theta, double*, void* self) {
    return static_cast<const Search*>(self)->deviance(relative_of(theta));
  }

  std::vector<Moments> patients_;
  double count_;
  Criterion criterion_;
};

Result<Eigen::Matrix2d> settled_from(const Search& search, Eigen::Matrix2d start, double unit) {
  constexpr int rounds_max = 20;
  for (int round = 0; round < rounds_max; ++round) {
    const auto best = TRY(search.best_from(start, round == 0 ? unit : unit / 4));
    const auto next = search.past_the_edge(best, unit);
    if (!next) return best;
    start = *next;
  }
  return fault("growth.not_found");
}

struct Found {
  Eigen::Matrix2d relative;
  double deviance = HUGE_VAL;
  bool singular = false;
};

/// A variance that is there for nothing is none.
Found pruned(const Search& search, const Eigen::Matrix2d& relative) {
  auto theta = theta_of(relative);
  theta[2] = 0;
  const double enough = search.deviance(relative) + Search::gain_min;
  for (const Eigen::Matrix2d& less :
       {Eigen::Matrix2d(Eigen::Matrix2d::Zero()), relative_of(theta.data())}) {
    if (const double deviance = search.deviance(less); deviance <= enough) {
      return {less, deviance, true};
    }
  }
  return {relative, search.deviance(relative), false};
}

Result<Found> best_of(const Search& search, const Sums& sums) {
  // At first sight, patients' lines differ as much as all scores do.
  const double noise = sums.within / sums.freedom / (sums.all.scores / sums.all.count);
  const double unit = std::max(1.0, 1 / std::sqrt(noise));
  const auto from = [&](double slope, double correlation) -> Result<Found> {
    const double both = correlation * slope;
    const Eigen::Matrix2d start{{1, both}, {both, slope * slope}};
    return pruned(search, TRY(settled_from(search, start * unit * unit, unit)));
  };
  auto best = TRY(from(0.5, 0));
  if (!best.singular) return best;
  // The edge may hold more than one best place.
  for (const double correlation : {-0.9, 0.9}) {
    const auto other = TRY(from(1, correlation));
    if (other.deviance < best.deviance - Search::gain_min) best = other;
  }
  return best;
}

/// From coefficients in the frame to those of x and score as they are.
Eigen::Matrix2d outward(const GrowthFrame& frame) {
  return frame.score_sd * Eigen::Matrix2d{{1, -frame.x / frame.x_sd}, {0, 1 / frame.x_sd}};
}

}  // namespace

void Trend::add(double at, double value) {
  count += 1;
  const double dx = at - x, dy = value - score;
  x += dx / count;
  score += dy / count;
  xx += dx * (at - x);
  xscore += dx * (value - score);
  scores += dy * (value - score);
}

std::optional<double> Growth::correlation() const {
  const Eigen::Vector2d sds = sd();
  if (sds.minCoeff() <= 0) return std::nullopt;
  return std::clamp(between(0, 1) / (sds(0) * sds(1)), -1.0, 1.0);
}

Result<Growth> fit_growth(std::span<const Trend> patients, Criterion criterion) {
  const auto sums = sums_of(patients);
  Growth out;
  out.frame = TRY(frame_of(sums));
  std::vector<Moments> moments;
  moments.reserve(sums.patients);
  for (const auto& one : patients) {
    if (one.count > 0) moments.push_back(moments_of(one, out.frame));
  }
  const Search search(std::move(moments), sums.all.count, criterion);
  const auto found = TRY(best_of(search, sums));
  const auto profile = search.at(found.relative);
  out.patients = sums.patients;
  out.scores = static_cast<std::size_t>(sums.all.count);
  out.singular = found.singular;
  out.frame_fixed = profile.fixed;
  out.frame_fixed_cov = profile.fixed_cov;
  out.frame_residual = profile.residual;
  out.frame_between = profile.residual * found.relative;
  const Eigen::Matrix2d change = outward(out.frame);
  out.fixed = change * out.frame_fixed + Eigen::Vector2d(out.frame.score, 0);
  out.fixed_cov = change * out.frame_fixed_cov * change.transpose();
  out.between = change * out.frame_between * change.transpose();
  out.residual_sd = out.frame.score_sd * std::sqrt(out.frame_residual);
  const double free = criterion == Criterion::reml ? sums.all.count - 2 : sums.all.count;
  out.deviance = profile.deviance + 2 * free * std::log(out.frame.score_sd);
  if (criterion == Criterion::reml) out.deviance += 2 * std::log(out.frame.x_sd);
  return out;
}

namespace {

/// In the frame: what the patient's scores say, given D = Σ/σ².
struct Own {
  Moments moments;
  Eigen::Matrix2d gain;  ///< D (I + AD)⁻¹ = (D + |D| adj A)/Δ
  Eigen::Vector2d mean;
};

Own own_of(const Growth& growth, const Trend& patient) {
  const auto m = moments_of(patient, growth.frame);
  const Eigen::Matrix2d d = growth.frame_between / growth.frame_residual;
  const double det = std::max(0.0, d.determinant());
  const double delta = 1 + d(0, 0) * m.a00 + 2 * d(0, 1) * m.a01 + d(1, 1) * m.a11 + det * m.det;
  const Eigen::Matrix2d adj{{m.a11, -m.a01}, {-m.a01, m.a00}};
  const Eigen::Matrix2d a{{m.a00, m.a01}, {m.a01, m.a11}};
  const auto& b = growth.frame_fixed;
  // The gain times what is left of c, without the difference of adj(A)c and |A|b inside it.
  const Eigen::Vector2d left = Eigen::Vector2d(m.c0, m.c1) - a * b;
  const Eigen::Vector2d line = Eigen::Vector2d(m.t0, m.t1) - m.det * b;
  return {m, (d + det * adj) / delta, (d * left + det * line) / delta};
}

}  // namespace

Departure departure(const Growth& growth, const Trend& patient) {
  const auto own = own_of(growth, patient);
  const Eigen::Matrix2d change = outward(growth.frame);
  return {change * own.mean, growth.frame_residual * change * own.gain * change.transpose()};
}

Forecast forecast(const Growth& growth, const Trend& patient, double x) {
  const auto own = own_of(growth, patient);
  const auto& frame = growth.frame;
  const Eigen::Vector2d z{1, (x - frame.x) / frame.x_sd};
  const Eigen::Matrix2d a{{own.moments.a00, own.moments.a01}, {own.moments.a01, own.moments.a11}};
  // How the forecast moves with b: directly, and through the departure from it.
  const Eigen::Vector2d weight = z - a * own.gain * z;
  const double variance = growth.frame_residual * (1 + z.dot(own.gain * z)) +
                          weight.dot(growth.frame_fixed_cov * weight);
  return {frame.score + frame.score_sd * z.dot(growth.frame_fixed + own.mean),
          frame.score_sd * std::sqrt(variance)};
}

}  // namespace entente::insight
