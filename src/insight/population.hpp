// What is usual among the patients of an establishment: the model that a course is read with.
//
// Patient i at session t: level + growth·ln t, each with the patient's own deviation; on top a mood
// that lasts (AR(1) over sessions) and the noise of one answer. How much a patient moves is their
// own: a factor s on mood and noise, ln s ~ N(−spread²/2, spread²). The caregiver's answers follow
// the same shape with their own numbers, and go with the patient's (docs/insight-method.md).
#pragma once
#include <boost/describe.hpp>

#include "insight/series.hpp"

namespace entente::insight {

/// Scores are read on one ruler, whatever the instrument: 0 at its lowest, 4 at its highest.
inline constexpr double ruler_length = 4;

/// One rater. All on the ruler; growth for each unit of ln(session). SDs > 0.
struct RaterModel {
  double level = 3.1;
  double growth = 0.08;
  double level_sd = 0.55;
  double growth_sd = 0.12;
  double mood_sd = 0.21;
  double noise_sd = 0.19;
  double tail = 15;  ///< degrees of freedom of the noise, above 1
  bool operator==(const RaterModel&) const = default;
};
BOOST_DESCRIBE_STRUCT(RaterModel, (), (level, growth, level_sd, growth_sd, mood_sd, noise_sd, tail))

/// The defaults are the population taken before an establishment has ten courses of its own: their
/// anchors are a caseload of 228 patients × 20 sessions (lag-1 correlation of residuals .35, SD of
/// the log personal SD .31) and patient–therapist r = .56 (design figures, insight.md).
struct Population {
  RaterModel patient;
  RaterModel caregiver;
  double level_growth = -0.2;  ///< correlation of a person's level and growth
  double carry = 0.62;         ///< mood left over one session later, in (0, 1)
  double spread = 0.31;        ///< SD of ln s
  double level_raters = 0.56;  ///< correlation of both raters' levels, and of their growths
  double mood_raters = 0.35;   ///< correlation of their moods
  double spread_raters = 0.5;  ///< the caregiver's factor is s to this power, in (0, 1)
  bool operator==(const Population&) const = default;
};
BOOST_DESCRIBE_STRUCT(Population, (),
                      (patient, caregiver, level_growth, carry, spread, level_raters, mood_raters,
                       spread_raters))

/// What is believed of ruptures before any is seen. They cannot be learnt from unlabelled courses.
/// `onset`, `repair`: chance at each session. Depth in personal SDs: N(depth, depth_sd²) above 0.
/// A slow one reaches its depth in four sessions. With chance `seen` the caregiver's answers fall
/// too, by `seen_share` of the depth.
struct Beliefs {
  double onset = 0.03;
  double repair = 0.14;
  double slow = 0.4;
  double depth = 2;
  double depth_sd = 0.8;
  double seen = 0.5;
  double seen_share = 0.6;
  bool operator==(const Beliefs&) const = default;
};
BOOST_DESCRIBE_STRUCT(Beliefs, (), (onset, repair, slow, depth, depth_sd, seen, seen_share))

}  // namespace entente::insight
