// Courses with known ruptures, to teach, to show and to examine. Four generators that share little
// with each other, and none with the model a detector assumes: a detector that is only good on its
// own model is found out. Everything comes from the dice: the same seed, the same courses.
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <vector>

#include "insight/dice.hpp"
#include "insight/series.hpp"

namespace entente::insight {

/// How answers come about.
/// growth: a level of one's own, growing with ln session; residuals AR(1) .35; log personal SD .31.
/// ceiling: skewed residuals under the top of the scale, about a fifth of answers at it.
/// items: twelve ordinal answers (graded response) to an alliance that wanders back to its level.
/// steps: a level that walks and jumps, heavy tails, favourite values, a caregiver a session late.
enum class Family { growth, ceiling, items, steps };
BOOST_DESCRIBE_ENUM(Family, growth, ceiling, items, steps)

/// How a fall comes. sudden: all of it at once. slow: a quarter more each session. passing: as
/// sudden, and soon over. deepening: a half at first, a quarter more each session up to twice.
enum class Shape { sudden, slow, passing, deepening };
BOOST_DESCRIBE_ENUM(Shape, sudden, slow, passing, deepening)

/// `onset`: its first session, from 2. `end`: the first session after it; none: not repaired.
/// `depth`: of the whole fall, in the personal SD. `seen`: how much of it the caregiver's answers
/// show, in their own SD: 1 as much, 0 none, below 0 they rise as the patient falls.
struct Rupture {
  int onset = 2;
  std::optional<int> end;
  Shape shape = Shape::sudden;
  double depth = 2;
  double seen = 0;
  bool operator==(const Rupture&) const = default;
};
BOOST_DESCRIBE_STRUCT(Rupture, (), (onset, end, shape, depth, seen))

/// How far below usual the patient is at this session, in the personal SD; 0 out of the rupture.
double fall_at(const Rupture& rupture, int session);

/// Chances. `session`: a session after the first is not held, its number left out. `pause`: after a
/// session, two to five of them are not held. `patient`, `caregiver`: an answer is not given.
struct Missing {
  double session = 0;
  double pause = 0;
  double patient = 0;
  double caregiver = 0;
};
BOOST_DESCRIBE_STRUCT(Missing, (), (session, pause, patient, caregiver))

/// `sessions`: the number of the last one planned, at least 1.
struct Recipe {
  Family family = Family::growth;
  Ends ends;
  int sessions = 12;
  Missing missing;
};
BOOST_DESCRIBE_STRUCT(Recipe, (), (family, ends, sessions, missing))

/// `falls`: for each of the sessions, as fall_at. `patient_sd`: the personal SD around usual, in
/// the instrument's unit, before answers are cut at the ends.
struct SimulatedCourse {
  Series sessions;
  std::vector<double> falls;
  std::optional<Rupture> rupture;
  double patient_sd = 0;
};
BOOST_DESCRIBE_STRUCT(SimulatedCourse, (), (sessions, falls, rupture, patient_sd))

/// With and without a rupture, the same dice give the same course but for the fall.
SimulatedCourse simulate_course(const Recipe& recipe, const std::optional<Rupture>& rupture,
                                Dice& dice);

/// A rupture as a caseload has them: any onset from 2, 6 in 10 repaired (14.7 of 25.4 % in Larsson
/// 2018), half of them seen by the caregiver. `sessions`: the course's, at least 2.
Rupture random_rupture(int sessions, Dice& dice);

/// A caseload of which about `share` of the courses have a rupture.
std::vector<SimulatedCourse> simulate_courses(const Recipe& recipe, std::size_t count, double share,
                                              Dice& dice);

}  // namespace entente::insight
