// What takes the exam: something that learns from past courses and reads a new one forward.
#pragma once
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insight/series.hpp"

namespace entente::bench {

/// What is said after one session, from this course up to it. What a detector does not say is
/// absent. `alarm_score`: higher is more suspect; the exam sets the limit, the same way for all.
struct Verdict {
  double alarm_score = -std::numeric_limits<double>::infinity();
  std::optional<bool> alarm;               ///< by the detector's own limit, at its nominal 5 %
  std::optional<double> p_rupture;         ///< the patient is in a rupture at this session
  std::optional<double> p_repaired;        ///< there was a rupture, and it is over
  std::optional<double> divergence_score;  ///< as alarm_score: caregiver and patient go apart
};

class Detector {
 public:
  virtual ~Detector() = default;
  virtual std::string name() const = 0;
  /// Past courses, not labelled; some have ruptures. Called anew for each caseload: nothing of the
  /// one before may be kept. `sessions`: how long the courses are for which a budget is promised.
  virtual void learn(std::span<const insight::Series> history, const insight::Ends& ends,
                     int sessions) = 0;
  /// One verdict a session of `course`, the answers absent or not.
  virtual std::vector<Verdict> score(const insight::Series& course) const = 0;
};

using Detectors = std::vector<std::unique_ptr<Detector>>;

}  // namespace entente::bench
