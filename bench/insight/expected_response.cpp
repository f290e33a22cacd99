#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>

#include "insight/caseload.hpp"
#include "insight/charts.hpp"

namespace entente::bench {

using insight::Ends;
using insight::Series;

namespace {

using Features = Eigen::Vector4d;

/// The first one or two answers say how a patient began.
struct Case {
  Features features;
  Point point;
};

std::vector<Case> cases_of(const Series& series) {
  std::vector<Case> out;
  const auto points = points_of(series, Side::patient);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double began = i == 1 ? points[0].value : (points[0].value + points[1].value) / 2;
    const double time = std::log(points[i].session);
    out.push_back({{1, time, began, began * time}, points[i]});
  }
  return out;
}

class ExpectedResponse : public Detector {
 public:
  std::string name() const override { return "expected-response percentile"; }

  void learn(std::span<const Series> history, const Ends& ends, int) override {
    std::vector<Case> all;
    for (const auto& series : history) {
      for (const Case& one : cases_of(series)) all.push_back(one);
    }
    Eigen::Matrix4d products = Eigen::Matrix4d::Identity() * 1e-6;
    Features sums = Features::Zero();
    for (const Case& one : all) {
      products += one.features * one.features.transpose();
      sums += one.features * one.point.value;
    }
    weights_ = products.ldlt().solve(sums);
    std::array<double, bands> squares{}, counts{};
    for (const Case& one : all) {
      squares[band(one.point)] += std::pow(residual(one), 2);
      counts[band(one.point)] += 1;
    }
    const double least = std::max(ends.grid / 4, ends.length() / 1'000);
    for (std::size_t i = 0; i < bands; ++i) {
      sds_[i] = std::max(least, std::sqrt(squares[i] / std::max(1.0, counts[i])));
    }
  }

  /// The lower tail of a normal law: the percentile of 300 courses is too coarse for a budget of
  /// 5 % of courses.
  std::vector<Verdict> score(const Series& course) const override {
    std::vector<Verdict> out(course.size());
    for (const Case& one : cases_of(course)) {
      out[one.point.at].alarm_score = -residual(one) / sds_[band(one.point)];
    }
    return out;
  }

 private:
  static constexpr std::size_t bands = 4;

  static std::size_t band(const Point& point) {
    return point.session <= 2 ? 0 : point.session <= 4 ? 1 : point.session <= 8 ? 2 : 3;
  }
  double residual(const Case& one) const { return one.point.value - weights_.dot(one.features); }

  Features weights_ = Features::Zero();
  std::array<double, bands> sds_{};
};

}  // namespace

std::unique_ptr<Detector> expected_response() { return std::make_unique<ExpectedResponse>(); }

}  // namespace entente::bench
