#include "server/router.hpp"

#include <algorithm>
#include <chrono>

#include "app/accounts.hpp"
#include "server/handed.hpp"
#include "server/http/wire.hpp"
#include "server/matcher.hpp"
#include "server/openapi.hpp"
#include "server/pages.hpp"
#include "server/problem.hpp"

namespace entente::server {

namespace {

using Clock = std::chrono::steady_clock;

bool is_safe(Method method) { return method == Method::get || method == Method::head; }

/// The page's own origin, or the one the establishment is known by (a proxy may change Host).
bool same_origin(const app::App& app, const Request& request) {
  const auto site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const auto origin = request.header("origin");
  if (origin.empty()) return true;
  const auto host = request.header("host");
  const std::string_view scheme = request.secure ? "https://" : "http://";
  const bool own = origin.starts_with(scheme) && origin.substr(scheme.size()) == host;
  return own || (!app.settings.origin.empty() && origin == app.settings.origin);
}

bool is_json(std::string_view content_type) {
  auto type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return std::ranges::equal(type, std::string_view("application/json"), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
  });
}

bool takes_uploads(const Route& route) { return route.max_body > (1 << 20); }

Result<void> check_access(Access access, const app::Caller& caller) {
  if (access == Access::everyone) return {};
  if (!caller.known()) return denied("login.needed");
  const bool refused =
      (access == Access::caregiver && caller.role != core::AccountRole::caregiver) ||
      (access == Access::administrator && caller.role != core::AccountRole::administrator);
  if (refused) return denied("access.role");
  return {};
}

bool is_api(std::string_view path) {
  return path == "/api" || path.starts_with("/api/") || path == "/fhir" ||
         path.starts_with("/fhir/");
}

/// What every request of a router shares.
struct Table {
  app::App& app;
  std::vector<Route> routes;
  RouterOptions options;
  Pages pages;
  std::shared_ptr<const std::string> description;
  Matcher matcher;

  /// Two more places to count at, behind the routes.
  std::size_t at_pages() const { return routes.size(); }
  std::size_t at_none() const { return routes.size() + 1; }

  Answer call(const Route& route, Request& request) const;
  Answer operation(const Route& route, const app::Caller& caller, Request& request) const;
  Answer finished(std::size_t index, Request& request, Clock::time_point began,
                  Answer answer) const;
  Answer run(std::size_t index, Request& request) const;
};

Answer Table::call(const Route& route, Request& request) const {
  if (!is_safe(request.method) && !same_origin(app, request))
    return problem_response(denied("request.origin"));
  app::Caller caller;
  const auto token = request.cookie(request.secure ? "__Host-entente" : "entente");
  if (!token.empty()) {
    auto found = app::caller_of(app, token);
    if (!found && route.access != Access::everyone) return problem_response(found.error());
    if (found) caller = *found;
  }
  request.params = params_of(route.pattern, request.path);
  if (caller.handed) {
    if (auto allowed = check_handed(route, *caller.handed, request); !allowed)
      return problem_response(allowed.error());
  }
  if (auto allowed = check_access(route.access, caller); !allowed)
    return problem_response(allowed.error());
  if (!request.body.empty() && !takes_uploads(route) && !is_json(request.header("content-type")))
    return problem_response(Error{Category::unsupported, "request.content_type"});
  return operation(route, caller, request);
}

/// The two routes that speak of the table itself are answered here.
Answer Table::operation(const Route& route, const app::Caller& caller, Request& request) const {
  if (route.name == "openapi") {
    Response response;
    response.body = description;
    return response;
  }
  if (route.name == "metrics") {
    auto response = json_response(200, options.metrics->text(app));
    response.content_type = "text/plain; version=0.0.4";
    return response;
  }
  return route.run(app, caller, request);
}

Answer Table::finished(std::size_t index, Request& request, Clock::time_point began,
                       Answer answer) const {
  const auto* events = std::get_if<EventStream>(&answer);
  if (events && request.method == Method::head)
    answer = Response{200, {}, nullptr, "text/event-stream"};
  int status = 200;
  std::size_t bytes = 0;
  if (auto* response = std::get_if<Response>(&answer)) {
    add_security_headers(response->headers, request.secure);
    status = response->status;
    bytes = response->body ? response->body->size() : 0;
  } else {
    add_security_headers(std::get<EventStream>(answer).headers, request.secure);
  }
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
  options.metrics->count(index, status, us.count());
  if (options.log) {
    const std::string_view name = index < routes.size() ? routes[index].pattern
                                  : index == at_pages() ? "pages" : "none";
    options.log({request.method, name, status, us.count(), bytes});
  }
  return answer;
}

Answer Table::run(std::size_t index, Request& request) const {
  const auto began = Clock::now();
  return finished(index, request, began, call(routes[index], request));
}

/// GET, HEAD for a path that has GET.
std::string allow_line(const std::vector<Method>& allowed) {
  std::string out;
  for (const auto method : allowed) {
    if (!out.empty()) out += ", ";
    out += method_name(method);
    if (method == Method::get) out += ", HEAD";
  }
  return out;
}

Target refusing(std::shared_ptr<const Table> table, std::vector<Method> allowed) {
  Target out;
  out.run = [table = std::move(table), allowed = std::move(allowed)](Request& request) {
    Response response = allowed.empty() ? problem_response(not_found("route.unknown"))
                                        : problem_response(invalid("route.method"));
    if (!allowed.empty()) response.headers.emplace_back("Allow", allow_line(allowed));
    return table->finished(table->at_none(), request, Clock::now(), std::move(response));
  };
  return out;
}

Target route_target(const std::shared_ptr<const Table>& table, Method method,
                    const std::string& path) {
  auto found = table->matcher.find(method, path);
  if (found.index != Matcher::none) {
    const auto& route = table->routes[found.index];
    Target out;
    out.lane = route.lane;
    out.max_body = route.max_body;
    out.run = [table = table.get(), index = found.index](Request& request) {
      return table->run(index, request);
    };
    return out;
  }
  if (!found.allowed.empty() || is_api(path)) return refusing(table, std::move(found.allowed));
  if (!is_safe(method)) return refusing(table, {Method::get});
  Target out;
  out.run = [table = table.get()](Request& request) {
    const auto began = Clock::now();
    return table->finished(table->at_pages(), request, began, table->pages.answer(request));
  };
  return out;
}

}  // namespace

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: return "OTHER";
  }
  return "OTHER";
}

Router make_router(app::App& app, std::vector<Route> routes, RouterOptions options) {
  if (!options.metrics) options.metrics = std::make_shared<Metrics>();
  auto description = std::make_shared<const std::string>(openapi(routes));
  Pages pages(options.web_dir);
  auto table = std::make_shared<Table>(Table{app, std::move(routes), std::move(options),
                                             std::move(pages), std::move(description), {}});
  std::vector<Metrics::RouteName> names;
  for (std::size_t i = 0; i < table->routes.size(); ++i) {
    const auto& route = table->routes[i];
    table->matcher.add(route.method, route.pattern, i);
    names.push_back({std::string(method_name(route.method)), std::string(route.pattern)});
  }
  names.push_back({"GET", "pages"});
  names.push_back({"OTHER", "none"});
  table->options.metrics->name_routes(std::move(names));
  return [table](Method method, const std::string& path) {
    return route_target(table, method, path);
  };
}

}  // namespace entente::server
