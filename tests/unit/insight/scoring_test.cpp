// Keys of the literature (clinical.md), worked by hand.
#include "insight/scoring.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <climits>

namespace entente::insight {

namespace {

std::vector<KeyItem> numbered(int count, int min, int max) {
  std::vector<KeyItem> out;
  for (int i = 1; i <= count; ++i) out.push_back({std::to_string(i), min * 1000, max * 1000});
  return out;
}

ScoringKey wai_sr() {
  return {numbered(12, 1, 5), Combine::mean, 0,
          {{"task", {"1", "2", "10", "12"}}, {"bond", {"3", "5", "7", "9"}},
           {"goal", {"4", "6", "8", "11"}}}, {}, {}, {}};
}

ScoringKey care() { return {numbered(10, 1, 5), Combine::sum, 2, {}, {}, {}, {}}; }

ScoringKey haq() {
  ScoringKey key{numbered(19, 1, 6), Combine::sum, 0, {}, {}, {}, {}};
  for (const std::size_t item : {4, 8, 11, 16, 19}) key.items[item - 1].reverse = true;
  return key;
}

ScoringKey srs(int reliability_milli) {
  return {numbered(4, 0, 10), Combine::sum, 0, {}, 36'000, 4190, reliability_milli};
}

/// Answer i is to item i; 0 or less is left out.
std::vector<Answered> answers(const std::vector<int>& units) {
  std::vector<Answered> out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i] > 0) out.push_back({std::to_string(i + 1), units[i] * 1000});
  }
  return out;
}

Score must(const ScoringKey& key, const std::vector<Answered>& given) {
  auto out = score(key, given);
  EXPECT_TRUE(out) << out.error().key;
  return out.value_or(Score{});
}

TEST(Score, of_the_wai_sr_has_three_subscales) {
  const auto got = must(wai_sr(), answers({5, 5, 1, 3, 1, 3, 1, 3, 2, 5, 3, 4}));
  ASSERT_EQ(got.subscales.size(), 3U);
  EXPECT_EQ(got.subscales[0], (SubscaleScore{"task", 4750}));
  EXPECT_EQ(got.subscales[1], (SubscaleScore{"bond", 1250}));
  EXPECT_EQ(got.subscales[2], (SubscaleScore{"goal", 3000}));
  EXPECT_EQ(got.milli, 3000);
}

TEST(Score, has_a_subscale_that_is_whole_though_the_total_is_not) {
  const auto got = must(wai_sr(), answers({5, 5, 0, 3, 1, 3, 1, 3, 2, 5, 3, 4}));
  EXPECT_EQ(got.missing, 1);
  EXPECT_FALSE(got.milli);
  EXPECT_EQ(got.subscales[0].milli, 4750);
  EXPECT_FALSE(got.subscales[1].milli);
}

TEST(Score, of_care_takes_two_missing_items_for_the_mean_of_the_others) {
  EXPECT_EQ(must(care(), answers({5, 5, 5, 5, 5, 5, 5, 5, 5, 5})).milli, 50'000);
  EXPECT_EQ(must(care(), answers({5, 4, 5, 4, 5, 4, 5, 4, 0, 0})).milli, 45'000);
  EXPECT_EQ(must(care(), answers({5, 5, 5, 5, 5, 5, 5, 5, 4, 0})).milli, 48'889);  // 44 × 10/9
}

TEST(Score, of_care_is_none_with_three_missing_items) {
  const auto got = must(care(), answers({5, 4, 5, 4, 5, 4, 5, 0, 0, 0}));
  EXPECT_FALSE(got.milli);
  EXPECT_EQ(got.missing, 3);
}

TEST(Score, of_nothing_is_none) {
  EXPECT_EQ(must(care(), {}), (Score{std::nullopt, {}, 10}));
}

TEST(Score, of_haq_ii_turns_five_items_round) {
  EXPECT_EQ(must(haq(), answers(std::vector<int>(19, 6))).milli, (14 * 6 + 5 * 1) * 1000);
  EXPECT_EQ(must(haq(), answers(std::vector<int>(19, 1))).milli, (14 * 1 + 5 * 6) * 1000);
}

TEST(Score, is_a_mean_to_the_nearest_thousandth) {
  const ScoringKey key{numbered(3, -5, 5), Combine::mean, 0, {}, {}, {}, {}};
  const std::vector<Answered> up{{"1", 1000}, {"2", 1000}, {"3", 0}};
  const std::vector<Answered> down{{"1", -1000}, {"2", -1000}, {"3", 0}};
  EXPECT_EQ(must(key, up).milli, 667);
  EXPECT_EQ(must(key, down).milli, -667);
}

TEST(Score, refuses_what_the_key_does_not_have) {
  EXPECT_EQ(score(care(), answers(std::vector<int>(11, 3))).error(),
            invalid("score.item", {{"item", "11"}}));
  const std::vector<Answered> twice{{"1", 1000}, {"1", 2000}};
  EXPECT_EQ(score(care(), twice).error(), invalid("score.twice", {{"item", "1"}}));
  const std::vector<Answered> below{{"a", -2501}};
  EXPECT_EQ(score({{{"a", -2500, 7050}}, {}, {}, {}, {}, {}, {}}, below).error(),
            invalid("score.range", {{"item", "a"}, {"min", "-2.5"}, {"max", "7.05"}}));
  for (const int milli : {999, 5001, INT_MIN, INT_MAX}) {
    const std::vector<Answered> beyond{{"3", milli}};
    EXPECT_EQ(score(care(), beyond).error(),
              invalid("score.range", {{"item", "3"}, {"min", "1"}, {"max", "5"}}));
  }
}

TEST(Score, is_the_same_in_any_order_of_the_answers) {
  EXPECT_TRUE(rc::check("order", [] {
    auto key = haq();
    key.missing_max = 18;
    key.subscales = {{"some", {"4", "7", "19"}, Combine::mean}};
    const auto given = answers(*rc::gen::container<std::vector<int>>(19, rc::gen::inRange(0, 7)));
    auto other = given;
    for (std::size_t i = other.size(); i > 1; --i) {
      std::swap(other[i - 1], other[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    const auto one = *score(key, given);
    RC_ASSERT(one == *score(key, other));
    const auto [low, high] = range(key);
    if (one.milli) RC_ASSERT(low <= *one.milli && *one.milli <= high);
    RC_ASSERT(one.milli.has_value() == !given.empty());
  }));
}

TEST(Score, bears_a_key_that_nobody_checked) {
  EXPECT_TRUE(rc::check("extremes", [] {
    const auto any = rc::gen::element(INT_MIN, INT_MIN + 1, -1, 0, 1, INT_MAX - 1, INT_MAX);
    ScoringKey key;
    std::vector<Answered> given;
    key.combine = *rc::gen::element(Combine::sum, Combine::mean);
    key.missing_max = *any;
    const int one_answer = *any;
    for (int i = 0; i < 6; ++i) {
      const auto id = std::to_string(i);
      key.items.push_back({id, *rc::gen::element(INT_MIN, one_answer),
                           *rc::gen::element(INT_MAX, one_answer), *rc::gen::arbitrary<bool>()});
      given.push_back({id, one_answer});
    }
    key.subscales = {{"none", {}}, {"whole", {"0", "1", "2"}, Combine::sum}};
    RC_ASSERT(score(key, {}).has_value());
    const auto one = score(key, given);
    RC_CLASSIFY(one.has_value(), "scored");
    if (one) RC_ASSERT(one->missing == 0);
    static_cast<void>(range(key));
    static_cast<void>(check_key(key));
  }));
}

TEST(Range, is_of_the_total) {
  EXPECT_EQ(range(care()), (Range{10'000, 50'000}));
  EXPECT_EQ(range(wai_sr()), (Range{1000, 5000}));
  EXPECT_EQ(range(haq()), (Range{19'000, 114'000}));
  EXPECT_EQ(range({}), Range{});
}

TEST(Reliable_change, of_the_srs_is_what_the_literature_gives) {
  EXPECT_EQ(reliable_change_milli(srs(880)), 4023);
  EXPECT_EQ(reliable_change_milli(srs(640)), 6968);
  EXPECT_FALSE(reliable_change_milli(care()));
}

TEST(Instrument, is_found_by_code_and_edition) {
  const std::vector<Instrument> all{{"care", 1, care()}, {"care", 2, care()}, {"haq", 1, haq()}};
  EXPECT_EQ(find_instrument(all, "care", 2), &all[1]);
  EXPECT_EQ(find_instrument(all, "haq", 2), nullptr);
}

std::string refused(const ScoringKey& key) {
  const auto checked = check_key(key);
  return checked ? "fine" : checked.error().key;
}

TEST(Key, of_the_literature_is_fine) {
  for (const auto& key : {wai_sr(), care(), haq(), srs(880)}) EXPECT_EQ(refused(key), "fine");
}

TEST(Key, is_refused_when_it_cannot_be_used) {
  const auto with = [](auto change) {
    auto key = wai_sr();
    change(key);
    return refused(key);
  };
  EXPECT_EQ(refused({}), "key.empty");
  EXPECT_EQ(with([](auto& key) { key.items = numbered(101, 0, 1); }), "key.too_many");
  EXPECT_EQ(with([](auto& key) { key.subscales.resize(51, key.subscales[0]); }), "key.too_many");
  EXPECT_EQ(with([](auto& key) { key.items[3].id = ""; }), "key.id");
  EXPECT_EQ(with([](auto& key) { key.items[3].id = std::string(65, 'a'); }), "key.id");
  EXPECT_EQ(with([](auto& key) { key.items[3].id = "1"; }), "key.twice");
  EXPECT_EQ(with([](auto& key) { key.items[3].min_milli = 5000; }), "key.range");
  EXPECT_EQ(with([](auto& key) { key.items[3].max_milli = INT_MAX; }), "key.range");
  EXPECT_EQ(with([](auto& key) { key.items[3].min_milli = INT_MIN; }), "key.range");
  EXPECT_EQ(with([](auto& key) { key.missing_max = 12; }), "key.missing");
  EXPECT_EQ(with([](auto& key) { key.missing_max = -1; }), "key.missing");
  EXPECT_EQ(with([](auto& key) { key.subscales[1].id = "task"; }), "key.twice");
  EXPECT_EQ(with([](auto& key) { key.subscales[1].items = {}; }), "key.subscale.empty");
  EXPECT_EQ(with([](auto& key) { key.subscales[1].items = {"13"}; }), "key.subscale.item");
  EXPECT_EQ(with([](auto& key) { key.subscales[1].items = {"1", "1"}; }), "key.subscale.twice");
  EXPECT_EQ(with([](auto& key) { key.cut_milli = 5001; }), "key.cut");
  EXPECT_EQ(with([](auto& key) { key.sd_milli = 0; }), "key.sd");
  EXPECT_EQ(with([](auto& key) { key.reliability_milli = 1001; }), "key.reliability");
}

}  // namespace

}  // namespace entente::insight
