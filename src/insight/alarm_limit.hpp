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

/// Courses simulated for a limit: at .05 its own share is then within .007 of it, 19 times in 20.
inline constexpr std::size_t limit_courses = 4'000;

/// Rule 1, the default: conformal_limit of the highest log odds of simulated rupture-free courses
/// of the model, answered when those of `patterns` were (all sessions, both raters, when there is
/// none), cut at the ends and on the grid; their order does not matter. Right as far as the model.
std::vector<double> simulated_maxima(const Model& model, std::span<const Series> patterns,
                                     std::size_t courses = limit_courses, std::uint64_t seed = 1,
                                     const Progress& progress = {});

/// Rule 3: on Reading::log_evidence, of any length of course (Ville 1939; Shafer et al.,
/// Statistical Science 26, 2011), where the population is right; it finds little. Rule 2 is
/// conformal_limit of the highest log odds of 19 past courses or more: right whatever the model,
/// but too high where some of them had a rupture.
double evidence_limit(double budget);

/// Rule 1 for each of `budgets`, with what it finds.
std::array<Limit, 3> simulated_limits(const Model& model, std::span<const Series> patterns,
                                      std::size_t courses = limit_courses, std::uint64_t seed = 1,
                                      const Progress& progress = {});

}  // namespace entente::insight
