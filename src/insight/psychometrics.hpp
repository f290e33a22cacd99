// How far the answers to a questionnaire can be trusted: as one figure, as a change, item by item.
#pragma once
#include <Eigen/Core>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace entente::insight {

/// What people answered to the same items (or what raters said of the same people), as means and
/// sums of products: any number of people in little memory.
class Answers {
 public:
  explicit Answers(std::size_t items);

  /// One person's answers, one an item; one that was not given is not a number. A person who left
  /// out any is left out whole (listwise deletion): all figures then speak of the same people.
  void add(std::span<const double> answers);
  /// The same people, these items only, each once.
  Answers only(std::span<const std::size_t> items) const;

  double people() const { return people_; }
  double left_out() const { return left_out_; }
  Eigen::Index items() const { return means_.size(); }
  const Eigen::VectorXd& means() const { return means_; }
  /// Σ (answer − mean)(answer − mean)' over people.
  const Eigen::MatrixXd& products() const { return products_; }

 private:
  double people_ = 0, left_out_ = 0;
  Eigen::VectorXd means_, gap_;
  Eigen::MatrixXd products_;
};

/// Of the mean of the items; times their number, of their sum.
struct Reliability {
  double people = 0;
  double alpha = 0;  ///< Cronbach 1951; at most 1, below 0 if items contradict each other
  std::optional<double> omega;  ///< McDonald 1999; none below three items that vary
  double mean = 0;
  double sd = 0;
  double sem = 0;     ///< standard error of measurement, sd √(1 − α); of a negative α, sd
  double sdiff = 0;   ///< of the difference of two measurements, √2 sem
  double change = 0;  ///< reliable at 95 %: 1.96 sdiff (Jacobson & Truax 1991)
  std::vector<std::optional<double>> item_rest;  ///< correlation of each item with all others
};

/// Errors (invalid): `answers.too_few` below two items or two people; `answers.no_spread` if all
/// people have the same mean; `answers.too_far` if answers spread beyond what a double holds.
Result<Reliability> reliability(const Answers& answers);

/// The reliable change at 95 % of a score with this SD and reliability (α or a retest correlation,
/// 0 … 1).
double reliable_change(double sd, double reliability);

}  // namespace entente::insight
