#include "app/alliance_view.hpp"

#include "app/outlook.hpp"
#include "app/read_record.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

constexpr const char* thing_read = "alliance";

ViewBody make_body(const core::Alliance& alliance, const core::Viewer& viewer,
                   const core::Outlook& outlook, Compress compress) {
  ViewBody body;
  body.seq = alliance.seq;
  body.day = outlook.today();
  body.until = core::until(alliance, outlook.now);
  body.calibrated_at = outlook.reading.since;
  body.plain =
      std::make_shared<const std::string>(json::write(core::view_for(alliance, viewer, outlook)));
  body.gzip = compress ? compress(*body.plain) : nullptr;
  return body;
}

}  // namespace

std::optional<ViewBody> alliance_view_at_hand(App& app, const Caller& caller, AllianceId id) {
  const auto now = app.alliances->at_hand(id);
  if (!now) return std::nullopt;
  const auto viewer = core::access_alliance(now->alliance, caller.account);
  if (!viewer || !read_is_recorded(app, id, viewer->party, thing_read)) return std::nullopt;
  return app.alliances->body({id, viewer->party}, now->alliance.seq, app.now());
}

Result<ViewBody> alliance_view(App& app, const Caller& caller, AllianceId id, Compress compress) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(record_read(app, id, viewer.party, thing_read));
  const Seat seat{id, viewer.party};
  const auto outlook = TRY(outlook_now(app));
  if (auto body = app.alliances->body(seat, now->alliance.seq, outlook->now)) {
    return *std::move(body);
  }
  auto body = make_body(now->alliance, viewer, *outlook, compress);
  app.alliances->keep_body(seat, body);
  return body;
}

}  // namespace entente::app
