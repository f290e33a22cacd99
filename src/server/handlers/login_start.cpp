#include "app/login.hpp"

#include "server/handlers/account_http.hpp"

namespace entente::server {

Answer login_salt(app::App& app, const app::Caller&, Request& request) {
  const auto asked = body_of<app::SaltQuestion>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::login_salt(app, *asked));
}

Answer login_start(app::App& app, const app::Caller&, Request& request) {
  const auto asked = body_of<app::LoginAttempt>(request);
  if (!asked) return problem_response(asked.error());
  return let_in(request, app::login_start(app, *asked, client_of(request)), 200);
}

Answer login_list(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::login_list(app, caller));
}

Answer login_end_current(app::App& app, const app::Caller& caller, Request& request) {
  return let_out(request, app::login_end_current(app, caller));
}

Answer login_end(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = id_param<LoginId>(request, "id");
  if (!id) return problem_response(id.error());
  const auto ended = app::login_end(app, caller, *id);
  if (*id == caller.login) return let_out(request, ended);
  return answer_of(ended);
}

Answer login_end_others(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::login_end_others(app, caller));
}

}  // namespace entente::server
