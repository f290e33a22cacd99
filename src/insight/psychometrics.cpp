#include "insight/psychometrics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "insight/psychometrics_factor.hpp"

namespace entente::insight {

namespace {

// The share of all variation that rounding can make up.
constexpr double rounding = 1e-14;

std::optional<double> item_rest(const Eigen::MatrixXd& products, Eigen::Index item) {
  const double own = products(item, item);
  const double with_all = products.col(item).sum();
  const double rest = products.sum() - 2 * with_all + own;
  const double spread = products.trace() * rounding;
  if (own <= spread || rest <= spread) return std::nullopt;
  return std::clamp((with_all - own) / std::sqrt(own) / std::sqrt(rest), -1.0, 1.0);
}

}  // namespace

Answers::Answers(std::size_t items)
    : means_(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(items))),
      gap_(means_),
      products_(Eigen::MatrixXd::Zero(means_.size(), means_.size())) {}

void Answers::add(std::span<const double> answers) {
  const Eigen::Map<const Eigen::VectorXd> given(answers.data(), means_.size());
  if (given.hasNaN()) {
    left_out_ += 1;
    return;
  }
  people_ += 1;
  gap_ = given - means_;
  means_ += gap_ / people_;
  products_.noalias() += ((people_ - 1) / people_) * gap_ * gap_.transpose();
}

Answers Answers::only(std::span<const std::size_t> items) const {
  Answers out(items.size());
  out.people_ = people_;
  out.left_out_ = left_out_;
  const std::vector<Eigen::Index> chosen(items.begin(), items.end());
  out.means_ = means_(chosen);
  out.products_ = products_(chosen, chosen);
  return out;
}

double reliable_change(double sd, double reliability) {
  constexpr double z = 1.959963984540054;
  return z * std::numbers::sqrt2 * sd * std::sqrt(1 - reliability);
}

Result<Reliability> reliability(const Answers& answers) {
  const auto k = static_cast<double>(answers.items());
  if (answers.items() < 2 || answers.people() < 2) return invalid("answers.too_few");
  const auto& products = answers.products();
  if (!answers.means().allFinite() || !std::isfinite(products.cwiseAbs().sum())) {
    return invalid("answers.too_far");
  }
  const double total = products.sum(), items = products.trace();
  if (total <= k * items * rounding) return invalid("answers.no_spread");
  Reliability out;
  out.people = answers.people();
  out.alpha = k / (k - 1) * (1 - items / total);
  out.omega = omega(answers);
  out.mean = answers.means().mean();
  out.sd = std::sqrt(total / (answers.people() - 1)) / k;
  const double trusted = std::max(0.0, out.alpha);
  out.sem = out.sd * std::sqrt(1 - trusted);
  out.sdiff = std::numbers::sqrt2 * out.sem;
  out.change = reliable_change(out.sd, trusted);
  for (Eigen::Index i = 0; i < answers.items(); ++i) {
    out.item_rest.push_back(item_rest(products, i));
  }
  return out;
}

}  // namespace entente::insight
