// Rule 16: every read of an alliance by a person is recorded, and the patient sees that list.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "core/alliance/party.hpp"

namespace entente::app {

/// Once per person, alliance, thing read and ten minutes; durable when this returns.
/// Errors: the store's.
Result<void> record_read(App& app, AllianceId alliance, PartyId party, const std::string& what);

/// Whether the above would have nothing to write, as far as memory knows. Never waits.
bool read_is_recorded(App& app, AllianceId alliance, PartyId party, const std::string& what);

struct ReadLine {
  PartyId party;
  std::string name;
  core::Role role = core::Role::patient;
  std::string what;  ///< alliance, contract, history, attachment, export, reads
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ReadLine, (), (party, name, role, what, at))
struct ReadLines {
  std::vector<ReadLine> reads;
  bool more = false;
};
BOOST_DESCRIBE_STRUCT(ReadLines, (), (reads, more))

/// Newest first. Errors: not_found `alliance.unknown`, denied `access.reads`.
Result<ReadLines> read_list(App& app, const Caller& caller, AllianceId id, int offset, int limit);

}  // namespace entente::app
