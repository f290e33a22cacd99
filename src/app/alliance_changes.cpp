#include "app/alliance_changes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/alliance_events.hpp"
#include "app/alliances.hpp"
#include "core/access/access.hpp"

namespace entente::app {

namespace {

/// After these a relative may see something else than before.
constexpr std::array<std::string_view, 11> seen_from_outside{
    "access_opened",      "access_closed",    "alliance_closed", "contract_in_force",
    "contract_withdrawn", "party_invited",    "party_joined",    "party_key_changed",
    "party_left",         "referent_changed", "contract_amended"};

bool inner(core::Role role) {
  return role != core::Role::relative && role != core::Role::supervisor;
}

/// The clause lies in the sealed part: the live channel, which opens nothing, does not tell it.
Result<std::optional<ClauseId>> clause_of(const ledger::Record& record, const crypto::Key& key) {
  const auto opened = TRY(ledger::open_record(record, key));
  const auto recorded = TRY(event_of(record, opened));
  return std::visit(
      [](const auto& event) -> std::optional<ClauseId> {
        if constexpr (requires { event.clause; }) return event.clause;
        else return std::nullopt;
      },
      recorded.event);
}

}  // namespace

std::optional<Change> change_for(const storage::Positioned& record, core::Role role) {
  Change out{record.position, record.alliance, record.seq, record.kind,
             record.author,   record.at,       {}};
  if (inner(role)) return out;
  const auto& kinds = seen_from_outside;
  if (std::find(kinds.begin(), kinds.end(), record.kind) == kinds.end()) return std::nullopt;
  out.kind = "alliance_changed";
  out.author.clear();
  return out;
}

Result<std::vector<Change>> changes_since(App& app, const Caller& caller, AllianceId id,
                                          std::uint64_t seen) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  std::vector<Change> out;
  for (auto& record : TRY(app.store.records(stream_of(id), seen))) {
    const storage::Positioned told{0, id, record.seq, record.author, record.kind, record.at};
    auto change = change_for(told, viewer.role);
    if (!change) continue;
    change->position.reset();
    if (inner(viewer.role)) change->clause = TRY(clause_of(record, now->key));
    out.push_back(*std::move(change));
  }
  return out;
}

Result<Changes> live_changes(App& app, const Caller& caller, std::uint64_t after) {
  Changes out;
  // Asked first: what is appended between the two questions is told next time, never skipped.
  out.position = TRY(app.store.position());
  if (after > out.position) return out;  // a database restored from before
  const auto records = TRY(app.store.changes(caller.account, after, most_changes));
  if (!records.empty()) {
    const auto last = records.back().position;
    const bool full = records.size() >= static_cast<std::size_t>(most_changes);
    out.position = full ? last : std::max(out.position, last);
  }
  for (const auto& record : records) {
    const auto now = app.alliances->loaded(record.alliance);
    if (!now) continue;
    const auto viewer = core::access_alliance((*now)->alliance, caller.account);
    if (!viewer) continue;
    if (auto change = change_for(record, viewer->role)) out.changes.push_back(*std::move(change));
  }
  return out;
}

}  // namespace entente::app
