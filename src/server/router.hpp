// From the table of routes to the server's router: matching, the caller, Origin, access, refusals
// as problem+json, security headers, pages, the access log and the metrics.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/server.hpp"
#include "server/metrics.hpp"
#include "server/route.hpp"

namespace entente::server {

/// One answered request, without content: never the path itself, which holds ids.
struct AccessLine {
  Method method = Method::get;
  std::string_view
      route;  ///< the pattern; "pages" for the web's files, "none" where nothing matched
  int status = 200;
  std::int64_t us = 0;    ///< from the handler's start to its answer
  std::size_t bytes = 0;  ///< of the body
};

struct RouterOptions {
  std::function<void(const AccessLine&)> log = nullptr;  ///< any thread
  std::string web_dir;  ///< serve the pages from this folder instead of those in the binary
  std::shared_ptr<Metrics> metrics = nullptr;  ///< made if null; see Metrics::watch
};

/// The app must outlive the router. `routes` are all_routes() but in tests.
/// Refusals (keys): not_found `route.unknown`, invalid `route.method` (405, with Allow), denied
/// `login.needed` (401), `access.role`, `request.origin`, `login.handed_over`, unsupported
/// `request.content_type`.
Router make_router(app::App& app, std::vector<Route> routes, RouterOptions options = {});

/// "GET", …
std::string_view method_name(Method method);

}  // namespace entente::server
