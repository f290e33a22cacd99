// Reading one alliance, and the list of one's own.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/alliances.hpp"
#include "app/app.hpp"
#include "core/access/access.hpp"

namespace entente::app {

/// Compresses a body, or gives nothing when that is not worth it.
using Compress = std::shared_ptr<const std::string> (*)(const std::string& body);

/// The AllianceView of the caller as JSON, made once per change, person and day. The read is
/// recorded before it returns. Errors: not_found `alliance.unknown`, the store's.
Result<ViewBody> alliance_view(App& app, const Caller& caller, AllianceId id, Compress compress);

/// The same where it costs memory lookups only; none: it has to be loaded, made or recorded.
std::optional<ViewBody> alliance_view_at_hand(App& app, const Caller& caller, AllianceId id);

/// `todo`: something waits for the caller. `alert`: one waits to be looked at. `session`: one is
/// going on, or planned within a week (or before, and not held yet).
enum class ListOnly { all, todo, alert, session };
BOOST_DESCRIBE_ENUM(ListOnly, all, todo, alert, session)

/// Each word typed is found in the names, whatever its accents and capitals.
struct ListFilter {
  std::string q = {};
  ListOnly only = ListOnly::all;
};

struct AllianceLines {
  std::vector<core::AllianceLine> alliances;  ///< of those that the filter keeps
  bool more = false;
  int total = 0;   ///< one's own, whatever the filter
  int asking = 0;  ///< of these: something waits for the caller
};
BOOST_DESCRIBE_STRUCT(AllianceLines, (), (alliances, more, total, asking))

/// One's own: what waits for the caller comes first, then the latest changed; with
/// ListOnly::session by date. A list is not a consultation: it shows no content. Errors: the
/// store's.
Result<AllianceLines> alliance_list(App& app, const Caller& caller, int offset, int limit,
                                    const ListFilter& filter = {});

}  // namespace entente::app
