#include "app/curve_view.hpp"

#include "app/alliances.hpp"
#include "app/outlook.hpp"
#include "app/read_record.hpp"
#include "core/readjustment/readjustment_view.hpp"

namespace entente::app {

Result<core::Curve> curve_view(App& app, const Caller& caller, AllianceId id,
                               const std::string& instrument) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(record_read(app, id, viewer.party, "curve"));
  const auto outlook = TRY(outlook_now(app));
  return core::curve_for(now->alliance, viewer, *outlook,
                         instrument.empty() ? core::check_in : instrument);
}

Result<ReadjustmentsAnswer> readjustment_list(App& app, const Caller& caller, AllianceId id) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(record_read(app, id, viewer.party, "sessions"));
  return ReadjustmentsAnswer{now->alliance.seq,
                             core::readjustments_for(now->alliance, viewer)};
}

}  // namespace entente::app
