// A date to begin from when the next session is planned.
#pragma once
#include <boost/describe.hpp>

#include "app/app.hpp"
#include "core/session/suggest.hpp"

namespace entente::app {

struct NextAnswer : core::NextSession {
  std::uint64_t seq = 0;  ///< of the alliance when it was read
};
BOOST_DESCRIBE_STRUCT(NextAnswer, (core::NextSession), (seq))

/// For the patient's side and the caregivers. Records the read (rule 16) as one of the sessions.
/// Errors: not_found `alliance.unknown`, denied `role.patient_or_caregiver`.
Result<NextAnswer> session_next(App& app, const Caller& caller, AllianceId id);

}  // namespace entente::app
