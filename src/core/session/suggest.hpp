// A date for the next session, to begin from: people change it as they like.
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "core/alliance/alliance.hpp"

namespace entente::core {

struct NextSession {
  Instant suggested;
  std::string rhythm;  ///< the frame's own words; empty: none is agreed
  int minutes = 45;
  Presence presence = Presence::in_person;
};
BOOST_DESCRIBE_STRUCT(NextSession, (), (suggested, rhythm, minutes, presence))

/// The frame as both agreed it: of the contract in force, else of the one being negotiated; null:
/// none yet.
const Frame* frame_agreed(const Alliance& alliance);

/// As often as the frame says, else as they usually met, else a week later; at the weekday and the
/// hour of the last session. Always after `now`. The hour is UTC's: where clocks change in between,
/// whoever shows it puts it right.
NextSession suggest_next(const Alliance& alliance, Instant now);

}  // namespace entente::core
