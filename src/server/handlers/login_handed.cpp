#include "app/login_handed.hpp"

#include "server/handlers/account_http.hpp"

namespace entente::server {

Answer login_hand_over(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::HandOver>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::login_hand_over(app, caller, *asked));
}

Answer login_take_back(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::TakeBack>(request);
  if (!asked) return problem_response(asked.error());
  const auto taken = app::login_take_back(app, caller, *asked);
  Response response = answer_of(taken);
  const bool ended = !taken && taken.error().key == "pin.spent";
  if (ended) response.headers.emplace_back("Set-Cookie", no_cookie(request));
  return response;
}

}  // namespace entente::server
