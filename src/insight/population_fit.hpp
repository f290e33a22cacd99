// Learns what is usual from an establishment's past courses, of which nobody said which had a
// rupture: penalised empirical Bayes (Morris, JASA 78, 1983), each course counted by the chance
// that it had none.
#pragma once
#include <cstddef>
#include <functional>
#include <span>

#include "insight/population.hpp"
#include "insight/series.hpp"

namespace entente::insight {

/// Fewer past courses than this say less than the default population.
inline constexpr std::size_t least_courses = 10;

/// Of a long history so many courses are read, spread over all levels: more no longer sharpen it.
inline constexpr std::size_t most_courses = 600;

struct PopulationFit {
  Population population;
  std::size_t courses = 0;     ///< usable ones
  double without_rupture = 0;  ///< how many of those read probably had none
};
BOOST_DESCRIBE_STRUCT(PopulationFit, (), (population, courses, without_rupture))

/// Courses with at least two answers of the patient: the others say nothing of what is usual.
std::size_t usable_courses(std::span<const Series> history);

/// Called with the share done, 0 … 1.
using Progress = std::function<void(double)>;

/// The order of the history does not matter.
PopulationFit fit_population(std::span<const Series> history, const Ends& ends,
                             const Beliefs& beliefs = {}, const Progress& progress = {});

}  // namespace entente::insight
