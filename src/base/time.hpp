// Instants and dates. Nothing here reads a clock: time comes in as an argument.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente::base {

/// Microseconds since 1970-01-01T00:00:00Z; years 1970 to 9999.
struct Instant {
  std::int64_t us = 0;
  /// "2026-11-23T23:14:50.123456Z", always six decimals (RFC 3339).
  std::string text() const;
  /// Accepts zero to six decimals and only `Z`. Errors: invalid `time.malformed`.
  static Result<Instant> parse(std::string_view text);
  auto operator<=>(const Instant&) const = default;
};

/// A calendar day of the proleptic Gregorian calendar.
struct Date {
  std::int32_t days = 0;  ///< since 1970-01-01
  /// "2026-11-23".
  std::string text() const;
  /// Errors: invalid `date.malformed` for anything but an existing day, years 1900 to 9999.
  static Result<Date> parse(std::string_view text);
  auto operator<=>(const Date&) const = default;
};

constexpr std::int64_t us_per_second = 1'000'000;
constexpr std::int64_t us_per_day = 86'400 * us_per_second;

inline Instant later(Instant from, std::int64_t seconds) {
  return {from.us + seconds * us_per_second};
}
/// The UTC day an instant falls in.
inline Date day_of(Instant at) { return {static_cast<std::int32_t>(at.us / us_per_day)}; }

/// The first instant of a UTC day.
inline Instant start_of(Date day) { return {day.days * us_per_day}; }

}  // namespace entente::base

namespace entente {
using base::Date;
using base::Instant;
}  // namespace entente
