// When to tell: the limit on the log odds of a rupture that only a chosen share of rupture-free
// courses goes beyond. Three rules, each with its own guarantee.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "insight/bank.hpp"
#include "insight/population_fit.hpp"

namespace entente::insight {

/// Shares of rupture-free courses of twelve sessions with at least one alarm that one may choose.
inline constexpr std::array<double, 3> budgets{0.05, 0.10, 0.20};
inline constexpr int budget_sessions = 12;

/// What a limit costs and brings, on simulated courses of the population. `budget`: share of
/// rupture-free courses with an alarm; `found`: share of sudden falls of two personal SDs told at
/// their first session or one of the three after; `delay`: median sessions until told, of those.
struct Limit {
  double budget = 0.05;
  double log_odds = 0;
  double found = 0;
  double delay = 0;
  bool operator==(const Limit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (budget, log_odds, found, delay))

/// Split conformal (Vovk, Gammerman, Shafer 2005): at most `budget` of exchangeable new courses
/// have a higher maximum than the ⌈(n+1)(1−budget)⌉-th of n. Above all numbers when n is too small
/// for it (under 19 for .05).
double conformal_limit(std::vector<double> maxima, double budget);

/// Rule 1. From `courses` simulated rupture-free courses of the model, answered when those of
/// `patterns` were (all sessions, both raters, when there is none), cut at the ends, on the grid.
/// The order of the patterns does not matter.
std::array<Limit, 3> simulated_limits(const Model& model, std::span<const Series> patterns,
                                      std::size_t courses = 4'000, std::uint64_t seed = 1,
                                      const Progress& progress = {});

}  // namespace entente::insight
