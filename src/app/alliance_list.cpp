#include <algorithm>

#include "app/alliance_rows.hpp"
#include "app/alliance_view.hpp"
#include "app/outlook.hpp"

namespace entente::app {

namespace {

/// A line whose time has come is told anew: a review falls due, a rating opens, without an event.
Result<core::AllianceLine> told_today(App& app, const Caller& caller, LineContent content,
                                      const core::Outlook& outlook) {
  if (!content.until || outlook.now < *content.until) return std::move(content.line);
  const auto now = TRY(app.alliances->loaded(content.line.id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  return core::line_for(now->alliance, viewer, outlook);
}

Result<core::AllianceLine> line_of(App& app, const Caller& caller,
                                   const storage::MembershipRow& row,
                                   const core::Outlook& outlook) {
  const auto info = TRY(app.store.stream(stream_of(row.alliance)));
  if (!info) return not_found("alliance.unknown");
  const auto key = TRY(app.vault.key(*info));
  return told_today(app, caller, TRY(open_line(row, key)), outlook);
}

}  // namespace

Result<AllianceLines> alliance_list(App& app, const Caller& caller, int offset, int limit) {
  const auto outlook = TRY(outlook_now(app));
  auto rows = TRY(app.store.memberships(caller.account, offset, limit + 1, outlook->today()));
  AllianceLines out;
  out.more = rows.size() > static_cast<std::size_t>(limit);
  if (out.more) rows.resize(static_cast<std::size_t>(limit));
  for (const auto& row : rows) {
    if (!row.active) continue;
    auto line = line_of(app, caller, row, *outlook);
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
