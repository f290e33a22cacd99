#include <iterator>

#include "server/problem.hpp"
#include "server/route.hpp"

namespace entente::server {

namespace {

Response plain(std::string text) {
  auto response = json_response(200, std::move(text));
  response.content_type = "text/plain; charset=utf-8";
  return response;
}

/// The process answers.
Answer alive(app::App&, const app::Caller&, Request&) { return plain("alive\n"); }

/// It can also write.
Answer ready(app::App& app, const app::Caller&, Request&) {
  if (app.store.read_only()) return problem_response(unavailable("store.read_only"));
  return plain("ready\n");
}

/// The least the server can do: what benchmarks compare with.
Answer hello(app::App&, const app::Caller&, Request&) {
  static const auto text = std::make_shared<const std::string>("Entente\n");
  Response response;
  response.body = text;
  response.content_type = "text/plain; charset=utf-8";
  return response;
}

/// `openapi` and `metrics` speak of the table: the router answers them itself.
Answer router_answers(app::App&, const app::Caller&, Request&) {
  return problem_response(not_found("route.unknown"));
}

std::vector<Route> operations_routes() {
  const auto open = [](std::string_view pattern, std::string_view name, Lane lane, auto* run) {
    return Route{Method::get, pattern, name, Access::everyone, lane, run};
  };
  return {
      open("/healthz", "healthz", Lane::fast, &alive),
      open("/readyz", "readyz", Lane::fast, &ready),
      open("/hello", "hello", Lane::fast, &hello),
      open("/metrics", "metrics", Lane::command, &router_answers),
      open("/api/openapi.json", "openapi", Lane::fast, &router_answers),
  };
}

}  // namespace

std::vector<Route> all_routes() {
  auto out = account_routes();
  for (auto* more :
       {&alliance_routes, &session_routes, &course_routes, &catalogue_routes, &decoding_routes,
        &instrument_routes, &portfolio_routes, &settings_routes, &operations_routes})
    for (auto& route : more()) out.push_back(route);
  return out;
}

}  // namespace entente::server
