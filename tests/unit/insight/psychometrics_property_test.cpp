// What holds of every table of answers.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "insight/psychometrics.hpp"
#include "insight/psychometrics_icc.hpp"

namespace entente::insight {

namespace {

using Table = std::vector<std::vector<double>>;

rc::Gen<double> grades() {
  return rc::gen::map(rc::gen::resize(100, rc::gen::inRange(0, 5)),
                      [](int grade) { return static_cast<double>(grade); });
}

rc::Gen<Table> tables(const rc::Gen<double>& answer) {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(2, 7), [=](std::size_t width) {
    return rc::gen::resize(
        12, rc::gen::container<Table>(rc::gen::container<std::vector<double>>(width, answer)));
  });
}

Answers answers_of(const Table& rows, double times = 1, double by = 0) {
  Answers out(rows.empty() ? 2 : rows.front().size());
  for (auto row : rows) {
    for (double& one : row) one = one * times + by;
    out.add(row);
  }
  return out;
}

void check_close(double one, double other, double tolerance = 1e-8) {
  RC_LOG() << one << " " << other << "\n";
  RC_ASSERT(std::abs(one - other) <= tolerance * (1 + std::abs(one)));
}

TEST(Psychometrics_always, do_not_depend_on_the_order_of_items_nor_of_people) {
  EXPECT_TRUE(rc::check([] {
    auto rows = *tables(grades());
    const auto before = reliability(answers_of(rows));
    RC_PRE(before.has_value());
    std::reverse(rows.begin(), rows.end());
    for (auto& row : rows) std::rotate(row.begin(), row.begin() + 1, row.end());
    const auto after = reliability(answers_of(rows));
    RC_ASSERT(after.has_value());
    check_close(before->alpha, after->alpha);
    check_close(before->sem, after->sem, 1e-6);
    RC_ASSERT(before->omega.has_value() == after->omega.has_value());
  }));
}

TEST(Psychometrics_always, move_and_stretch_with_the_instrument) {
  EXPECT_TRUE(rc::check([] {
    const auto rows = *tables(grades());
    const auto before = reliability(answers_of(rows));
    RC_PRE(before.has_value());
    const auto after = reliability(answers_of(rows, 7, -20));
    RC_ASSERT(after.has_value());
    check_close(after->alpha, before->alpha);
    check_close(after->sem, 7 * before->sem, 1e-6);
    const auto one = agreement(answers_of(rows)), other = agreement(answers_of(rows, 7, -20));
    check_close(one->single_2.low, other->single_2.low, 1e-6);
    check_close(one->mean_3.value, other->mean_3.value, 1e-6);
  }));
}

TEST(Psychometrics_always, lie_within_their_limits) {
  EXPECT_TRUE(rc::check([] {
    const auto rows = *tables(grades());
    const auto found = reliability(answers_of(rows));
    RC_PRE(found.has_value());
    RC_ASSERT(found->alpha <= 1 + 1e-12);
    RC_ASSERT(!found->omega || (*found->omega >= 0 && *found->omega <= 1));
    const auto icc = *agreement(answers_of(rows));
    for (const auto& one : {icc.single_1, icc.single_3, icc.mean_1, icc.mean_3}) {
      RC_ASSERT(one.low <= one.value + 1e-12 && one.value <= one.high + 1e-12);
      RC_ASSERT(one.high <= 1);
    }
  }));
}

TEST(Psychometrics_always, give_figures_or_a_refusal_for_any_finite_answers) {
  const auto any = rc::gen::elementOf(
      std::vector<double>{0, 1, 2, -3, 1e-320, 1e-170, 1e-9, 1e9, 1e150, 1e170, -1e308});
  EXPECT_TRUE(rc::check([&] {
    const auto answers = answers_of(*tables(any));
    const auto found = reliability(answers);
    if (found) {
      RC_ASSERT(std::isfinite(found->alpha + found->mean + found->sd + found->sem));
      RC_ASSERT(std::isfinite(found->change + found->omega.value_or(0)));
      for (const auto& one : found->item_rest) RC_ASSERT(std::isfinite(one.value_or(0)));
    }
    const auto icc = agreement(answers);
    if (!icc) return;
    for (const auto& one :
         {icc->single_1, icc->single_2, icc->single_3, icc->mean_1, icc->mean_2, icc->mean_3}) {
      RC_ASSERT(std::isfinite(one.value + one.low + one.high));
    }
  }));
}

}  // namespace

}  // namespace entente::insight
