#include "insight/growth_profile.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente::insight {

Moments moments_of(const Trend& patient, const GrowthFrame& frame) {
  const double n = patient.count;
  const double x = (patient.x - frame.x) / frame.x_sd;
  const double y = (patient.score - frame.score) / frame.score_sd;
  const double xx = patient.xx / frame.x_sd / frame.x_sd;
  const double xy = patient.xscore / frame.x_sd / frame.score_sd;
  const double yy = patient.scores / frame.score_sd / frame.score_sd;
  const double gap = std::max(0.0, xx * yy - xy * xy);
  Moments out;
  out.a00 = n;
  out.a01 = n * x;
  out.a11 = xx + n * x * x;
  out.det = n * xx;
  out.c0 = n * y;
  out.c1 = xy + n * x * y;
  out.t0 = n * (y * xx - x * xy);
  out.t1 = n * xy;
  out.s = yy + n * y * y;
  out.g00 = n * yy;
  out.g01 = n * (x * yy - y * xy);
  out.g11 = gap + n * (x * x * yy + y * y * xx - 2 * x * y * xy);
  out.r = n * gap;
  return out;
}

Profile profile_at(const std::vector<Moments>& patients, double count, Criterion criterion,
                   const Eigen::Matrix2d& relative) {
  const double d00 = relative(0, 0), d01 = relative(1, 0), d11 = relative(1, 1);
  const double det = std::max(0.0, d00 * d11 - d01 * d01);
  double h00 = 0, h01 = 0, h11 = 0, r0 = 0, r1 = 0, q = 0, logs = 0, product = 1;
  for (const auto& one : patients) {
    const double delta = 1 + d00 * one.a00 + 2 * d01 * one.a01 + d11 * one.a11 + det * one.det;
    const double share = 1 / delta;
    h00 += share * (one.a00 + one.det * d11);
    h01 += share * (one.a01 - one.det * d01);
    h11 += share * (one.a11 + one.det * d00);
    r0 += share * (one.c0 + d11 * one.t0 - d01 * one.t1);
    r1 += share * (one.c1 - d01 * one.t0 + d00 * one.t1);
    q += share * (one.s + d00 * one.g00 + 2 * d01 * one.g01 + d11 * one.g11 + det * one.r);
    // One logarithm for many determinants.
    product *= delta;
    if (product > 1e150) {
      logs += std::log(product);
      product = 1;
    }
  }
  logs += std::log(product);
  const Eigen::Matrix2d h{{h00, h01}, {h01, h11}};
  const Eigen::Vector2d r{r0, r1};
  const double free = criterion == Criterion::reml ? count - 2 : count;
  Profile out;
  out.fixed_cov = h.inverse();
  out.fixed = out.fixed_cov * r;
  out.residual = (q - r.dot(out.fixed)) / free;
  out.fixed_cov *= out.residual;
  out.deviance = logs + free * (1 + std::log(2 * std::numbers::pi * out.residual));
  if (criterion == Criterion::reml) out.deviance += std::log(h.determinant());
  return out;
}

}  // namespace entente::insight
