// How often a unit chose each response while an alliance was tearing, and how often the patient's
// score came back within two sessions. Said as counts: it claims no cause, and names nobody.
#pragma once
#include <boost/describe.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/app.hpp"

namespace entente::app {

/// Of fewer, one could guess whose they are.
constexpr int fewest_cases = 5;
/// Counting opens every row of the unit: what was counted stands for so long.
constexpr int counts_kept_seconds = 300;

struct ResponseCount {
  std::string code;
  int chosen = 0;
  int recovered = 0;
  bool operator==(const ResponseCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(ResponseCount, (), (code, chosen, recovered))

/// By code; without a unit, of nothing.
struct ResponseCounts {
  std::optional<UnitId> unit;
  std::vector<ResponseCount> responses;
};
BOOST_DESCRIBE_STRUCT(ResponseCounts, (), (unit, responses))

/// What was counted of late. Thread-safe.
class Tried {
 public:
  std::optional<ResponseCounts> find(UnitId unit, Instant now);
  void keep(const ResponseCounts& counts, Instant now);

 private:
  struct Kept {
    ResponseCounts counts;
    Instant until;
  };
  std::mutex mutex_;
  std::unordered_map<UnitId, Kept> kept_;
};

/// Of the caregiver's own unit. Errors: denied `role.caregiver_only`, the store's.
Result<ResponseCounts> response_counts(App& app, const Caller& caller);

}  // namespace entente::app
