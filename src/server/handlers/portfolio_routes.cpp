// The routes of a caregiver's own portfolio, in the order of docs/api.md.
#include "app/portfolio_view.hpp"
#include "server/route.hpp"

namespace entente::server {

Answer portfolio_view(app::App&, const app::Caller&, Request&);
Answer portfolio_focus(app::App&, const app::Caller&, Request&);
Answer portfolio_focus_end(app::App&, const app::Caller&, Request&);

std::vector<Route> portfolio_routes() {
  constexpr auto caregiver = Access::caregiver;
  constexpr auto command = Lane::command;
  using namespace app;
  return {
      {Method::get, "/api/v1/portfolio", "portfolio_view", caregiver, command,
       server::portfolio_view, nullptr, &json::schema_of<Portfolio>},
      {Method::post, "/api/v1/portfolio/focus", "portfolio_focus", caregiver, command,
       server::portfolio_focus, &json::schema_of<FocusChoose>, &json::schema_of<Focuses>},
      {Method::post, "/api/v1/portfolio/focus/end", "portfolio_focus_end", caregiver, command,
       server::portfolio_focus_end, &json::schema_of<FocusEnd>, &json::schema_of<Focuses>},
  };
}

}  // namespace entente::server
