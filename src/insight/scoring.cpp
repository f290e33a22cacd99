#include "insight/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>

namespace entente::insight {

namespace {

/// Answers by item, turned round where the key says so.
using Counted = std::map<std::string_view, std::int64_t>;

int to_int(std::int64_t value) {
  return static_cast<int>(std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(),
                                                   std::numeric_limits<int>::max()));
}

/// To the nearest; halves away from zero, as by hand.
std::int64_t divided(std::int64_t sum, std::int64_t by) {
  return (sum + (sum < 0 ? -by / 2 : by / 2)) / by;
}

/// Of `all` items, `answered` were, with this sum. CARE: what is missing counts as the mean of the
/// rest (Mercer 2004), so that a mean is that of the rest.
int combined(Combine combine, std::int64_t sum, std::int64_t answered, std::int64_t all) {
  return to_int(combine == Combine::sum ? divided(sum * all, answered) : divided(sum, answered));
}

/// In the instrument's own unit, as people know it: 7500 is "7.5".
std::string in_units(int milli) { return fmt::format("{}", milli / 1000.0); }

Error out_of_range(const KeyItem& item) {
  return invalid(
      "score.range",
      {{"item", item.id}, {"min", in_units(item.min_milli)}, {"max", in_units(item.max_milli)}});
}

Result<Counted> counted(const ScoringKey& key, std::span<const Answered> answers) {
  Counted out;
  for (const auto& answer : answers) {
    const auto item = std::find_if(key.items.begin(), key.items.end(),
                                   [&](const auto& one) { return one.id == answer.item; });
    if (item == key.items.end()) return invalid("score.item", {{"item", answer.item}});
    if (answer.milli < item->min_milli || answer.milli > item->max_milli) {
      return out_of_range(*item);
    }
    // HAq-II, items 4 8 11 16 19: 1 counts as 6 and 6 as 1 (Luborsky 1996).
    const std::int64_t turned = std::int64_t{item->min_milli} + item->max_milli - answer.milli;
    const bool first = out.emplace(item->id, item->reverse ? turned : answer.milli).second;
    if (!first) return invalid("score.twice", {{"item", answer.item}});
  }
  return out;
}

SubscaleScore subscale_score(const Subscale& subscale, const Counted& answers) {
  std::int64_t sum = 0;
  for (const auto& item : subscale.items) {
    const auto answer = answers.find(item);
    if (answer == answers.end()) return {subscale.id, std::nullopt};
    sum += answer->second;
  }
  const auto count = static_cast<std::int64_t>(subscale.items.size());
  if (count == 0) return {subscale.id, std::nullopt};
  return {subscale.id, combined(subscale.combine, sum, count, count)};
}

}  // namespace

Result<Score> score(const ScoringKey& key, std::span<const Answered> answers) {
  const Counted given = TRY(counted(key, answers));
  Score out;
  for (const auto& subscale : key.subscales) {
    out.subscales.push_back(subscale_score(subscale, given));
  }
  // CARE: at most two missing; with more there is no score (Mercer 2004).
  out.missing = static_cast<int>(key.items.size() - given.size());
  if (given.empty() || out.missing > key.missing_max) return out;
  std::int64_t sum = 0;
  for (const auto& [item, milli] : given) sum += milli;
  out.milli = combined(key.combine, sum, static_cast<std::int64_t>(given.size()),
                       static_cast<std::int64_t>(key.items.size()));
  return out;
}

Range range(const ScoringKey& key) {
  if (key.items.empty()) return {};
  std::int64_t low = 0, high = 0;
  for (const auto& item : key.items) {
    low += item.min_milli;
    high += item.max_milli;
  }
  const auto count = static_cast<std::int64_t>(key.items.size());
  return {combined(key.combine, low, count, count), combined(key.combine, high, count, count)};
}

int grid_milli(const ScoringKey& key) {
  const auto items = static_cast<int>(key.items.size());
  return key.combine == Combine::sum || items == 0 ? 1000 : 1000 / items;
}

std::optional<int> reliable_change_milli(const ScoringKey& key) {
  if (!key.sd_milli || !key.reliability_milli) return std::nullopt;
  // 1.96·√2·SD·√(1−r): the error of a difference, at 95 % (Jacobson & Truax 1991).
  const double error = *key.sd_milli * std::sqrt(1 - *key.reliability_milli / 1000.0);
  return static_cast<int>(std::lround(1.96 * std::sqrt(2.0) * error));
}

const Instrument* find_instrument(std::span<const Instrument> all, std::string_view code,
                                  int edition) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) {
    return one.code == code && one.edition == edition;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace entente::insight
