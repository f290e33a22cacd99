// A patient and a caregiver who answer session after session: what each generator provides.
#pragma once
#include <cmath>
#include <memory>

#include "insight/dice.hpp"
#include "insight/series.hpp"

namespace entente::insight::simulate {

// The mean answers of patient and caregiver correlate .56 (insight.md), their levels a little more:
// days blur them. How much their bad days go together is a guess.
constexpr double level_correlation = 0.60;
constexpr double day_correlation = 0.25;

/// The log of the personal SD varies by .31 in a caseload of 228 × 20 (insight.md).
constexpr double log_sd_spread = 0.31;

/// One figure of each of the two.
struct Both {
  double patient = 0;
  double caregiver = 0;
};

/// Two standard normal numbers.
inline Both correlated(double r, Dice& dice) {
  const double first = dice.normal();
  return {first, r * first + std::sqrt(1 - r * r) * dice.normal()};
}

/// The day after, of variance 1: what is left of the last one, and something fresh for both.
inline Both next_day(const Both& day, double kept, Dice& dice) {
  const Both shock = correlated(day_correlation, dice);
  const double fresh = std::sqrt(1 - kept * kept);
  return {kept * day.patient + fresh * shock.patient,
          kept * day.caregiver + fresh * shock.caregiver};
}

/// Around 1, as people differ.
inline double personal_scale(Dice& dice) { return std::exp(log_sd_spread * dice.normal()); }

/// Shares of the scale, 0 lowest and 1 highest, before they are cut at the ends. The dice are those
/// it was made with, thrown as often whether there is a fall or not.
class Pair {
 public:
  virtual ~Pair() = default;
  /// Called once for each number from 1, held or not. `falls`: in the personal SDs.
  virtual Both answer(int session, const Both& falls) = 0;
  virtual double patient_sd() const = 0;
};

std::unique_ptr<Pair> growth_pair(Dice& dice);
std::unique_ptr<Pair> ceiling_pair(Dice& dice);
std::unique_ptr<Pair> items_pair(const Ends& ends, Dice& dice);
std::unique_ptr<Pair> steps_pair(Dice& dice);

}  // namespace entente::insight::simulate
