#include "app/account_stream.hpp"
#include "app/alliance_events.hpp"
#include "app/alliance_rows.hpp"
#include "app/maintenance.hpp"
#include "app/outlook.hpp"

namespace entente::app {

namespace {

constexpr int page = 200;

Result<void> project_alliance(App& app, const storage::StreamInfo& info, storage::Write& into) {
  const auto stream = TRY(load_stream(app, info.stream));
  LoadedAlliance now;
  now.alliance = core::fold(TRY(events_of(stream)));
  now.key = stream.key;
  const auto outlook = TRY(outlook_at(app, into.now));
  for (auto& row : alliance_rows(now, *outlook)) {
    into.views.push_back(std::move(row));
  }
  return {};
}

Result<void> project(App& app, const storage::StreamInfo& info, storage::Write& into) {
  if (info.kind == storage::StreamKind::alliance) return project_alliance(app, info, into);
  into.views.push_back(TRY(account_row(app, AccountId{info.stream.bytes})));
  return {};
}

}  // namespace

Result<std::uint64_t> maintenance_rebuild(App& app) {
  CHECK(app.store.clear_views());
  std::uint64_t count = 0;
  StreamId after;
  for (;;) {
    const auto streams = TRY(app.store.streams(after, page));
    if (streams.empty()) return count;
    after = streams.back().stream;
    storage::Write write;
    write.now = app.now();
    for (const auto& info : streams) {
      if (!info.wrapped_key) continue;
      CHECK(project(app, info, write));
      ++count;
    }
    if (!write.views.empty()) TRY(app.store.write(std::move(write)));
  }
}

}  // namespace entente::app
