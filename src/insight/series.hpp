// What both sides said, session after session, on the instrument's own scale.
#pragma once
#include <boost/describe.hpp>
#include <compare>
#include <optional>
#include <vector>

namespace entente::insight {

/// The lowest and highest score, and the smallest step between two; in the instrument's own unit.
/// A step of 0: any value in between.
struct Ends {
  double min = 0;
  double max = 10;
  double grid = 1;

  double length() const { return max - min; }
  bool operator==(const Ends&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ends, (), (min, max, grid))

/// One session. `session`: its number, from 1; numbers may be left out, never repeated, and rise
/// along a series. A score that was not given is absent, and changes nothing.
struct Scores {
  int session = 1;
  std::optional<double> patient;
  std::optional<double> caregiver;
  auto operator<=>(const Scores&) const = default;
};
BOOST_DESCRIBE_STRUCT(Scores, (), (session, patient, caregiver))

using Series = std::vector<Scores>;  ///< one patient with one caregiver

}  // namespace entente::insight
