#include "app/session_next.hpp"

#include "app/alliances.hpp"
#include "app/read_record.hpp"
#include "core/session/session_view.hpp"

namespace entente::app {

Result<NextAnswer> session_next(App& app, const Caller& caller, AllianceId id) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  if (!core::side_of(viewer)) return denied("role.patient_or_caregiver");
  CHECK(record_read(app, id, viewer.party, "sessions"));
  return NextAnswer{core::suggest_next(now->alliance, app.now()), now->alliance.seq};
}

}  // namespace entente::app
