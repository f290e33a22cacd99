// What one person may see of the sessions of an alliance.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "core/access/access.hpp"

namespace entente::core {

/// The other side has answered; what, is told when both have, or a day later (rule 8).
struct BlindRating {
  Side side = Side::patient;
  std::string instrument;
};
BOOST_DESCRIBE_STRUCT(BlindRating, (), (side, instrument))

/// `session` holds only what the viewer may see.
struct SessionView {
  Session session;
  std::vector<BlindRating> blind;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (session, blind))

/// The side a person answers for; none for a relative or a supervisor.
std::optional<Side> side_of(const Viewer& viewer);

/// Whether this person may see a sign of a session (see sessions_for).
bool access_sign(const Sign& sign, const Session& session, const Viewer& viewer);

/// Newest first. For a relative or a supervisor: nothing.
/// Signs of counter-transference are their author's alone; those of transference stay with the
/// caregivers, for supervision; what the patient felt of the caregiver's attitudes is shown to the
/// caregivers once the session has ended, so that nobody watches an answer being given. A sign that
/// was taken back is seen by its author only. Notes are open to the patient they speak of.
std::vector<SessionView> sessions_for(const Alliance& alliance, const Viewer& viewer, Instant now);

}  // namespace entente::core
