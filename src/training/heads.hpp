// Linear heads: one sign against all else.
#pragma once
#include <cstdint>
#include <vector>

namespace entente::training {

/// A text: places of features, increasing, and their values.
struct Sparse {
  std::vector<std::uint32_t> at;
  std::vector<float> value;
};

struct Line {
  std::vector<double> weights;
  double bias = 0;
};

/// One head a column of `labels`: labels[head][text]. A linear support vector machine of squared
/// hinge loss (Hsieh et al., A dual coordinate descent method for large-scale linear SVM, ICML
/// 2008; liblinear), C = `cost`. Deterministic: the order of its steps is seeded anew each time.
std::vector<Line> fit_heads(const std::vector<Sparse>& texts, std::size_t features,
                            const std::vector<std::vector<bool>>& labels, double cost);

/// Platt's a and b for P(y) = 1 / (1 + exp(a·score + b)), by the method of Lin, Lin and Weng
/// (A note on Platt's probabilistic outputs for support vector machines, Mach Learn 2007;68:267).
struct Platt {
  double a = -1, b = 0;
};
Platt fit_platt(const std::vector<double>& scores, const std::vector<bool>& labels);

}  // namespace entente::training
