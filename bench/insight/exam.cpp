#include "insight/exam.hpp"

#include <algorithm>
#include <ctime>

#include "insight/measures.hpp"

namespace entente::bench {

using insight::SimulatedCourse;

namespace {

constexpr double quiet = -std::numeric_limits<double>::infinity();

/// Which figure of a verdict is held against a limit; none: nothing was said.
using Read = std::optional<double> (*)(const Verdict&);

std::optional<double> alarm_score(const Verdict& verdict) { return verdict.alarm_score; }
std::optional<double> divergence_score(const Verdict& verdict) { return verdict.divergence_score; }
/// As a score whose limit is zero.
std::optional<double> own_alarm(const Verdict& verdict) {
  if (!verdict.alarm) return std::nullopt;
  return *verdict.alarm ? 1.0 : -1.0;
}

class Candidate {
 public:
  explicit Candidate(const Detector& detector) : detector_(detector) {}

  /// The highest figure of each course.
  std::vector<double> highest(const std::vector<SimulatedCourse>& courses, Read read) const {
    std::vector<double> out;
    for (const auto& course : courses) {
      double top = quiet;
      for (const auto& verdict : detector_.score(course.sessions)) {
        top = std::max(top, read(verdict).value_or(quiet));
      }
      out.push_back(top);
    }
    return out;
  }

  Found found(const std::vector<SimulatedCourse>& courses, Read read, double limit) const {
    Found out;
    std::vector<double> delays;
    const double each = 1.0 / static_cast<double>(courses.size());
    for (const auto& course : courses) {
      const auto delay = first_after_onset(course, read, limit);
      if (!delay) continue;
      delays.push_back(*delay);
      out.later += each;
      for (int within = *delay; within < 4; ++within) out.within[within] += each;
    }
    out.delay = median(delays);
    return out;
  }

  bool says(const std::vector<SimulatedCourse>& courses, Read read) const {
    return std::any_of(courses.begin(), courses.end(), [&](const auto& course) {
      const auto verdicts = detector_.score(course.sessions);
      return std::any_of(verdicts.begin(), verdicts.end(),
                         [&](const Verdict& verdict) { return read(verdict).has_value(); });
    });
  }

 private:
  std::optional<int> first_after_onset(const SimulatedCourse& course, Read read,
                                       double limit) const {
    const auto verdicts = detector_.score(course.sessions);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      const int delay = course.sessions[i].session - course.rupture->onset;
      if (delay >= 0 && read(verdicts[i]).value_or(quiet) > limit) return delay;
    }
    return std::nullopt;
  }

  const Detector& detector_;
};

Found mean_of(const std::vector<Found>& all) {
  Found out;
  std::vector<double> delays;
  const double each = 1.0 / static_cast<double>(all.size());
  for (const auto& found : all) {
    for (std::size_t i = 0; i < 4; ++i) out.within[i] += each * found.within[i];
    out.later += each * found.later;
    delays.push_back(found.delay);
  }
  out.delay = mean(delays);
  return out;
}

Found found_in(const Candidate& candidate, const std::vector<Scenario>& scenarios, Read read,
               double limit) {
  std::vector<Found> all;
  for (const auto& scenario : scenarios) {
    all.push_back(candidate.found(scenario.courses, read, limit));
  }
  return mean_of(all);
}

double share_above(const std::vector<double>& values, double limit) {
  const auto above =
      std::count_if(values.begin(), values.end(), [&](double value) { return value > limit; });
  return static_cast<double>(above) / static_cast<double>(values.size());
}

void mark_probabilities(const Detector& detector, const Papers& papers, Marks& marks) {
  std::vector<Claim> ruptures, repairs;
  for (const auto& course : papers.mixed) {
    const auto verdicts = detector.score(course.sessions);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      const auto& verdict = verdicts[i];
      const int session = course.sessions[i].session;
      const bool repaired =
          course.rupture && course.rupture->end && session >= *course.rupture->end;
      if (verdict.p_rupture) ruptures.push_back({*verdict.p_rupture, course.falls[i] > 0});
      if (verdict.p_repaired) repairs.push_back({*verdict.p_repaired, repaired});
    }
  }
  if (!ruptures.empty()) {
    marks.rupture_auc = area_under_curve(ruptures);
    marks.rupture_calibration = calibration_error(ruptures);
  }
  if (!repairs.empty()) {
    marks.repair_auc = area_under_curve(repairs);
    marks.repair_calibration = calibration_error(repairs);
  }
}

}  // namespace

Marks examine(Detector& detector, const Papers& papers, double budget) {
  const std::clock_t start = std::clock();
  detector.learn(papers.history, papers.ends, papers.sessions);
  const Candidate candidate(detector);
  Marks out;
  out.detector = detector.name();

  const double limit = limit_exceeded_by(budget, candidate.highest(papers.held_out, alarm_score));
  for (const auto& scenario : papers.scenarios) {
    out.scenarios.push_back(candidate.found(scenario.courses, alarm_score, limit));
  }
  out.mean = mean_of(out.scenarios);
  out.limit_held = share_above(candidate.highest(papers.whole, alarm_score), limit);

  if (candidate.says(papers.whole, own_alarm)) {
    out.own_false_alarms = share_above(candidate.highest(papers.whole, own_alarm), 0);
    out.own_found = found_in(candidate, papers.scenarios, own_alarm, 0).within[3];
  }
  mark_probabilities(detector, papers, out);
  if (!papers.divergences.empty() && candidate.says(papers.whole, divergence_score)) {
    const double apart =
        limit_exceeded_by(budget, candidate.highest(papers.held_out, divergence_score));
    out.divergence = found_in(candidate, papers.divergences, divergence_score, apart);
  }
  out.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  return out;
}

}  // namespace entente::bench
