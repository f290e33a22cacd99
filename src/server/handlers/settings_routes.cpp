// The routes of an establishment's settings, in the order of docs/api.md.
#include "app/alert_settings.hpp"
#include "server/route.hpp"

namespace entente::server {

Answer alert_settings(app::App&, const app::Caller&, Request&);
Answer alert_budget(app::App&, const app::Caller&, Request&);
Answer calibration_start(app::App&, const app::Caller&, Request&);

std::vector<Route> settings_routes() {
  constexpr auto administrator = Access::administrator;
  constexpr auto command = Lane::command;
  using namespace app;
  return {
      {Method::get, "/api/v1/settings/alerts", "alert_settings", Access::logged_in, command,
       server::alert_settings, nullptr, &json::schema_of<AlertSettings>},
      {Method::put, "/api/v1/settings/alerts/budget", "alert_budget", administrator, command,
       server::alert_budget, &json::schema_of<BudgetChoose>, nullptr, 204},
      {Method::post, "/api/v1/settings/alerts/calibrations", "calibration_start", administrator,
       command, server::calibration_start, nullptr, &json::schema_of<CalibrationProgress>, 202},
  };
}

}  // namespace entente::server
