#include "app/alert_settings.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/route.hpp"

namespace entente::server {

Answer alert_settings(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::alert_settings(app, caller));
}

Answer alert_budget(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::BudgetChoose>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::alert_budget(app, caller, *asked));
}

Answer calibration_start(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::calibration_start(app, caller), 202);
}

}  // namespace entente::server
