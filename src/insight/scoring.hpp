// From answers to a score, by the key of an instrument. Its wording is elsewhere (content/).
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente::insight {

// Answers and scores are in thousandths of the instrument's own unit ("milli"), so that no two
// readers round them differently.

enum class Combine { sum, mean };
BOOST_DESCRIBE_ENUM(Combine, sum, mean)

/// `reverse`: a high answer is a bad one, and counts as min + max − answer.
struct KeyItem {
  std::string id;
  int min_milli = 0;
  int max_milli = 10'000;
  bool reverse = false;
  bool operator==(const KeyItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyItem, (), (id, min_milli, max_milli, reverse))

struct Subscale {
  std::string id;
  std::vector<std::string> items;
  Combine combine = Combine::mean;
  bool operator==(const Subscale&) const = default;
};
BOOST_DESCRIBE_STRUCT(Subscale, (), (id, items, combine))

/// `missing_max`: how many items may be missing; they count as the mean of the others. More than
/// that: no score. A subscale with a missing item has none: no source fills a hole that small.
struct ScoringKey {
  std::vector<KeyItem> items;
  Combine combine = Combine::mean;
  int missing_max = 0;
  std::vector<Subscale> subscales;
  std::optional<int> cut_milli;
  std::optional<int> sd_milli;
  std::optional<int> reliability_milli;  ///< thousandths: .88 is 880
  bool operator==(const ScoringKey&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScoringKey, (),
                      (items, combine, missing_max, subscales, cut_milli, sd_milli,
                       reliability_milli))

struct Answered {
  std::string item;
  int milli = 0;
  bool operator==(const Answered&) const = default;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (item, milli))

struct SubscaleScore {
  std::string id;
  std::optional<int> milli;
  bool operator==(const SubscaleScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(SubscaleScore, (), (id, milli))

/// `missing`: how many items had no answer. No `milli`: too many.
struct Score {
  std::optional<int> milli;
  std::vector<SubscaleScore> subscales;
  int missing = 0;
  bool operator==(const Score&) const = default;
};
BOOST_DESCRIBE_STRUCT(Score, (), (milli, subscales, missing))

/// The order of the answers does not matter; the key has been checked. Refuses an item the key does
/// not have (`score.item`), two answers to one item (`score.twice`), an answer outside of its item
/// (`score.range`: item, and min and max in the instrument's unit).
Result<Score> score(const ScoringKey& key, std::span<const Answered> answers);

/// The lowest and highest total of a key.
struct Range {
  int min_milli = 0;
  int max_milli = 0;
  bool operator==(const Range&) const = default;
};
BOOST_DESCRIBE_STRUCT(Range, (), (min_milli, max_milli))

Range range(const ScoringKey& key);

/// The smallest step between two totals, when each answer is a whole number of its unit.
int grid_milli(const ScoringKey& key);

/// What a file from outside may not contain: `key.*`.
Result<void> check_key(const ScoringKey& key);

/// The smallest difference of two totals of one person that is more than error of measurement;
/// none where the key has no SD and reliability.
std::optional<int> reliable_change_milli(const ScoringKey& key);

struct Instrument {
  std::string code;
  int edition = 1;
  ScoringKey key;
};

/// Null when there is none.
const Instrument* find_instrument(std::span<const Instrument> all, std::string_view code,
                                  int edition);

}  // namespace entente::insight
