// Where a scenario is played: the core alone, or a server over HTTP. See README.md.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/id.hpp"
#include "base/result.hpp"
#include "core/access/access.hpp"
#include "core/alliance/commands.hpp"
#include "core/alert/alert_find.hpp"
#include "core/portrait/portrait_view.hpp"
#include "core/session/session_view.hpp"

namespace entente::scenarios {

/// One command, by a person known by their first name.
struct Deed {
  std::string who;
  core::Command command;
  /// The sequence number on that person's screen (rule 17).
  std::uint64_t seen = 0;
  /// In person: the party in the room for whom `who`, a caregiver, records (rule 14).
  std::optional<PartyId> on_behalf_of;
};

/// One world plays one scenario: it holds one alliance, made by `open`.
class World {
 public:
  virtual ~World() = default;

  /// Sixteen bytes never used before in this world.
  virtual base::IdBytes fresh() = 0;
  /// `referent`, a caregiver with an account, opens the alliance. The world may set `unit`.
  virtual Result<void> open(const std::string& referent, core::AllianceOpen opening) = 0;
  /// The person uses the invitation of `party`: gets an account and keys, and becomes that party.
  virtual Result<void> join(const std::string& who, PartyId party) = 0;
  /// Never AllianceOpen, PartyJoin or PartyKeyChange. Of a ContractSign the world fills in what
  /// only it can know: `document`, `attachment_hash`, `stated_at`, `key` and `signature`; of an
  /// AttachmentAdd, `hash` and `size` of an image of its own.
  virtual Result<void> act(const Deed& deed) = 0;
  /// What this person sees now. Errors: not_found, for anyone the alliance does not exist for.
  virtual Result<core::AllianceView> look(const std::string& who) = 0;
  /// The sessions this person may see, newest first.
  virtual Result<std::vector<core::SessionView>> sessions(const std::string& who) = 0;
  /// The patient's own page, as this person may read it.
  virtual Result<core::PortraitView> portrait(const std::string& who) = 0;
  /// What is being tried, as this person may see it.
  virtual Result<std::vector<core::Readjustment>> readjustments(const std::string& who) = 0;
  /// The time on everybody's devices.
  virtual Instant now() = 0;
  /// The day it is in this world.
  virtual Date today() = 0;
};

}  // namespace entente::scenarios
