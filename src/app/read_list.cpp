#include "app/alliances.hpp"
#include "app/read_record.hpp"
#include "core/access/access.hpp"

namespace entente::app {

Result<ReadLines> read_list(App& app, const Caller& caller, AllianceId id, int offset, int limit) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(core::access_reads(viewer));
  CHECK(record_read(app, id, viewer.party, "reads"));
  auto rows = TRY(app.store.reads(id, offset, limit + 1));
  ReadLines out;
  out.more = rows.size() > static_cast<std::size_t>(limit);
  if (out.more) rows.resize(static_cast<std::size_t>(limit));
  for (auto& row : rows) {
    const auto* party = now->alliance.party(row.party);
    if (!party) continue;
    out.reads.push_back({row.party, party->name, party->role, std::move(row.what), row.at});
  }
  return out;
}

}  // namespace entente::app
