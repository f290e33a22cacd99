#include "insight/psychometrics_icc.hpp"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

namespace entente::insight {

namespace {

namespace policies = boost::math::policies;
using Quiet = policies::policy<policies::domain_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>,
                               policies::evaluation_error<policies::ignore_error>>;

/// Mean squares of the two-way table of people and raters.
struct Squares {
  double n = 0, k = 0;
  double people = 0, raters = 0, error = 0, within = 0;
};

Squares squares_of(const Answers& ratings) {
  const auto n = ratings.people();
  const auto k = static_cast<double>(ratings.items());
  const auto& products = ratings.products();
  const double people = products.sum() / k;
  const double error = std::max(0.0, products.trace() - people);
  const double raters = n * (ratings.means().array() - ratings.means().mean()).square().sum();
  return {n,
          k,
          people / (n - 1),
          raters / (k - 1),
          error / (n - 1) / (k - 1),
          (error + raters) / n / (k - 1)};
}

class Limits {
 public:
  explicit Limits(double confidence) : p_((1 + confidence) / 2) {}

  double f(double above, double below) const {
    return boost::math::quantile(boost::math::fisher_f_distribution<double, Quiet>(above, below),
                                 p_);
  }

 private:
  double p_;
};

/// Forms 1 and 3, which differ in what counts as noise, with its degrees of freedom.
void one_noise(const Squares& s, double noise, double freedom, const Limits& limits,
               Bounded& single, Bounded& mean) {
  const auto icc = [&](double signal, double chance) {
    return (signal - chance) / (signal + (s.k - 1) * chance);
  };
  const double low = limits.f(s.n - 1, freedom), high = limits.f(freedom, s.n - 1);
  single = {icc(s.people, noise), icc(s.people, low * noise), icc(high * s.people, noise)};
  mean = {1 - noise / s.people, 1 - low * noise / s.people, 1 - noise / (high * s.people)};
}

/// Form 2: the degrees of freedom of a sum of two mean squares, after Satterthwaite.
void two_noises(const Squares& s, const Limits& limits, Bounded& single, Bounded& mean) {
  const double n = s.n, k = s.k, people = s.people, raters = s.raters, error = s.error;
  const double value = (people - error) / (people + (k - 1) * error + k * (raters - error) / n);
  const double first = k * value * raters;
  const double second = (n * (1 + (k - 1) * value) - k * value) * error;
  const double spread = (n - 1) * first * first + second * second;
  const double sum = first + second;
  // Where raters and chance cancel out nothing is left to count: one, for a quantile that exists.
  const double freedom = spread > 0 ? std::max(1.0, (k - 1) * (n - 1) * sum * sum / spread) : n - 1;
  const double low = limits.f(n - 1, freedom), high = limits.f(freedom, n - 1);
  const double noise = k * raters + (k * n - k - n) * error;
  single = {value, n * (people - low * error) / (low * noise + n * people),
            n * (high * people - error) / (noise + n * high * people)};
  const auto of_mean = [count = k](double icc) { return icc * count / (1 + icc * (count - 1)); };
  mean = {(people - error) / (people + (raters - error) / n), of_mean(single.low),
          of_mean(single.high)};
}

}  // namespace

Result<Agreement> agreement(const Answers& ratings, double confidence) {
  if (ratings.items() < 2 || ratings.people() < 2) return invalid("answers.too_few");
  const auto s = squares_of(ratings);
  if (!std::isfinite(s.people + s.error + s.within)) return invalid("answers.too_far");
  constexpr double rounding = 1e-14;
  if (s.people <= rounding * (s.people + s.within)) return invalid("answers.no_spread");
  const Limits limits(confidence);
  Agreement out;
  out.people = s.n;
  out.raters = s.k;
  one_noise(s, s.within, s.n * (s.k - 1), limits, out.single_1, out.mean_1);
  one_noise(s, s.error, (s.n - 1) * (s.k - 1), limits, out.single_3, out.mean_3);
  two_noises(s, limits, out.single_2, out.mean_2);
  return out;
}

}  // namespace entente::insight
