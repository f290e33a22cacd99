// Goal Attainment Scaling: how far all objectives together have come, as one figure.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>

namespace entente::insight {

/// `level`: −2 … +2, 0 is what was hoped for. `weight`: 1 … 5.
struct GoalLevel {
  int level = 0;
  int weight = 1;
};
BOOST_DESCRIBE_STRUCT(GoalLevel, (), (level, weight))

/// T: 50 where the objectives are reached as hoped for, SD 10 by construction. It orders, it is no
/// true interval scale: twice the distance is not twice the progress. None without objectives.
std::optional<double> goal_t(std::span<const GoalLevel> goals);

}  // namespace entente::insight
