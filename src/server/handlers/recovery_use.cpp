#include "app/recovery.hpp"

#include "server/handlers/account_http.hpp"

namespace entente::server {

Answer recovery_look(app::App& app, const app::Caller&, Request& request) {
  const auto asked = body_of<app::RecoveryLook>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::recovery_look(app, *asked, client_of(request)));
}

Answer recovery_use(app::App& app, const app::Caller&, Request& request) {
  const auto asked = body_of<app::Recovery>(request);
  if (!asked) return problem_response(asked.error());
  return let_in(request, app::recovery_use(app, *asked, client_of(request)), 200);
}

}  // namespace entente::server
