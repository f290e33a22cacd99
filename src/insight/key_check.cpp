// A key may come from a file of the establishment: nothing in it is taken for granted.
#include <algorithm>
#include <set>

#include "insight/scoring.hpp"

namespace entente::insight {

namespace {

constexpr std::size_t items_max = 100;  // as many as a rating may answer
constexpr std::size_t subscales_max = 50;
constexpr std::size_t id_max = 64;
constexpr int milli_max = 1'000'000;  // a thousand units: the sum of all stays an int

using Names = std::set<std::string_view>;

Result<void> check_id(Names& seen, const std::string& id) {
  if (id.empty() || id.size() > id_max) {
    return invalid("key.id", {{"max", std::to_string(id_max)}});
  }
  if (!seen.insert(id).second) return invalid("key.twice", {{"id", id}});
  return {};
}

Result<void> check_item(const KeyItem& item) {
  const bool ordered = item.min_milli < item.max_milli;
  if (!ordered || item.min_milli < -milli_max || item.max_milli > milli_max) {
    return invalid("key.range", {{"item", item.id}});
  }
  return {};
}

Result<void> check_subscale(const Subscale& subscale, const Names& items) {
  if (subscale.items.empty()) return invalid("key.subscale.empty", {{"subscale", subscale.id}});
  Names seen;
  for (const auto& item : subscale.items) {
    if (!items.contains(item)) {
      return invalid("key.subscale.item", {{"subscale", subscale.id}, {"item", item}});
    }
    if (!seen.insert(item).second) {
      return invalid("key.subscale.twice", {{"subscale", subscale.id}, {"item", item}});
    }
  }
  return {};
}

Result<void> check_figures(const ScoringKey& key) {
  const auto [low, high] = range(key);
  if (key.cut_milli && (*key.cut_milli < low || *key.cut_milli > high)) return invalid("key.cut");
  if (key.sd_milli && (*key.sd_milli <= 0 || *key.sd_milli > high - low)) return invalid("key.sd");
  if (key.reliability_milli && (*key.reliability_milli < 0 || *key.reliability_milli > 1000)) {
    return invalid("key.reliability");
  }
  return {};
}

}  // namespace

Result<void> check_key(const ScoringKey& key) {
  if (key.items.empty()) return invalid("key.empty");
  if (key.items.size() > items_max || key.subscales.size() > subscales_max) {
    return invalid("key.too_many", {{"items", std::to_string(items_max)},
                                    {"subscales", std::to_string(subscales_max)}});
  }
  Names items;
  for (const auto& item : key.items) {
    CHECK(check_id(items, item.id));
    CHECK(check_item(item));
  }
  const int missing_most = static_cast<int>(key.items.size()) - 1;
  if (key.missing_max < 0 || key.missing_max > missing_most) {
    return invalid("key.missing", {{"max", std::to_string(missing_most)}});
  }
  Names subscales;
  for (const auto& subscale : key.subscales) {
    CHECK(check_id(subscales, subscale.id));
    CHECK(check_subscale(subscale, items));
  }
  return check_figures(key);
}

}  // namespace entente::insight
