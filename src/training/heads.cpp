#include "training/heads.hpp"

#include <linear.h>

#include <cmath>
#include <cstdlib>

namespace entente::training {

namespace {

constexpr double bias_value = 1;
constexpr double tolerance = 1e-3;

void say_nothing(const char*) {}

/// liblinear's view of the texts: places from 1, ended by -1, the bias last.
class Problem {
 public:
  Problem(const std::vector<Sparse>& texts, std::size_t features) {
    for (const auto& text : texts) size_ += text.at.size() + 2;
    nodes_.reserve(size_);
    const int bias = static_cast<int>(features) + 1;
    for (const auto& text : texts) {
      rows_.push_back(nodes_.data() + nodes_.size());
      for (std::size_t i = 0; i < text.at.size(); ++i)
        nodes_.push_back({static_cast<int>(text.at[i]) + 1, text.value[i]});
      nodes_.push_back({bias, bias_value});
      nodes_.push_back({-1, 0});
    }
    problem_ = {static_cast<int>(texts.size()), bias, nullptr, rows_.data(), bias_value};
  }

  Line fit(const std::vector<bool>& label, double cost) {
    std::vector<double> y;
    for (const bool one : label) y.push_back(one ? 1 : -1);
    problem_.y = y.data();
    parameter how{};
    how.solver_type = L2R_L2LOSS_SVC_DUAL;
    how.eps = tolerance;
    how.C = cost;
    how.p = 0.1;
    std::srand(1);  // liblinear shuffles with it
    ::model* fitted = ::train(&problem_, &how);
    Line out;
    const double sign = fitted->nr_class < 2 ? 0 : fitted->label[0] == 1 ? 1 : -1;
    for (int i = 0; i + 1 < problem_.n; ++i) out.weights.push_back(sign * fitted->w[i]);
    out.bias = fitted->nr_class < 2 ? -1 : sign * fitted->w[problem_.n - 1] * bias_value;
    ::free_and_destroy_model(&fitted);
    return out;
  }

 private:
  std::size_t size_ = 0;
  std::vector<feature_node> nodes_;
  std::vector<feature_node*> rows_;
  problem problem_{};
};

}  // namespace

std::vector<Line> fit_heads(const std::vector<Sparse>& texts, std::size_t features,
                            const std::vector<std::vector<bool>>& labels, double cost) {
  ::set_print_string_function(say_nothing);
  Problem problem(texts, features);
  std::vector<Line> out;
  for (const auto& label : labels) out.push_back(problem.fit(label, cost));
  return out;
}

Platt fit_platt(const std::vector<double>& scores, const std::vector<bool>& labels) {
  double positives = 0;
  for (const bool label : labels) positives += label;
  const double negatives = static_cast<double>(labels.size()) - positives;
  const double high = (positives + 1) / (positives + 2), low = 1 / (negatives + 2);
  Platt out{-1, std::log((negatives + 1) / (positives + 1))};
  // Newton's method with step halving on the cross-entropy of the softened targets.
  const auto loss = [&](const Platt& p) {
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double t = labels[i] ? high : low, f = p.a * scores[i] + p.b;
      sum += f >= 0 ? t * f + std::log1p(std::exp(-f)) : (t - 1) * f + std::log1p(std::exp(f));
    }
    return sum;
  };
  double now = loss(out);
  for (int round = 0; round < 100; ++round) {
    double aa = 1e-12, bb = 1e-12, ab = 0, ga = 0, gb = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double p = 1 / (1 + std::exp(out.a * scores[i] + out.b));
      const double d = (labels[i] ? high : low) - p, w = p * (1 - p);
      aa += scores[i] * scores[i] * w;
      bb += w;
      ab += scores[i] * w;
      ga += scores[i] * d;
      gb += d;
    }
    if (std::abs(ga) < 1e-6 && std::abs(gb) < 1e-6) break;
    const double det = aa * bb - ab * ab;
    const double da = -(bb * ga - ab * gb) / det, db = -(aa * gb - ab * ga) / det;
    double step = 1;
    for (; step > 1e-10; step /= 2) {
      const Platt next{out.a + step * da, out.b + step * db};
      const double there = loss(next);
      if (there < now) {
        out = next;
        now = there;
        break;
      }
    }
    if (step <= 1e-10) break;
  }
  return out;
}

}  // namespace entente::training
