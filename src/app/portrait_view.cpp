#include "app/portrait_view.hpp"

#include "app/alliances.hpp"
#include "app/read_record.hpp"

namespace entente::app {

Result<core::PortraitView> portrait_view(App& app, const Caller& caller, AllianceId id) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(record_read(app, id, viewer.party, "portrait"));
  return core::portrait_for(now->alliance, viewer);
}

}  // namespace entente::app
