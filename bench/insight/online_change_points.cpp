#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "insight/caseload.hpp"
#include "insight/charts.hpp"

namespace entente::bench {

using insight::Ends;
using insight::Series;

namespace {

constexpr double hazard = 0.045;  ///< a session, as insight.md
constexpr double shape0 = 3.1;    ///< of the variance: its log has an SD of .62, twice .31

/// Values since the last change of level, under a normal-gamma prior.
struct Run {
  double log_weight = 0;
  double mean = 0, weight = 0, shape = shape0, rate = 0;
  double before = 0;  ///< mean of all values before the run
  bool first = false;

  double log_predictive(double value) const {
    const double scale = std::sqrt(rate * (weight + 1) / (shape * weight));
    const boost::math::students_t_distribution<double> t(2 * shape);
    return std::log(boost::math::pdf(t, (value - mean) / scale) / scale);
  }
  void add(double value) {
    rate += weight * std::pow(value - mean, 2) / (2 * (weight + 1));
    mean = (weight * mean + value) / (weight + 1);
    weight += 1;
    shape += 0.5;
  }
};

class OnlineChangePoints : public Detector {
 public:
  std::string name() const override { return "BOCPD"; }

  void learn(std::span<const Series> history, const Ends& ends, int) override {
    caseload_ = learn_caseload(history, ends, Side::patient);
  }

  std::vector<Verdict> score(const Series& course) const override {
    std::vector<Verdict> out(course.size());
    std::vector<Run> runs;
    double sum = 0, count = 0;
    for (const Point& point : points_of(course, Side::patient)) {
      const double value = caseload_.without_growth(point);
      for (Run& run : runs) run.log_weight += std::log1p(-hazard);
      const double start = runs.empty() ? 0 : std::log(hazard);
      runs.push_back(fresh(start, count > 0 ? sum / count : 0, runs.empty()));
      const double p = read(runs, value);
      if (count > 0) out[point.at] = {p, std::nullopt, p, std::nullopt, std::nullopt};
      sum += value;
      ++count;
    }
    return out;
  }

 private:
  Run fresh(double log_weight, double before, bool first) const {
    const double variance = caseload_.sd * caseload_.sd;
    const double weight = variance / (caseload_.level_sd * caseload_.level_sd);
    return {log_weight, caseload_.level, weight, shape0, shape0 * variance, before, first};
  }

  /// The chance that the values since the last change are a fall.
  static double read(std::vector<Run>& runs, double value) {
    double largest = -std::numeric_limits<double>::infinity();
    for (Run& run : runs) {
      run.log_weight += run.log_predictive(value);
      run.add(value);
      largest = std::max(largest, run.log_weight);
    }
    double all = 0, fallen = 0;
    for (Run& run : runs) {
      run.log_weight -= largest;
      const double weight = std::exp(run.log_weight);
      all += weight;
      if (!run.first && run.mean < run.before) fallen += weight;
    }
    for (Run& run : runs) run.log_weight -= std::log(all);
    return fallen / all;
  }

  Caseload caseload_;
};

}  // namespace

std::unique_ptr<Detector> online_change_points() { return std::make_unique<OnlineChangePoints>(); }

}  // namespace entente::bench
