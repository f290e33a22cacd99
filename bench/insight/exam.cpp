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

/// Courses, and what was said of them.
class Answered {
 public:
  Answered(const Detector& detector, const std::vector<SimulatedCourse>& courses)
      : courses_(courses) {
    for (const auto& course : courses) verdicts_.push_back(detector.score(course.sessions));
  }

  /// The highest figure of each course.
  std::vector<double> highest(Read read) const {
    std::vector<double> out;
    for (const auto& verdicts : verdicts_) {
      double top = quiet;
      for (const auto& verdict : verdicts) top = std::max(top, read(verdict).value_or(quiet));
      out.push_back(top);
    }
    return out;
  }

  Found found(Read read, double limit) const {
    Found out;
    std::vector<double> delays;
    const double each = 1.0 / static_cast<double>(courses_.size());
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      const auto delay = first_after_onset(i, read, limit);
      if (!delay) continue;
      delays.push_back(*delay);
      out.later += each;
      for (int within = *delay; within < 4; ++within) out.within[within] += each;
    }
    out.delay = median(delays);
    return out;
  }

  bool says(Read read) const {
    return std::any_of(verdicts_.begin(), verdicts_.end(), [&](const auto& verdicts) {
      return std::any_of(verdicts.begin(), verdicts.end(),
                         [&](const Verdict& verdict) { return read(verdict).has_value(); });
    });
  }

  template <class Each>
  void each_session(const Each& each) const {
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      for (std::size_t at = 0; at < verdicts_[i].size(); ++at) {
        each(courses_[i], at, verdicts_[i][at]);
      }
    }
  }

 private:
  std::optional<int> first_after_onset(std::size_t i, Read read, double limit) const {
    const auto& course = courses_[i];
    for (std::size_t at = 0; at < verdicts_[i].size(); ++at) {
      const int delay = course.sessions[at].session - course.rupture->onset;
      if (delay >= 0 && read(verdicts_[i][at]).value_or(quiet) > limit) return delay;
    }
    return std::nullopt;
  }

  const std::vector<SimulatedCourse>& courses_;
  std::vector<std::vector<Verdict>> verdicts_;
};

std::vector<Answered> answer(const Detector& detector, const std::vector<Scenario>& scenarios) {
  std::vector<Answered> out;
  for (const auto& scenario : scenarios) out.emplace_back(detector, scenario.courses);
  return out;
}

std::vector<Found> found_in(const std::vector<Answered>& all, Read read, double limit) {
  std::vector<Found> out;
  for (const auto& answered : all) out.push_back(answered.found(read, limit));
  return out;
}

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

double share_above(const std::vector<double>& values, double limit) {
  const auto above =
      std::count_if(values.begin(), values.end(), [&](double value) { return value > limit; });
  return static_cast<double>(above) / static_cast<double>(values.size());
}

void mark_probabilities(const Answered& mixed, Marks& marks) {
  std::vector<Claim> ruptures, repairs;
  mixed.each_session([&](const SimulatedCourse& course, std::size_t at, const Verdict& verdict) {
    const bool repaired = course.rupture && course.rupture->end &&
                          course.sessions[at].session >= *course.rupture->end;
    if (verdict.p_rupture) ruptures.push_back({*verdict.p_rupture, course.falls[at] > 0});
    if (verdict.p_repaired) repairs.push_back({*verdict.p_repaired, repaired});
  });
  if (!ruptures.empty()) {
    marks.rupture_auc = area_under_curve(ruptures);
    marks.rupture_calibration = calibration_error(ruptures);
  }
  if (!repairs.empty()) {
    marks.repair_auc = area_under_curve(repairs);
    marks.repair_calibration = calibration_error(repairs);
  }
}

bool differ(const Verdict& a, const Verdict& b) {
  return a.alarm_score != b.alarm_score || a.alarm != b.alarm || a.p_rupture != b.p_rupture ||
         a.p_repaired != b.p_repaired || a.divergence_score != b.divergence_score;
}

bool looks_ahead(const Detector& detector, const std::vector<SimulatedCourse>& courses) {
  constexpr std::size_t tried = 50;
  for (std::size_t i = 0; i < std::min(tried, courses.size()); ++i) {
    const auto& sessions = courses[i].sessions;
    const auto whole = detector.score(sessions);
    for (std::size_t cut = 1; cut < sessions.size(); ++cut) {
      const insight::Series prefix(sessions.begin(),
                                   sessions.begin() + static_cast<std::ptrdiff_t>(cut));
      if (differ(detector.score(prefix).back(), whole[cut - 1])) return true;
    }
  }
  return false;
}

}  // namespace

Marks examine(Detector& detector, const Papers& papers, double budget) {
  const std::clock_t start = std::clock();
  detector.learn(papers.history, papers.ends, papers.sessions);
  Marks out;
  out.detector = detector.name();
  const Answered held_out(detector, papers.held_out), whole(detector, papers.whole);

  const double limit = limit_exceeded_by(budget, held_out.highest(alarm_score));
  const auto scenarios = answer(detector, papers.scenarios);
  out.scenarios = found_in(scenarios, alarm_score, limit);
  out.mean = mean_of(out.scenarios);
  out.limit_held = share_above(whole.highest(alarm_score), limit);
  if (whole.says(own_alarm)) {
    out.own_false_alarms = share_above(whole.highest(own_alarm), 0);
    out.own_found = mean_of(found_in(scenarios, own_alarm, 0)).within[3];
  }
  mark_probabilities(Answered(detector, papers.mixed), out);
  if (whole.says(divergence_score)) {
    const double apart = limit_exceeded_by(budget, held_out.highest(divergence_score));
    out.divergences = found_in(answer(detector, papers.divergences), divergence_score, apart);
  }
  out.looks_ahead = looks_ahead(detector, papers.scenarios.front().courses);
  out.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  return out;
}

}  // namespace entente::bench
