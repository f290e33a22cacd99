// One table of routes: what the router matches, what OpenAPI describes, what the access tests walk.
#pragma once
#include <boost/json/value.hpp>
#include <string_view>
#include <variant>
#include <vector>

#include "app/app.hpp"
#include "json/schema.hpp"
#include "server/http/message.hpp"

namespace entente::server {

/// Who may call at all; the finer question (which alliance) is the use case's.
enum class Access { everyone, logged_in, caregiver, administrator };

using Answer = std::variant<Response, EventStream>;

struct Route {
  Method method = Method::get;
  std::string_view pattern;  ///< "/api/v1/alliances/{id}/contract/signatures"
  std::string_view name;     ///< the stem that names the feature in every layer: "contract_sign"
  Access access = Access::logged_in;
  Lane lane = Lane::command;
  Answer (*run)(app::App&, const app::Caller&, Request&) = nullptr;
  /// JSON Schema of the body and of the answer, or null where there is none.
  json::SchemaOf body = nullptr;
  json::SchemaOf answer = nullptr;
  int success = 200;
  std::size_t max_body = 1 << 20;
};

std::vector<Route> account_routes();   ///< handlers/account_*.cpp, admin_*.cpp
std::vector<Route> alliance_routes();  ///< handlers/alliance_*.cpp, contract_*.cpp, live_*.cpp
std::vector<Route> course_routes();    ///< handlers/course_*.cpp
std::vector<Route> portfolio_routes();  ///< handlers/portfolio*.cpp
std::vector<Route> session_routes();   ///< handlers/session_*.cpp
std::vector<Route> catalogue_routes();  ///< handlers/catalogue.cpp
std::vector<Route> decoding_routes();  ///< handlers/decoding_ask.cpp
std::vector<Route> instrument_routes();  ///< handlers/instrument_*.cpp
std::vector<Route> settings_routes();  ///< handlers/settings_*.cpp
std::vector<Route> all_routes();       ///< routes.cpp: the above, and operations

/// From routes to the server's router: matching, the caller (cookie), Origin check, access,
/// problem+json, security headers, static pages. Router make_router(app::App&, std::vector<Route>)
/// lives in router.hpp.

}  // namespace entente::server
