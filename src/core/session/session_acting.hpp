// What the rules of a session start from. Internal to core.
#pragma once
#include "core/alliance/acting.hpp"

namespace entente::core {

/// Errors: not_found session.unknown.
Result<const Session*> session_of(const Acting& acting, SessionId id);
/// Running or ended: what is caught in a session may be written down a little after it.
/// Errors: conflict session.not_begun, session.not_held, session.too_late.
Result<const Session*> held_session(const Acting& acting, SessionId id);
/// Errors: denied role.patient_or_caregiver.
Result<void> patient_or_caregiver(const Acting& acting);
/// The clock of a device: not ahead of ours, and no older than what may wait offline.
/// Errors: invalid time.ahead, time.too_old.
Result<void> device_time(const Acting& acting, Instant at);
/// Errors: denied session.not_author.
Result<void> same_author(const Acting& acting, PartyId author);

}  // namespace entente::core
