// The one way anything happens in an alliance: load, decide, seal, link, write, remember.
#pragma once
#include <optional>
#include <vector>

#include "app/alliances.hpp"
#include "app/app.hpp"
#include "core/alliance/alliance.hpp"

namespace entente::app {

struct CommandOptions {
  std::optional<CommandId> command;     ///< idempotency key, known per account
  std::uint64_t seen = 0;               ///< the stream's sequence number on the author's screen
  std::optional<PartyId> on_behalf_of;  ///< the patient or representative in the room
  std::vector<storage::AttachmentRow> attachments = {};  ///< AttachmentAdd: the sealed bytes
};

/// Decides on the present state, appends and answers when it is durable; decides again when someone
/// else appended in between. A command known already gives its first receipt.
/// A signature is verified against the document of the version as it is at that moment.
/// Errors: not_found `alliance.unknown` for who is no party, those of core::decide (also conflict
/// `alliance.changed`, see changes_since), those of check_rating, invalid `signature.not_valid`,
/// busy `store.busy`.
Result<storage::Receipt> alliance_command(App& app, const Caller& caller, AllianceId id,
                                          const core::Command& command,
                                          const CommandOptions& options);

/// Adds to a write that the caller sends: the records of the command, decided on the present state,
/// and the views. On `store.moved` call again with a fresh write.
Result<void> prepare_command(App& app, AllianceId id, const core::Command& command,
                             core::Context context, storage::Write& into);

/// The same on a state at hand: gives the state after the write (not yet remembered). No events:
/// nothing is added, and the state given is the same.
Result<std::shared_ptr<const LoadedAlliance>> prepare_on(
    App& app, const std::shared_ptr<const LoadedAlliance>& now, const core::Command& command,
    const core::Context& context, storage::Write& into);

/// The receipt of a command that was written before; none when it was not.
Result<std::optional<storage::Receipt>> known_receipt(App& app, const Caller& caller,
                                                      const CommandOptions& options);

}  // namespace entente::app
