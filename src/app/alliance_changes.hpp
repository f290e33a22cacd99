// What happened, without content: for the screens that follow and for the one that came too late.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "core/alliance/party.hpp"

namespace entente::app {

struct Change {
  std::optional<std::uint64_t> position;  ///< absent where only the stream was read
  AllianceId alliance;
  std::uint64_t seq = 0;
  std::string kind;    ///< of the event; "alliance_changed" for those who may not know more
  std::string author;  ///< a party's id, or empty
  Instant at;
  std::optional<ClauseId> clause;  ///< where the event is about one; only in a refusal's changes
};
BOOST_DESCRIBE_STRUCT(Change, (), (position, alliance, seq, kind, author, at, clause))

struct Changes {
  std::vector<Change> changes;
  std::uint64_t position = 0;  ///< ask again after this one
};
BOOST_DESCRIBE_STRUCT(Changes, (), (changes, position))

/// What a member of this role is told of it; none: nothing. Relatives and supervisors learn that
/// there is something to load when what they may see can have changed, never what or by whom.
std::optional<Change> change_for(const storage::Positioned& record, core::Role role);

/// Appended to an alliance after `seen`, each with the clause it is about: the screen says which
/// ones moved. Errors: not_found `alliance.unknown`, the store's.
Result<std::vector<Change>> changes_since(App& app, const Caller& caller, AllianceId id,
                                          std::uint64_t seen);

/// In all of the caller's alliances after a position, at most `most_changes` at once.
Result<Changes> live_changes(App& app, const Caller& caller, std::uint64_t after);
constexpr int most_changes = 500;

}  // namespace entente::app
