#include "app/portfolio_view.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/route.hpp"

namespace entente::server {

Answer portfolio_view(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::portfolio_view(app, caller));
}

Answer portfolio_focus(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::FocusChoose>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::portfolio_focus(app, caller, *asked));
}

Answer portfolio_focus_end(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::FocusEnd>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::portfolio_focus_end(app, caller, *asked));
}

}  // namespace entente::server
