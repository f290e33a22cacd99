// The alliance: one stream of events, one fold, one door for every rule.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "core/alliance/commands.hpp"
#include "core/alliance/events.hpp"

namespace entente::core {

/// `withdrawn`: the patient left the contract; only they (or someone for them, in person) can open
/// a next version. `closed`: ended for good.
enum class AllianceStatus { open, withdrawn, closed };
BOOST_DESCRIBE_ENUM(AllianceStatus, open, withdrawn, closed)

struct Attachment {
  AttachmentId id;
  std::string media_type;
  std::string hash;
  int size = 0;
  PartyId author;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, media_type, hash, size, author))

/// The fold of a stream. Versions are in order; at most one is in force and one in negotiation.
struct Alliance {
  AllianceId id;
  UnitId unit;
  std::uint64_t seq = 0;  ///< of the last event folded; 0: does not exist yet
  AllianceStatus status = AllianceStatus::open;
  Instant opened_at;
  Instant changed_at;
  bool needs_representative = false;
  PartyId patient;
  PartyId referent;
  std::vector<Party> parties;
  std::vector<Version> versions;
  std::vector<Attachment> attachments;
  std::vector<Session> sessions;  ///< in the order they were planned or begun
  std::vector<PortraitText> portrait;         ///< the patient's own page, a part each
  std::vector<Readjustment> readjustments;    ///< in the order they were chosen
  std::vector<SettledAlert> settled;          ///< put off or found not needed, one a key
  std::string close_reason;
  std::vector<ProposalId> proposals;  ///< every id ever used
  std::optional<Instant> erasure_asked_at;

  const Party* party(PartyId id) const;
  const Party* party_of(AccountId account) const;  ///< that has not left
  const Version* in_force() const;
  const Version* negotiation() const;
  /// Not left; none when there is none.
  const Party* representative() const;
  /// Whose agreement it is: the patient's, the referent's, or nobody's.
  std::optional<Side> side_of(PartyId id) const;
  /// The clause as it stands in the latest version that has it.
  const Clause* latest(ClauseId id) const;
};

/// Every rule of the domain that concerns an alliance and its contract. Pure.
/// Errors: not_found `alliance.unknown` (the author is no joined party of it), denied (not yours to
/// do), invalid (a field or a limit), conflict `alliance.changed` (rule 17: someone acted on the
/// same clause or version after `context.seen`), conflict with a key of its own when the state
/// forbids it; `contract.not_ready` lists all that is missing.
Result<std::vector<Event>> decide(const Alliance& alliance, const Command& command,
                                  const Context& context);

/// The state after one more event. Holds no rule and cannot fail. Pure.
void evolve(Alliance& alliance, const Recorded& recorded);

/// The state of a whole stream.
Alliance fold(const std::vector<Recorded>& events);

}  // namespace entente::core
