// Sessions as entries of a person's own diary: iCalendar text (RFC 5545).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/access/access.hpp"

namespace entente::core {

/// The sentences, in the reader's language.
struct CalendarWords {
  std::string summary;   ///< of every entry: with whom
  std::string reminder;  ///< what the alarm says
};

/// Whom the viewer meets, as their diary may name it: a caregiver's diary is shared with a service
/// and shown on lock screens, so a patient is initials there; the patient's own diary says in full
/// whom they are to meet.
std::string calendar_name(const Alliance& alliance, const Viewer& viewer);

/// The sessions ahead, those cancelled among them as such, so that reading the file again takes
/// them out of the diary; `only`: this one. An entry says nothing of an illness or of what will be
/// talked about. Errors: denied `role.patient_or_caregiver` for one who sees no session, not_found
/// `session.unknown` when there is none to give (a calendar without an entry is no calendar).
Result<std::string> calendar(const Alliance& alliance, const Viewer& viewer,
                             const CalendarWords& words, std::optional<SessionId> only,
                             Instant now);

/// RFC 5545, §3.3.11: text as the value of a property.
std::string calendar_escaped(std::string_view text);
/// RFC 5545, §3.1: a content line in pieces of at most 75 octets, each ended by CRLF. No character
/// is cut in two.
std::string calendar_folded(std::string_view line);

}  // namespace entente::core
