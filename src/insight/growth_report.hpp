// What a team may read of the growth of all: how many, never who.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <optional>
#include <span>

#include "insight/growth.hpp"

namespace entente::insight {

enum class GrowthPlace { below, usual, above };
BOOST_DESCRIBE_ENUM(GrowthPlace, below, usual, above)

/// Above or below: the 95 % interval of the patient's own departure from the growth of all does
/// not hold zero. With few sessions nobody is far from usual.
GrowthPlace place_of(const Departure& departure);

struct GrowthCounts {
  std::size_t patients = 0;  ///< with a score
  std::size_t above = 0, usual = 0, below = 0;
  /// Of the patients' slopes; none below five patients, where it would be each one's own.
  std::optional<std::array<double, 3>> quartiles;
};

/// Of these patients, of the caseload that was fitted or of one unit of it.
GrowthCounts growth_counts(const Growth& growth, std::span<const Trend> patients);

}  // namespace entente::insight
