// The sessions that were held, with what both sides' answers to one instrument add up to.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/alliance/alliance.hpp"
#include "core/outlook.hpp"
#include "insight/course.hpp"

namespace entente::core {

struct RatedSession {
  const Session* session = nullptr;  ///< of the alliance it was read from
  insight::Observed scores;
};

struct Rated {
  insight::Scale scale;  ///< of the latest edition; scores of earlier ones are brought to it
  std::vector<RatedSession> sessions;  ///< oldest first, also those without an answer

  std::vector<insight::Observed> observed() const;
};

/// Rule 8: of the other side only what is open by now; of `own` everything. Without `own`, what is
/// open to both. A rating whose edition nobody knows any more has no score.
Rated rated_sessions(const Alliance& alliance, const std::string& instrument,
                     std::optional<Side> own, const Outlook& outlook);

/// What the course of those sessions shows. `before`: as read before the last calibration; null
/// when there is none.
std::shared_ptr<const insight::Course> course_of(const Rated& rated, const std::string& instrument,
                                                 const Outlook& outlook);
std::shared_ptr<const insight::Course> course_before(const Rated& rated, const Outlook& outlook);

/// When rule 8 will next open a rating by itself; none: nothing is waiting for the clock.
std::optional<Instant> next_opening(const Alliance& alliance, Instant now);

}  // namespace entente::core
