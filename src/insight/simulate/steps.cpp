// As people spoil a model: levels that walk and jump, outliers, favourite values, and a caregiver
// who notices a session late.
#include "insight/simulate/pair.hpp"

namespace entente::insight::simulate {

namespace {

// Shares of the scale; walks and jumps in the personal SD.
constexpr double level = 0.72, level_sd = 0.13;
constexpr double day_sd = 0.06;
constexpr double walk = 0.12, jump_chance = 0.05, jump = 0.7;
constexpr double favourite_chance = 0.8;

/// Student's t of four degrees of freedom, of SD 1.
double heavy(Dice& dice) {
  const double normal = dice.normal();
  const double chi_square = -2 * std::log(dice.uniform() * dice.uniform());
  return normal / std::sqrt(chi_square / 4) / std::sqrt(2.0);
}

/// Halves or wholes on a scale of ten, or whatever comes.
class Style {
 public:
  explicit Style(Dice& dice) : kind_(dice.between(0, 2)) {}

  double answer(double share, Dice& dice) const {
    const bool as_usual = dice.chance(favourite_chance);
    if (kind_ == 0 || !as_usual) return share;
    const double step = kind_ == 1 ? 0.05 : 0.1;
    return std::round(share / step) * step;
  }

 private:
  int kind_;
};

class StepsPair : public Pair {
 public:
  explicit StepsPair(Dice& dice) : dice_(dice), patient_style_(dice), caregiver_style_(dice) {
    const Both standing = correlated(level_correlation, dice);
    level_ = {level + level_sd * standing.patient, level + level_sd * standing.caregiver};
    sd_ = {day_sd * personal_scale(dice), day_sd * personal_scale(dice)};
  }

  Both answer(int, const Both& falls) override {
    const double patient = level_.patient + sd_.patient * (moved_ - falls.patient + heavy(dice_));
    const double caregiver =
        level_.caregiver + sd_.caregiver * (noticed_ - noticed_fall_ + heavy(dice_));
    noticed_ = moved_;
    noticed_fall_ = falls.caregiver;
    const double step = jump * dice_.normal(), drift = walk * dice_.normal();
    moved_ += drift + (dice_.chance(jump_chance) ? step : 0);
    return {patient_style_.answer(patient, dice_), caregiver_style_.answer(caregiver, dice_)};
  }

  double patient_sd() const override { return sd_.patient; }

 private:
  Dice& dice_;
  Style patient_style_, caregiver_style_;
  Both level_, sd_;
  double moved_ = 0;    ///< the patient's usual, from where it began
  double noticed_ = 0;  ///< the same a session ago, as the caregiver takes it
  double noticed_fall_ = 0;
};

}  // namespace

std::unique_ptr<Pair> steps_pair(Dice& dice) { return std::make_unique<StepsPair>(dice); }

}  // namespace entente::insight::simulate
