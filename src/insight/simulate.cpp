#include "insight/simulate.hpp"

#include <algorithm>
#include <cmath>

#include "insight/simulate/pair.hpp"

namespace entente::insight {

namespace {

std::unique_ptr<simulate::Pair> pair_of(const Recipe& recipe, Dice& dice) {
  switch (recipe.family) {
    case Family::growth:
      return simulate::growth_pair(dice);
    case Family::ceiling:
      return simulate::ceiling_pair(dice);
    case Family::items:
      return simulate::items_pair(recipe.ends, dice);
    case Family::steps:
      break;
  }
  return simulate::steps_pair(dice);
}

double answer_at(double share, const Ends& ends) {
  double along = share * ends.length();
  if (ends.grid > 0) along = std::round(along / ends.grid) * ends.grid;
  return std::clamp(ends.min + along, ends.min, ends.max);
}

/// Which sessions are held and answered.
class Attendance {
 public:
  Attendance(const Missing& missing, Dice& dice) : missing_(missing), dice_(dice) {}

  bool held(int session) {
    const bool missed = dice_.chance(missing_.session);
    const bool pauses = dice_.chance(missing_.pause);
    const int length = dice_.between(2, 5);
    if (session < back_) return false;
    if (session > 1 && missed) return false;
    if (pauses) back_ = session + 1 + length;
    return true;
  }

  Scores answers(int session, double patient, double caregiver) {
    Scores out{session, patient, caregiver};
    if (dice_.chance(missing_.patient)) out.patient.reset();
    if (dice_.chance(missing_.caregiver)) out.caregiver.reset();
    return out;
  }

 private:
  const Missing& missing_;
  Dice& dice_;
  int back_ = 1;  ///< the first number after a pause
};

}  // namespace

double fall_at(const Rupture& rupture, int session) {
  if (session < rupture.onset || (rupture.end && session >= *rupture.end)) return 0;
  const double since = session - rupture.onset;
  switch (rupture.shape) {
    case Shape::slow:
      return rupture.depth * std::min(1.0, (since + 1) / 4);
    case Shape::deepening:
      return rupture.depth * std::min(2.0, 0.5 + since / 4);
    case Shape::sudden:
    case Shape::passing:
      break;
  }
  return rupture.depth;
}

SimulatedCourse simulate_course(const Recipe& recipe, const std::optional<Rupture>& rupture,
                                Dice& dice) {
  const auto pair = pair_of(recipe, dice);
  Attendance attendance(recipe.missing, dice);
  SimulatedCourse out;
  out.rupture = rupture;
  out.patient_sd = pair->patient_sd() * recipe.ends.length();
  for (int session = 1; session <= recipe.sessions; ++session) {
    const double fall = rupture ? fall_at(*rupture, session) : 0;
    const auto shares = pair->answer(session, {fall, rupture ? rupture->seen * fall : 0});
    const Scores scores = attendance.answers(session, answer_at(shares.patient, recipe.ends),
                                             answer_at(shares.caregiver, recipe.ends));
    if (!attendance.held(session)) continue;
    out.sessions.push_back(scores);
    out.falls.push_back(fall);
  }
  return out;
}

Rupture random_rupture(int sessions, Dice& dice) {
  Rupture out;
  out.onset = dice.between(2, std::max(2, sessions));
  const double kind = dice.uniform();
  out.shape = kind < 0.45   ? Shape::sudden
              : kind < 0.75 ? Shape::slow
              : kind < 0.90 ? Shape::passing
                            : Shape::deepening;
  out.depth = std::max(0.5, 2 + 0.8 * dice.normal());
  out.seen = dice.chance(0.5) ? 0.6 : 0;
  const int brief = dice.between(1, 3), longer = dice.between(3, 8);
  const bool mends = dice.chance(0.5);
  if (out.shape == Shape::passing) {
    out.end = out.onset + brief;
  } else if (mends) {
    out.end = out.onset + longer;
  }
  return out;
}

std::vector<SimulatedCourse> simulate_courses(const Recipe& recipe, std::size_t count, double share,
                                              Dice& dice) {
  std::vector<SimulatedCourse> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::optional<Rupture> rupture;
    if (recipe.sessions > 1 && dice.chance(share)) rupture = random_rupture(recipe.sessions, dice);
    out.push_back(simulate_course(recipe, rupture, dice));
  }
  return out;
}

}  // namespace entente::insight
