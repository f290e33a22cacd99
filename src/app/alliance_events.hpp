// An alliance's events as the ledger holds them.
#pragma once
#include <vector>

#include "app/stream.hpp"
#include "core/alliance/alliance.hpp"

namespace entente::app {

/// Errors: fault `alliance.malformed` {seq}.
Result<core::Recorded> event_of(const ledger::Record& record, const ledger::Opened& opened);

/// All of a stream. Errors: the same.
Result<std::vector<core::Recorded>> events_of(const LoadedStream& stream);

ledger::Draft draft_of(const core::Event& event, Instant at, PartyId author);

}  // namespace entente::app
