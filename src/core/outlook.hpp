// What a view depends on besides the state of the alliance: it comes in, nothing is asked.
#pragma once
#include <span>

#include "base/time.hpp"
#include "insight/course_memo.hpp"
#include "insight/scoring.hpp"

namespace entente::core {

/// How the courses of the check-in are read since `since`; `before`: how they were until then, null
/// when never otherwise. Null: as an establishment without a history reads them.
struct Reading {
  insight::CourseMemo* now = nullptr;
  insight::CourseMemo* before = nullptr;
  Instant since;
};

struct Outlook {
  Instant now;
  /// The instruments of this establishment, every edition that ratings may name.
  std::span<const insight::Instrument> instruments;
  Reading reading = {};

  Date today() const { return base::day_of(now); }
};

/// The instrument of the alliance's curve: both sides answer it after each session.
inline constexpr const char* check_in = "entente-check-in";
/// The mirror of attitudes: how the patient sees the caregiver, and how they see themself.
inline constexpr const char* mirror = "entente-attitudes";

}  // namespace entente::core
