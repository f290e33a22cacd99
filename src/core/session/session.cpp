#include "core/session/session.hpp"

#include <algorithm>

#include "core/limits.hpp"

namespace entente::core {

const Rating* Session::rating(Side side, const std::string& instrument) const {
  const auto found = std::find_if(ratings.begin(), ratings.end(), [&](const auto& one) {
    return one.side == side && one.instrument == instrument;
  });
  return found == ratings.end() ? nullptr : &*found;
}

// Rule 8: "hidden from the other side until both have answered, or 24 hours after the session".
bool Session::open(const std::string& instrument, Instant now) const {
  if (rating(Side::patient, instrument) && rating(Side::caregiver, instrument)) return true;
  return ended_at && now >= base::later(*ended_at, limits::blind_hours * 3600LL);
}

}  // namespace entente::core
