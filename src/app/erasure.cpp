#include "app/erasure.hpp"

#include <algorithm>

#include "app/accounts.hpp"
#include "core/access/access.hpp"

namespace entente::app {

namespace {

constexpr int years_kept = 20;

Result<void> destroy(App& app, StreamId stream) {
  storage::Write write;
  write.now = app.now();
  write.erase.push_back(stream);
  TRY(app.store.write(std::move(write)));
  app.vault.forget(stream);
  app.alliances->forget(AllianceId{stream.bytes});
  app.accounts->forget(AccountId{stream.bytes});
  return {};
}

Result<void> administrators_only(const Caller& caller) {
  if (caller.role == core::AccountRole::administrator) return {};
  return denied("access.denied");
}

ErasureLine line_of(const core::Alliance& alliance) {
  return {alliance.id, *alliance.erasure_asked_at, alliance.opened_at,
          keep_until(alliance.changed_at)};
}

}  // namespace

Date keep_until(Instant last_event) {
  const auto text = base::day_of(last_event).text();
  const auto year = std::to_string(std::stoi(text.substr(0, 4)) + years_kept);
  if (const auto day = Date::parse(year + text.substr(4))) return *day;
  return *Date::parse(year + "-03-01");  // born of a 29 February
}

Result<ErasureReceipt> erasure_ask(App& app, const Caller& caller, AllianceId id,
                                   const CommandOptions& options) {
  const auto asked = alliance_command(app, caller, id, core::ErasureAsk{}, options);
  if (!asked && asked.error().key != "erasure.asked") return asked.error();
  const auto now = TRY(app.alliances->loaded(id));
  return ErasureReceipt{keep_until(now->alliance.changed_at)};
}

Result<ErasureLines> erasure_list(App& app, const Caller& caller) {
  CHECK(administrators_only(caller));
  constexpr int page = 1000;
  ErasureLines out;
  AllianceId after;
  for (;;) {
    const auto rows = TRY(app.store.alliances(after, page));
    if (rows.empty()) break;
    after = rows.back().alliance;
    for (const auto& row : rows) {
      if (row.status != "erasure_asked") continue;
      const auto now = app.alliances->loaded(row.alliance);
      if (now && (*now)->alliance.erasure_asked_at)
        out.erasures.push_back(line_of((*now)->alliance));
    }
  }
  std::sort(out.erasures.begin(), out.erasures.end(),
            [](const auto& a, const auto& b) { return a.asked_at < b.asked_at; });
  return out;
}

Result<void> erasure_confirm(App& app, const Caller& caller, AllianceId id) {
  CHECK(administrators_only(caller));
  const auto now = app.alliances->fresh(id);
  if (!now && now.error().category != Category::not_found) return now.error();
  if (!now || !(*now)->alliance.erasure_asked_at) return not_found("erasure.unknown");
  return destroy(app, stream_of(id));
}

Result<void> erase_from_console(App& app, StreamId stream) {
  const auto info = TRY(app.store.stream(stream));
  if (!info) return not_found("stream.unknown");
  if (!info->wrapped_key) return not_found("stream.erased");
  return destroy(app, stream);
}

}  // namespace entente::app
