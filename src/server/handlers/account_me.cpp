#include "app/account.hpp"
#include "server/handlers/account_http.hpp"

namespace entente::server {

Answer account_me(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::account_me(app, caller));
}

Answer account_profile(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::ProfileChange>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::account_profile(app, caller, *asked));
}

Answer account_password(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::PasswordChange>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::account_password(app, caller, *asked));
}

Answer account_recovery(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::RecoveryRenewal>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::account_recovery(app, caller, *asked));
}

Answer account_pin(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::PinChange>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::account_pin(app, caller, *asked));
}

Answer account_enrol(app::App& app, const app::Caller&, Request& request) {
  const auto asked = body_of<app::Enrolment>(request);
  if (!asked) return problem_response(asked.error());
  return let_in(request, app::account_enrol(app, *asked, client_of(request)), 201);
}

}  // namespace entente::server
