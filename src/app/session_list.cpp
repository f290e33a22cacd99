#include "app/session_list.hpp"

#include "app/alliances.hpp"
#include "app/read_record.hpp"

namespace entente::app {

Result<SessionsAnswer> session_list(App& app, const Caller& caller, AllianceId id) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(record_read(app, id, viewer.party, "sessions"));
  return SessionsAnswer{now->alliance.seq, core::sessions_for(now->alliance, viewer, app.now())};
}

}  // namespace entente::app
