// The courses of an exam: what is learnt from, what sets the limit, what is to be found.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "insight/simulate.hpp"

namespace entente::bench {

struct Sheet {
  std::string name;
  insight::Recipe recipe;
};

/// Four scales, four generators; some sessions and answers missing.
std::vector<Sheet> sheets();

/// `budget`: share of rupture-free courses that may alarm.
struct Plan {
  std::size_t courses = 1'000;
  std::size_t history = 300;
  double budget = 0.05;
  std::uint64_t seed = 1;
};

/// Courses that all have a rupture of one kind.
struct Scenario {
  std::string name;
  std::vector<insight::SimulatedCourse> courses;
};

/// `mixed`: a quarter of the courses with any rupture, as in the history.
struct Papers {
  insight::Ends ends;
  int sessions = 12;
  std::vector<insight::Series> history;
  std::vector<insight::SimulatedCourse> held_out, whole, mixed;
  std::vector<Scenario> scenarios, divergences;
};

/// Half of the ruptures of each scenario are seen by the caregiver, six tenths as deep.
Papers draw_papers(const Sheet& sheet, const Plan& plan);

/// Courses of three or four sessions, a fall at the third; the history as long as ever.
Papers draw_short_papers(const Sheet& sheet, const Plan& plan, int sessions);

std::vector<insight::Series> draw_history(const Sheet& sheet, std::size_t courses,
                                          std::uint64_t seed);

}  // namespace entente::bench
