// The routes of what lies between sessions: the next date, the diary, the patient's page, the
// curve, alerts, readjustments; in the order of docs/api.md.
#include "app/curve_view.hpp"
#include "app/portrait_view.hpp"
#include "app/session_next.hpp"
#include "app/readjustment_counts.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer session_next(app::App&, const app::Caller&, Request&);
Answer calendar(app::App&, const app::Caller&, Request&);
Answer portrait_view(app::App&, const app::Caller&, Request&);
Answer curve_view(app::App&, const app::Caller&, Request&);
Answer readjustment_list(app::App&, const app::Caller&, Request&);
Answer response_counts(app::App&, const app::Caller&, Request&);

std::vector<Route> course_routes() {
  using namespace core;
  constexpr auto look = [](std::string_view pattern, std::string_view name, auto* run,
                           json::SchemaOf schema) {
    return Route{Method::get, pattern, name,   Access::logged_in, Lane::command,
                 run,         nullptr, schema};
  };
  return {
      look("/api/v1/alliances/{id}/sessions/next", "session_next", session_next,
           &json::schema_of<app::NextAnswer>),
      look("/api/v1/alliances/{id}/calendar", "calendar", calendar, nullptr),
      look("/api/v1/responses/counts", "response_counts", response_counts,
           &json::schema_of<app::ResponseCounts>),
      look("/api/v1/alliances/{id}/portrait", "portrait_view", portrait_view,
           &json::schema_of<PortraitView>),
      act<PortraitWrite>("/api/v1/alliances/{id}/portrait/write", "portrait_write"),
      look("/api/v1/alliances/{id}/curve", "curve_view", curve_view, &json::schema_of<Curve>),
      act<AlertSnooze>("/api/v1/alliances/{id}/alerts/snooze", "alert_snooze"),
      act<AlertDismiss>("/api/v1/alliances/{id}/alerts/dismiss", "alert_dismiss"),
      act<AlertReopen>("/api/v1/alliances/{id}/alerts/reopen", "alert_reopen"),
      look("/api/v1/alliances/{id}/readjustments", "readjustment_list", readjustment_list,
           &json::schema_of<app::ReadjustmentsAnswer>),
      act<ReadjustmentChoose>("/api/v1/alliances/{id}/readjustments/choose",
                                        "readjustment_choose"),
      act<ReadjustmentCorrect>("/api/v1/alliances/{id}/readjustments/correct",
                                         "readjustment_correct"),
      act<ReadjustmentDrop>("/api/v1/alliances/{id}/readjustments/drop",
                                      "readjustment_drop"),
      act<ReadjustmentJudge>("/api/v1/alliances/{id}/readjustments/judge",
                                       "readjustment_judge"),
  };
}

}  // namespace entente::server
