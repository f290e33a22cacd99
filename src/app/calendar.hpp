// The sessions of one alliance as a file for one's own diary.
#pragma once
#include <optional>
#include <string>

#include "app/app.hpp"

namespace entente::app {

/// iCalendar text, in French or English. Records the read (rule 16) as one of the sessions.
/// `only`: this session alone. Errors: not_found `alliance.unknown`, `session.unknown`, denied
/// `role.patient_or_caregiver`.
Result<std::string> calendar(App& app, const Caller& caller, AllianceId id,
                             std::optional<SessionId> only, const std::string& lang);

}  // namespace entente::app
