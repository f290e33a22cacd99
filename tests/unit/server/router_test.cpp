#include "server/router.hpp"

#include <algorithm>
#include <mutex>

#include "server/problem.hpp"
#include "unit/app/account_world.hpp"

namespace entente::server {
namespace {

using app::World;
using testing::AllOf;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Answer echo(app::App&, const app::Caller& caller, Request& request) {
  std::string out = caller.known() ? "known" : "nobody";
  for (const auto& [name, value] : request.params) out += " " + name + "=" + value;
  return json_response(200, out);
}
Answer stream(app::App&, const app::Caller&, Request&) { return EventStream{"c", ""}; }

std::vector<Route> sample_routes() {
  return {
      {Method::get, "/api/open", "open", Access::everyone, Lane::fast, echo},
      {Method::get, "/api/things/{id}", "thing", Access::logged_in, Lane::fast, echo},
      {Method::post, "/api/things/{id}", "thing_make", Access::logged_in, Lane::command, echo},
      {Method::post, "/api/patients", "caregivers", Access::caregiver, Lane::command, echo},
      {Method::post, "/api/units", "administrators", Access::administrator, Lane::slow, echo},
      {Method::put, "/api/photo", "photo", Access::everyone, Lane::command, echo, nullptr, nullptr,
       201, 8 << 20},
      {Method::get, "/api/events", "events", Access::everyone, Lane::command, stream},
      {Method::get, "/metrics", "metrics", Access::everyone, Lane::fast, echo},
      {Method::get, "/api/openapi.json", "openapi", Access::everyone, Lane::fast, echo},
  };
}

struct RouterTest : testing::Test {
  World world;
  app::LoggedIn admin = world.first_admin();
  std::vector<std::string> lines;
  Router router = make_router(world.app, sample_routes(), {.log = [this](const AccessLine& line) {
    lines.push_back(std::string(method_name(line.method)) + " " + std::string(line.route) + " " +
                    std::to_string(line.status));
  }});

  Answer send(Request request) { return router(request.method, request.path).run(request); }
  Response ask(Method method, std::string path,
               std::vector<std::pair<std::string, std::string>> headers = {},
               std::string body = "") {
    Request request;
    request.method = method;
    request.path = std::move(path);
    request.headers = std::move(headers);
    request.headers.emplace_back("host", "localhost:8080");
    request.body = std::move(body);
    return std::get<Response>(send(std::move(request)));
  }
  std::pair<std::string, std::string> cookie(const app::LoggedIn& who) const {
    return {"cookie", "entente=" + who.token.reveal()};
  }
};

std::string header(const std::vector<std::pair<std::string, std::string>>& headers,
                   std::string_view name) {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}
std::string key_of(const Response& response) {
  return std::string(app::good(json::parse(*response.body)).at("key").as_string());
}

TEST_F(RouterTest, KnowsTheCallerByTheCookie) {
  EXPECT_EQ(*ask(Method::get, "/api/things/7", {cookie(admin)}).body, "known id=7");
  EXPECT_EQ(*ask(Method::get, "/api/open").body, "nobody");
  EXPECT_EQ(*ask(Method::get, "/api/open", {{"cookie", "entente=guess"}}).body, "nobody");
  const auto refused = ask(Method::get, "/api/things/7", {{"cookie", "entente=guess"}});
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(key_of(refused), "login.needed");
}

TEST_F(RouterTest, OverTlsOnlyTheCookieBoundToTheHostCounts) {
  Request request;
  request.path = "/api/open";
  request.secure = true;
  request.headers = {cookie(admin)};
  EXPECT_EQ(*std::get<Response>(send(request)).body, "nobody");
  request.headers = {{"cookie", "__Host-entente=" + admin.token.reveal()}};
  const auto response = std::get<Response>(send(request));
  EXPECT_EQ(*response.body, "known");
  EXPECT_THAT(header(response.headers, "Strict-Transport-Security"), HasSubstr("max-age="));
}

TEST_F(RouterTest, HoldsTheRolesOfRoutes) {
  const auto caregiver = world.staff(world.caller(admin), "claire");
  EXPECT_EQ(ask(Method::post, "/api/units", {cookie(admin)}).status, 200);
  EXPECT_EQ(ask(Method::post, "/api/patients", {cookie(caregiver)}).status, 200);
  EXPECT_EQ(key_of(ask(Method::post, "/api/units", {cookie(caregiver)})), "access.role");
  EXPECT_EQ(ask(Method::post, "/api/patients", {cookie(admin)}).status, 403);
  EXPECT_EQ(ask(Method::post, "/api/patients").status, 401);
}

TEST_F(RouterTest, RefusesOtherOriginsBeforeAnythingElse) {
  const auto post = [&](std::string name, std::string value) {
    return ask(Method::post, "/api/things/7", {cookie(admin), {std::move(name), std::move(value)}});
  };
  EXPECT_EQ(post("origin", "http://localhost:8080").status, 200);
  EXPECT_EQ(post("origin", "https://entente.example").status, 200) << "the establishment's own";
  EXPECT_EQ(post("sec-fetch-site", "same-origin").status, 200);
  for (const auto* origin : {"https://evil.example", "null", "http://localhost",
                             "https://localhost:8080", "http://localhost:8080.evil.example"}) {
    const auto refused = post("origin", origin);
    EXPECT_EQ(refused.status, 403) << origin;
    EXPECT_EQ(key_of(refused), "request.origin");
  }
  EXPECT_EQ(post("sec-fetch-site", "cross-site").status, 403);
  EXPECT_EQ(ask(Method::get, "/api/open", {{"origin", "https://evil.example"}}).status, 200);
}

TEST_F(RouterTest, TakesJsonAloneButForUploads) {
  const auto send_as = [&](std::string type) {
    return ask(Method::post, "/api/things/7", {cookie(admin), {"content-type", std::move(type)}},
               "{}");
  };
  EXPECT_EQ(send_as("application/json").status, 200);
  EXPECT_EQ(send_as("Application/JSON; charset=utf-8").status, 200);
  for (const auto* type : {"", "text/plain", "application/x-www-form-urlencoded",
                           "application/jsonp", "application/json-patch+json"}) {
    EXPECT_EQ(send_as(type).status, 415) << type;
  }
  EXPECT_EQ(ask(Method::put, "/api/photo", {{"content-type", "image/png"}}, "x").status, 200);
}

TEST_F(RouterTest, TellsUnknownPathsFromWrongMethods) {
  const auto unknown = ask(Method::get, "/api/nothing");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(key_of(unknown), "route.unknown");
  const auto wrong = ask(Method::del, "/api/things/7");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(key_of(wrong), "route.method");
  EXPECT_THAT(header(wrong.headers, "Allow"),
              AllOf(HasSubstr("GET, HEAD"), HasSubstr("POST"), Not(HasSubstr("DELETE"))));
  EXPECT_EQ(ask(Method::post, "/alliances/7").status, 405) << "pages are read";
}

TEST_F(RouterTest, EveryAnswerHasTheSecurityHeaders) {
  for (const auto* path : {"/api/open", "/api/nothing", "/api/things/7", "/", "/metrics"}) {
    const auto response = ask(Method::get, path);
    const auto policy = header(response.headers, "Content-Security-Policy");
    EXPECT_THAT(policy, AllOf(HasSubstr("default-src 'none'"), HasSubstr("frame-ancestors 'none'"),
                              Not(HasSubstr("unsafe-inline")))) << path;
    EXPECT_EQ(header(response.headers, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response.headers, "Referrer-Policy"), "no-referrer");
    EXPECT_NE(header(response.headers, "Cache-Control"), "");
  }
  EXPECT_EQ(header(ask(Method::get, "/api/open").headers, "Cache-Control"), "no-store");
}

TEST_F(RouterTest, AskingOnlyForTheHeadOfAStreamOpensNone) {
  Request request;
  request.path = "/api/events";
  EXPECT_TRUE(std::holds_alternative<EventStream>(send(request)));
  EXPECT_EQ(ask(Method::head, "/api/events").content_type, "text/event-stream");
}

TEST_F(RouterTest, GivesEachRouteItsLaneAndLimit) {
  EXPECT_EQ(router(Method::get, "/api/open").lane, Lane::fast);
  EXPECT_EQ(router(Method::post, "/api/units").lane, Lane::slow);
  EXPECT_EQ(router(Method::post, "/api/units").max_body, 1u << 20);
  EXPECT_EQ(router(Method::put, "/api/photo").max_body, 8u << 20);
}

TEST_F(RouterTest, TheLogNamesTheRouteAndNeverThePath) {
  ask(Method::get, "/api/things/secret", {cookie(admin)});
  ask(Method::get, "/api/secret");
  ask(Method::get, "/secret");
  EXPECT_THAT(lines, ElementsAre("GET /api/things/{id} 200", "GET none 404",
                                 AnyOf("GET pages 200", "GET pages 503")));
}

TEST_F(RouterTest, MetricsCountRoutesByStatusAndTime) {
  ask(Method::get, "/api/things/7");
  ask(Method::get, "/api/things/8", {cookie(admin)});
  const auto text = *ask(Method::get, "/metrics").body;
  EXPECT_THAT(text, AllOf(HasSubstr("entente_requests_total{method=\"GET\","
                                    "route=\"/api/things/{id}\",status=\"2xx\"} 1\n"),
                          HasSubstr("route=\"/api/things/{id}\",status=\"4xx\"} 1\n"),
                          HasSubstr("route=\"/api/things/{id}\",le=\"+Inf\"} 2\n"),
                          HasSubstr("entente_store_read_only 0\n"),
                          HasSubstr("process_resident_memory_bytes "),
                          HasSubstr("entente_build_info{version=")));
}

}  // namespace
}  // namespace entente::server
