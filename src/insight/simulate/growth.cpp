// As the literature on growth of the alliance has it: linear in the log of time, normal throughout.
#include "insight/simulate/pair.hpp"

namespace entente::insight::simulate {

namespace {

// Shares of the scale; on 1–5: mean 3.8, SD between people .6, growth .12 ± .12, days .3.
constexpr double level = 0.70, level_sd = 0.15;
constexpr double growth = 0.03, growth_sd = 0.03, level_growth_correlation = -0.2;
constexpr double day_sd = 0.075, day_after_day = 0.35;

struct Person {
  double level = 0;
  double growth = 0;
  double sd = 0;

  double usual(int session) const { return level + growth * std::log(session); }
};

Person person(double standing, double growing, Dice& dice) {
  constexpr double r = level_growth_correlation;
  const double along = r * standing + std::sqrt(1 - r * r) * growing;
  return {level + level_sd * standing, growth + growth_sd * along, day_sd * personal_scale(dice)};
}

class GrowthPair : public Pair {
 public:
  explicit GrowthPair(Dice& dice) : dice_(dice), day_(correlated(day_correlation, dice)) {
    const Both standing = correlated(level_correlation, dice);
    const Both growing = correlated(level_correlation, dice);
    patient_ = person(standing.patient, growing.patient, dice);
    caregiver_ = person(standing.caregiver, growing.caregiver, dice);
  }

  Both answer(int session, const Both& falls) override {
    day_ = next_day(day_, day_after_day, dice_);
    return {patient_.usual(session) + patient_.sd * (day_.patient - falls.patient),
            caregiver_.usual(session) + caregiver_.sd * (day_.caregiver - falls.caregiver)};
  }

  double patient_sd() const override { return patient_.sd; }

 private:
  Dice& dice_;
  Both day_;
  Person patient_, caregiver_;
};

}  // namespace

std::unique_ptr<Pair> growth_pair(Dice& dice) { return std::make_unique<GrowthPair>(dice); }

}  // namespace entente::insight::simulate
