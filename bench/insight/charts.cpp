#include "insight/charts.hpp"

#include <algorithm>
#include <cmath>

#include "insight/caseload.hpp"

namespace entente::bench {

using insight::Ends;
using insight::Series;

namespace {

class ShewhartIndividuals : public Detector {
 public:
  std::string name() const override { return "Shewhart individuals"; }
  void learn(std::span<const Series>, const Ends& ends, int) override {
    least_ = std::max(ends.grid, ends.length() / 1'000);
  }
  std::vector<Verdict> score(const Series& course) const override {
    std::vector<Verdict> out(course.size());
    double sum = 0, jumps = 0, before = 0, count = 0;
    for (const Point& point : points_of(course, Side::patient)) {
      if (count >= 3) {
        const double jump = std::max(least_, jumps / (count - 1));
        const double distance = (sum / count - point.value) / (2.66 * jump);
        out[point.at].alarm_score = distance;
        out[point.at].alarm = distance > 1;
      }
      if (count > 0) jumps += std::abs(point.value - before);
      sum += point.value;
      before = point.value;
      ++count;
    }
    return out;
  }

 private:
  double least_ = 0;
};

/// Falls below the mean of one's own past, in the pooled spread; one more figure each session.
std::vector<double> own_falls(const std::vector<Point>& points, const Caseload& caseload) {
  std::vector<double> out;
  double sum = 0, count = 0;
  for (const Point& point : points) {
    const double value = caseload.without_growth(point);
    const double spread = caseload.sd * std::sqrt(1 + 1 / std::max(1.0, count));
    out.push_back(count > 0 ? (sum / count - value) / spread : 0);
    sum += value;
    ++count;
  }
  return out;
}

class PooledShewhart : public Detector {
 public:
  std::string name() const override { return "pooled Shewhart"; }
  void learn(std::span<const Series> history, const Ends& ends, int) override {
    caseload_ = learn_caseload(history, ends, Side::patient);
  }
  std::vector<Verdict> score(const Series& course) const override {
    std::vector<Verdict> out(course.size());
    const auto points = points_of(course, Side::patient);
    const auto falls = own_falls(points, caseload_);
    for (std::size_t i = 1; i < points.size(); ++i) out[points[i].at].alarm_score = falls[i];
    return out;
  }

 private:
  Caseload caseload_;
};

class PooledEwma : public Detector {
 public:
  std::string name() const override { return "pooled EWMA"; }
  void learn(std::span<const Series> history, const Ends& ends, int) override {
    caseload_ = learn_caseload(history, ends, Side::patient);
  }
  std::vector<Verdict> score(const Series& course) const override {
    constexpr double weight = 0.4;
    std::vector<Verdict> out(course.size());
    const auto points = points_of(course, Side::patient);
    const auto falls = own_falls(points, caseload_);
    double mean = 0, variance = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      mean = weight * falls[i] + (1 - weight) * mean;
      variance = weight * weight + (1 - weight) * (1 - weight) * variance;
      out[points[i].at].alarm_score = mean / std::sqrt(variance);
    }
    return out;
  }

 private:
  Caseload caseload_;
};

class PooledCusum : public Detector {
 public:
  std::string name() const override { return "pooled CUSUM"; }
  void learn(std::span<const Series> history, const Ends& ends, int) override {
    patient_ = learn_caseload(history, ends, Side::patient);
    apart_ = learn_caseload(history, ends, Side::apart);
  }
  std::vector<Verdict> score(const Series& course) const override {
    std::vector<Verdict> out(course.size());
    const auto points = points_of(course, Side::patient);
    const auto sums = cumulated(own_falls(points, patient_));
    for (std::size_t i = 1; i < points.size(); ++i) out[points[i].at].alarm_score = sums[i];

    const auto apart = points_of(course, Side::apart);
    auto rises = own_falls(apart, apart_);
    for (double& rise : rises) rise = -rise;
    const auto apart_sums = cumulated(rises);
    for (std::size_t i = 1; i < apart.size(); ++i) {
      out[apart[i].at].divergence_score = apart_sums[i];
    }
    return out;
  }

 private:
  static std::vector<double> cumulated(std::vector<double> falls) {
    constexpr double allowed = 0.5;
    double sum = 0;
    for (double& fall : falls) fall = sum = std::max(0.0, sum + fall - allowed);
    return falls;
  }

  Caseload patient_, apart_;
};

class PooledChange : public Detector {
 public:
  std::string name() const override { return "pooled change of level"; }
  void learn(std::span<const Series> history, const Ends& ends, int) override {
    caseload_ = learn_caseload(history, ends, Side::patient);
  }
  std::vector<Verdict> score(const Series& course) const override {
    std::vector<Verdict> out(course.size());
    const auto points = points_of(course, Side::patient);
    std::vector<double> sums{0};
    for (std::size_t i = 0; i < points.size(); ++i) {
      sums.push_back(sums.back() + caseload_.without_growth(points[i]));
      if (i > 0) out[points[i].at].alarm_score = largest_fall(sums) / caseload_.sd;
    }
    return out;
  }

 private:
  static double largest_fall(const std::vector<double>& sums) {
    const auto all = static_cast<double>(sums.size() - 1);
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t split = 1; split + 1 < sums.size(); ++split) {
      const auto before = static_cast<double>(split);
      const double after = all - before;
      const double fall = sums[split] / before - (sums.back() - sums[split]) / after;
      largest = std::max(largest, fall / std::sqrt(1 / before + 1 / after));
    }
    return largest;
  }

  Caseload caseload_;
};

}  // namespace

std::unique_ptr<Detector> shewhart_individuals() { return std::make_unique<ShewhartIndividuals>(); }
std::unique_ptr<Detector> pooled_shewhart() { return std::make_unique<PooledShewhart>(); }
std::unique_ptr<Detector> pooled_ewma() { return std::make_unique<PooledEwma>(); }
std::unique_ptr<Detector> pooled_cusum() { return std::make_unique<PooledCusum>(); }
std::unique_ptr<Detector> pooled_change() { return std::make_unique<PooledChange>(); }

Detectors charts() {
  Detectors out;
  out.push_back(shewhart_individuals());
  out.push_back(expected_response());
  out.push_back(pooled_shewhart());
  out.push_back(pooled_ewma());
  out.push_back(pooled_cusum());
  out.push_back(pooled_change());
  out.push_back(online_change_points());
  return out;
}

}  // namespace entente::bench
