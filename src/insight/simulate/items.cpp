// As questionnaires are answered: twelve ordinal items (Samejima's graded response model, 1969)
// about an alliance that wanders back to its level (Ornstein–Uhlenbeck), each at their own pace.
#include <array>

#include "insight/simulate/pair.hpp"

namespace entente::insight::simulate {

namespace {

// In the alliance's own unit, the SD between people near 1.
constexpr double level = 0.8, level_sd = 1.0;
constexpr double growth = 0.35, growth_sessions = 4;  ///< comes early and levels off
constexpr double day_sd = 0.45;
constexpr double pace = 1.0, pace_spread = 0.4;  ///< a session keeps exp(−pace) of a bad day

constexpr int items = 12;
constexpr std::array five{-2.6, -1.3, -0.1, 1.3};
constexpr std::array seven{-3.0, -2.1, -1.2, -0.3, 0.7, 1.8};

/// The answers to all items, their mean as a share of the scale.
class Questionnaire {
 public:
  explicit Questionnaire(const Ends& ends) : five_points_(ends.length() <= 4) {}

  double answered(double alliance, Dice& dice) const {
    int steps = 0;
    for (int item = 0; item < items; ++item) {
      const double drawn = dice.uniform();
      for (int step = 0; step < top(); ++step) steps += drawn < reaches(item, step, alliance);
    }
    return steps / static_cast<double>(items * top());
  }

  double expected(double alliance) const {
    double sum = 0;
    for (int item = 0; item < items; ++item) {
      for (int step = 0; step < top(); ++step) sum += reaches(item, step, alliance);
    }
    return sum / (items * top());
  }

  double variance(double alliance) const {
    double sum = 0;
    for (int item = 0; item < items; ++item) {
      double mean = 0, square = 0;
      for (int step = 0; step < top(); ++step) {
        const double p = reaches(item, step, alliance);
        mean += p;
        square += (2 * step + 1) * p;
      }
      sum += square - mean * mean;
    }
    return sum / (items * top() * items * top());
  }

 private:
  int top() const { return five_points_ ? five.size() : seven.size(); }

  /// The chance of an answer above this step.
  double reaches(int item, int step, double alliance) const {
    const double slope = 1.2 + 0.2 * (item % 5);
    const double easy = 0.15 * (item % 4 - 1.5);
    const double threshold = five_points_ ? five[step] : seven[step];
    return 1 / (1 + std::exp(-slope * (alliance - threshold - easy)));
  }

  bool five_points_;
};

class Person {
 public:
  Person(double standing, double day, const Questionnaire& all, Dice& dice)
      : level_(level + level_sd * standing),
        day_sd_(day_sd * personal_scale(dice)),
        keeps_(std::exp(-pace * std::exp(pace_spread * dice.normal()))),
        day_(day) {
    constexpr double near = 0.01;
    const double usual = level_ + growth;
    const double slope = (all.expected(usual + near) - all.expected(usual - near)) / (2 * near);
    sd_ = std::sqrt(slope * slope * day_sd_ * day_sd_ + all.variance(usual));
  }

  double answer(int session, double shock, double fall, const Questionnaire& all, Dice& dice) {
    day_ = keeps_ * day_ + std::sqrt(1 - keeps_ * keeps_) * shock;
    const double grown = growth * (1 - std::exp((1 - session) / growth_sessions));
    return all.answered(lower(level_ + grown, fall, all) + day_sd_ * day_, dice);
  }

  double sd() const { return sd_; }

 private:
  /// A fall is counted in answers: near the top it takes more of the alliance to lose as many.
  double lower(double usual, double fall, const Questionnaire& all) const {
    if (fall == 0) return usual;
    const double target = all.expected(usual) - fall * sd_;
    double low = -8, high = 8;
    for (int halving = 0; halving < 30; ++halving) {
      const double middle = (low + high) / 2;
      (all.expected(middle) < target ? low : high) = middle;
    }
    return low;
  }

  double level_, day_sd_, keeps_, day_;
  double sd_ = 0;
};

class ItemsPair : public Pair {
 public:
  ItemsPair(const Ends& ends, Both standing, Both day, Dice& dice)
      : dice_(dice),
        questionnaire_(ends),
        patient_(standing.patient, day.patient, questionnaire_, dice),
        caregiver_(standing.caregiver, day.caregiver, questionnaire_, dice) {}

  Both answer(int session, const Both& falls) override {
    const Both shock = correlated(day_correlation, dice_);
    Both out;
    out.patient = patient_.answer(session, shock.patient, falls.patient, questionnaire_, dice_);
    out.caregiver =
        caregiver_.answer(session, shock.caregiver, falls.caregiver, questionnaire_, dice_);
    return out;
  }

  double patient_sd() const override { return patient_.sd(); }

 private:
  Dice& dice_;
  Questionnaire questionnaire_;
  Person patient_, caregiver_;
};

}  // namespace

std::unique_ptr<Pair> items_pair(const Ends& ends, Dice& dice) {
  const Both standing = correlated(level_correlation, dice);
  const Both day = correlated(day_correlation, dice);
  return std::make_unique<ItemsPair>(ends, standing, day, dice);
}

}  // namespace entente::insight::simulate
