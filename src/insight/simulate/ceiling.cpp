// As the short visual scales look: most answers near the top, a tail below, many at the top itself.
#include <algorithm>

#include "insight/simulate/pair.hpp"

namespace entente::insight::simulate {

namespace {

// Shares of the scale; on 0–40, after the cut at 40, mean near 36 and SD near 4 as the French SRS
// (36.91 and 4.19, clinical.md), 19 % of answers at the top.
constexpr double level = 0.902, level_sd = 0.080;
constexpr double growth = 0.006;
constexpr double day_sd = 0.055, day_after_day = 0.35;

/// A gamma number of mean 0 and SD 1, skew 1, turned so that its tail is below; from a standard
/// normal one (Wilson and Hilferty 1931).
double skewed(double normal) {
  constexpr double shape = 4;
  const double root = 1 - 1 / (9 * shape) + normal / (3 * std::sqrt(shape));
  return -(shape * std::pow(std::max(0.0, root), 3) - shape) / std::sqrt(shape);
}

class CeilingPair : public Pair {
 public:
  explicit CeilingPair(Dice& dice) : dice_(dice), day_(correlated(day_correlation, dice)) {
    const Both standing = correlated(level_correlation, dice);
    level_ = {level + level_sd * standing.patient, level + level_sd * standing.caregiver};
    sd_ = {day_sd * personal_scale(dice), day_sd * personal_scale(dice)};
  }

  Both answer(int session, const Both& falls) override {
    day_ = next_day(day_, day_after_day, dice_);
    const double grown = growth * std::log(session);
    return {level_.patient + grown + sd_.patient * (skewed(day_.patient) - falls.patient),
            level_.caregiver + grown + sd_.caregiver * (skewed(day_.caregiver) - falls.caregiver)};
  }

  double patient_sd() const override { return sd_.patient; }

 private:
  Dice& dice_;
  Both day_, level_, sd_;
};

}  // namespace

std::unique_ptr<Pair> ceiling_pair(Dice& dice) { return std::make_unique<CeilingPair>(dice); }

}  // namespace entente::insight::simulate
