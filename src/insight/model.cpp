#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

#include "insight/bank.hpp"

namespace entente::insight {

namespace {

// Gauss–Hermite, five nodes, for the standard normal (Abramowitz and Stegun, table 25.10,
// rescaled).
constexpr std::array<double, bank::speeds> nodes{-2.856970013872806, -1.355626179974266, 0,
                                                 1.355626179974266, 2.856970013872806};
constexpr std::array<double, bank::speeds> weights{
    0.011257411327721, 0.222075922005613, 0.533333333333333, 0.222075922005613, 0.011257411327721};

double log_density_at_peak(double tail) {
  // The ratio itself: of a long tail both gammas are huge, and their difference is rounding.
  return -std::log(boost::math::tgamma_delta_ratio(tail / 2, 0.5)) -
         std::log(tail * std::numbers::pi) / 2;
}

}  // namespace

Model::Model(const Population& population, const Ends& ends, const Beliefs& beliefs)
    : population_(population),
      beliefs_(beliefs),
      ends_(ends),
      per_unit_(ruler_length / ends.length()),
      log_peak_{log_density_at_peak(population.patient.tail),
                log_density_at_peak(population.caregiver.tail)},
      weight_(weights) {
  const auto& p = population.patient;
  const auto& c = population.caregiver;
  const double spread = population.spread, r = population.level_growth;
  // Both raters' levels and growths: correlations [1 R; R 1] ⊗ [1 r; r 1], so never indefinite.
  const std::array<double, 4> sd{p.level_sd, p.growth_sd, c.level_sd, c.growth_sd};
  constexpr std::array<int, 4> place{0, 1, 3, 4};
  for (int k = 0; k < bank::speeds; ++k) {
    scale_[k] = std::exp(spread * nodes[k] - spread * spread / 2);
    auto& start = start_[k];
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j <= i; ++j) {
        const double raters = i / 2 == j / 2 ? 1 : population.level_raters;
        const double shape = i % 2 == j % 2 ? 1 : r;
        start[bank::at(place[i], place[j])] = sd[i] * sd[j] * raters * shape;
      }
    }
    const double patient = scale(Rater::patient, k) * p.mood_sd;
    const double caregiver = scale(Rater::caregiver, k) * c.mood_sd;
    noise_[0][k] = std::pow(scale(Rater::patient, k) * p.noise_sd, 2);
    noise_[1][k] = std::pow(scale(Rater::caregiver, k) * c.noise_sd, 2);
    start[bank::at(2, 2)] = patient * patient;
    start[bank::at(5, 5)] = caregiver * caregiver;
    start[bank::at(5, 2)] = patient * caregiver * population.mood_raters;
    start[bank::at(6, 6)] = depth_sd(k) * depth_sd(k);
  }
}

double Model::scale(Rater rater, int speed) const {
  return rater == Rater::patient ? scale_[speed]
                                 : std::pow(scale_[speed], population_.spread_raters);
}

double Model::depth_mean(int speed) const {
  const auto& p = population_.patient;
  return beliefs_.depth * scale_[speed] * std::hypot(p.mood_sd, p.noise_sd);
}

double Model::depth_sd(int speed) const {
  return depth_mean(speed) / beliefs_.depth * beliefs_.depth_sd;
}

}  // namespace entente::insight
