// Courses of the detector's own model, drawn straight from its definition (population.hpp).
#pragma once
#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <optional>
#include <vector>

#include "insight/dice.hpp"
#include "insight/population.hpp"
#include "insight/series.hpp"

namespace entente::insight {

/// From session `onset` until before `end`, `sds` personal SDs lower; the caregiver's by `seen`.
struct Fall {
  int onset = 1'000;
  double sds = 2;
  int end = 1'000;
  double seen = 0;
};

struct Held {
  int sessions = 12;
  double patient = 1;  ///< chance that there is an answer
  double caregiver = 1;
};

class Person {
 public:
  Person(const Population& of, Dice& dice) : of_(of), dice_(dice) {
    s_ = std::exp(of.spread * dice.normal() - of.spread * of.spread / 2);
    level_ = both(of.level_raters);
    const auto own = both(of.level_raters);
    const double r = of.level_growth;
    for (int i = 0; i < 2; ++i) growth_[i] = r * level_[i] + std::sqrt(1 - r * r) * own[i];
    mood_ = both(of.mood_raters);
  }

  Scores answer(int session, int gap, double fallen, double seen, const Ends& ends) {
    const double kept = std::pow(of_.carry, gap);
    const auto fresh = both(of_.mood_raters);
    std::array<double, 2> out;
    for (int i = 0; i < 2; ++i) {
      const auto& rater = i == 0 ? of_.patient : of_.caregiver;
      const double s = i == 0 ? s_ : std::pow(s_, of_.spread_raters);
      mood_[i] = kept * mood_[i] + std::sqrt(1 - kept * kept) * fresh[i];
      const double noise = quantile(boost::math::students_t(rater.tail), dice_.uniform());
      const double down = s_ * std::hypot(of_.patient.mood_sd, of_.patient.noise_sd) * fallen;
      const double place = rater.level + rater.level_sd * level_[i] +
                           std::log(session) * (rater.growth + rater.growth_sd * growth_[i]) +
                           s * (rater.mood_sd * mood_[i] + rater.noise_sd * noise) -
                           down * (i == 0 ? 1 : seen);
      double along = place / ruler_length * ends.length();
      if (ends.grid > 0) along = std::round(along / ends.grid) * ends.grid;
      out[i] = std::clamp(ends.min + along, ends.min, ends.max);
    }
    return {session, out[0], out[1]};
  }

 private:
  std::array<double, 2> both(double r) {
    const double one = dice_.normal();
    return {one, r * one + std::sqrt(1 - r * r) * dice_.normal()};
  }

  const Population& of_;
  Dice& dice_;
  double s_;
  std::array<double, 2> level_, growth_, mood_;
};

inline Series drawn(const Population& of, const Ends& ends, Dice& dice, const Held& held = {},
                    const Fall& fall = {}) {
  Person person(of, dice);
  Series out;
  for (int session = 1; session <= held.sessions; ++session) {
    const bool low = session >= fall.onset && session < fall.end;
    out.push_back(person.answer(session, 1, low ? fall.sds : 0, fall.seen, ends));
    if (!dice.chance(held.patient)) out.back().patient.reset();
    if (!dice.chance(held.caregiver)) out.back().caregiver.reset();
  }
  return out;
}

}  // namespace entente::insight
