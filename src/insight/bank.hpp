// A bank of Kalman filters: one for each way a course may have gone until now (no rupture; a
// rupture that began at session τ, at once or slowly, seen by the caregiver or not; one that has
// mended), at five speeds of the patient. Each new session costs the same, whatever came before.
//
// A switching state-space model with exact treatment of the onsets of the last eight sessions and
// moment matching of what is older (Kim, "Dynamic linear models with Markov-switching", J.
// Econometrics 60, 1994); answers at an end of the scale are censored (Tobin, Econometrica 26,
// 1958). Formulas: docs/insight-method.md.
#pragma once
#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "insight/population.hpp"
#include "insight/series.hpp"

namespace entente::insight {

namespace bank {

// State of one filter: the patient's deviation of level, growth, mood; the caregiver's; the depth.
inline constexpr int state = 7, depth_at = 6;
inline constexpr int packed = state * (state + 1) / 2;
inline constexpr int speeds = 5;
inline constexpr int window = 8;  ///< sessions whose onsets are told apart
// Where the filters are: never, mended, older onsets (seen, unseen), then one block an onset.
inline constexpr int never = 0, mended = speeds, older = 2 * speeds;
inline constexpr int ring = older + 2 * speeds;
inline constexpr int block = 4 * speeds;  ///< sudden or slow, seen or not
inline constexpr int filters = ring + window * block;

template <int columns>
using Table = Eigen::Array<double, filters, columns>;

/// Place of (i, j), j ≤ i, in a packed symmetric matrix.
constexpr int at(int i, int j) { return i * (i + 1) / 2 + j; }

}  // namespace bank

enum class Rater { patient, caregiver };
BOOST_DESCRIBE_ENUM(Rater, patient, caregiver)

/// What all courses read with one population share. Immutable; outlives the banks made of it.
class Model {
 public:
  Model(const Population& population, const Ends& ends, const Beliefs& beliefs = {});

  const Population& population() const { return population_; }
  const Beliefs& beliefs() const { return beliefs_; }
  const Ends& ends() const { return ends_; }
  double to_ruler(double score) const { return (score - ends_.min) * per_unit_; }
  double from_ruler(double place) const { return place / per_unit_ + ends_.min; }
  double units(double length) const { return length / per_unit_; }
  double half_grid() const { return ends_.grid * per_unit_ / 2; }
  /// The factor s at one of the five speeds, and its prior weight.
  double scale(Rater rater, int speed) const;
  const std::array<double, bank::speeds>& weight() const { return weight_; }
  /// Covariance of (level, growth) of both raters, packed with the rest of the first state.
  const std::array<double, bank::packed>& start(int speed) const { return start_[speed]; }
  /// Variance of the noise of one answer.
  double noise(Rater rater, int speed) const {
    return noise_[rater == Rater::patient ? 0 : 1][speed];
  }
  /// Log density of Student's t, at its centre, of scale 1.
  double log_peak(Rater rater) const { return log_peak_[rater == Rater::patient ? 0 : 1]; }
  double depth_mean(int speed) const;
  double depth_sd(int speed) const;

 private:
  Population population_;
  Beliefs beliefs_;
  Ends ends_;
  double per_unit_;
  std::array<double, 2> log_peak_;
  std::array<std::array<double, bank::speeds>, 2> noise_{};
  std::array<double, bank::speeds> scale_{}, weight_{};
  std::array<std::array<double, bank::packed>, bank::speeds> start_{};
};

/// At the first session there can be no rupture yet.
inline constexpr double log_odds_of_none = -50;

/// What is thought after a session. The three chances add up to 1.
struct Reading {
  double never = 1;                            ///< no rupture until now
  double active = 0;                           ///< in a rupture now
  double mended = 0;                           ///< there was one, it has ended
  double log_odds = log_odds_of_none;          ///< of `active` against the two others
  double log_odds_before = log_odds_of_none;   ///< before this session's answers
  double log_odds_patient = log_odds_of_none;  ///< with the patient's, before the caregiver's
  double log_evidence = 0;  ///< of a rupture at any time against none at all, a test martingale
};

/// The patient's score that was to be expected without a rupture.
struct Expected {
  double score = 0;  ///< in the instrument's unit, within its ends
  double sd = 0;
};

/// Of a rupture now: how far below, in the instrument's unit and in the patient's own SDs.
struct Depth {
  double points = 0;
  double sds = 0;
};

struct OnsetChance {
  int session = 0;
  double chance = 0;  ///< given that there is a rupture now
};

class Bank {
 public:
  explicit Bank(const Model& model);

  /// The next session; `session` must be above the last one's. Without an answer: nothing changes.
  Reading step(const Scores& scores);
  const Reading& reading() const { return reading_; }

  /// Of the last session that was read, before its answers were known: had there been no rupture.
  const Expected& expected() const { return expected_; }
  /// Most probable first. Onsets of more than eight answered sessions ago are one entry.
  std::vector<OnsetChance> onsets() const;
  Depth depth() const;
  /// Chance that the patient's level, moods aside, is under `score` at `session`, were things to
  /// stay as they are.
  double below(double score, int session) const;
  /// Log of the density of all answers until now. With `Model` of the same population comparable
  /// between courses only of the same sessions.
  double log_evidence() const { return log_evidence_; }

 private:
  void carry_over(int sessions);
  void mend(double chance);
  void age();
  void add_onset(double chance, int session);
  void fall_at(int session);
  void observe(Rater rater, double place, double log_session);
  void expect(double log_session);
  double weigh();
  double weight_of(int filter) const;
  void cut_at_zero(int filter);
  void merge(int to, std::span<const int> from, std::span<const double> log_weights);

  const Model* model_;
  bank::Table<bank::state> mean_;
  bank::Table<bank::packed> cov_;
  Eigen::Array<double, bank::filters, 1> log_weight_;  ///< but for what cuts depths at 0
  Eigen::Array<double, bank::filters, 1> log_above_;   ///< that
  Eigen::Array<double, bank::filters, 1> fall_;
  std::array<int, bank::window> onset_{};
  int older_onset_ = 0;
  int onsets_ = 0;
  int alive_ = bank::speeds;
  int steps_ = 0;  ///< sessions with an answer
  int last_ = 0;
  double log_never_ = 0;  ///< what was believed of no rupture until now
  double log_prior_;      ///< log of the share of a depth's prior that is above 0
  double log_evidence_ = 0;
  Reading reading_;
  Expected expected_;
};

}  // namespace entente::insight
