#include <algorithm>

#include "app/alliance_rows.hpp"
#include "app/alliance_view.hpp"

namespace entente::app {

namespace {

/// A line whose day has come is told anew: the review of a contract falls due without an event.
Result<core::AllianceLine> told_today(App& app, const Caller& caller, LineContent content,
                                      Date today) {
  if (!content.until || today < *content.until) return std::move(content.line);
  const auto now = TRY(app.alliances->loaded(content.line.id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  return core::line_for(now->alliance, viewer, today);
}

Result<core::AllianceLine> line_of(App& app, const Caller& caller,
                                   const storage::MembershipRow& row, Date today) {
  const auto info = TRY(app.store.stream(stream_of(row.alliance)));
  if (!info) return not_found("alliance.unknown");
  const auto key = TRY(app.vault.key(*info));
  return told_today(app, caller, TRY(open_line(row, key)), today);
}

}  // namespace

Result<AllianceLines> alliance_list(App& app, const Caller& caller, int offset, int limit) {
  const Date today = base::day_of(app.now());
  auto rows = TRY(app.store.memberships(caller.account, offset, limit + 1, today));
  AllianceLines out;
  out.more = rows.size() > static_cast<std::size_t>(limit);
  if (out.more) rows.resize(static_cast<std::size_t>(limit));
  for (const auto& row : rows) {
    if (!row.active) continue;
    auto line = line_of(app, caller, row, today);
    if (line) {
      out.alliances.push_back(std::move(line).value());
    } else if (line.error().category != Category::not_found) {
      return std::move(line).error();  // erased or left meanwhile is no error
    }
  }
  std::stable_sort(out.alliances.begin(), out.alliances.end(),
                   [](const auto& a, const auto& b) { return rank_of(a.next) < rank_of(b.next); });
  return out;
}

}  // namespace entente::app
