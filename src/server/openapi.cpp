#include "server/openapi.hpp"

#include <algorithm>
#include <array>

#include "base/version.hpp"
#include "json/json.hpp"

namespace entente::server {

namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::string_view id_pattern = "^[0-7][0-9a-hjkmnp-tv-z]{25}$";

/// What may follow "?", by the route's name.
struct Query {
  std::string_view route;
  std::string_view name;
  std::string_view type;
};
constexpr std::array queries{
    Query{"alliance_list", "offset", "integer"}, Query{"alliance_list", "limit", "integer"},
    Query{"alliance_list", "q", "string"},       Query{"alliance_list", "only", "string"},
    Query{"read_list", "offset", "integer"},     Query{"read_list", "limit", "integer"},
    Query{"contract_document", "version", "integer"},
    Query{"live_changes", "after", "integer"},   Query{"admin_people", "after", "id"},
    Query{"calendar", "session", "id"},          Query{"calendar", "lang", "string"},
};

Object schema_named(std::string_view type) {
  if (type == "id") return {{"type", "string"}, {"pattern", id_pattern}};
  return {{"type", type}};
}

Object parameter(std::string_view name, std::string_view in, bool required, Object schema) {
  return {{"name", name}, {"in", in}, {"required", required}, {"schema", std::move(schema)}};
}

std::string_view verb(Method method) {
  switch (method) {
    case Method::get: return "get";
    case Method::head: return "head";
    case Method::post: return "post";
    case Method::put: return "put";
    case Method::patch: return "patch";
    case Method::del: return "delete";
    default: return "options";
  }
}

std::string_view access_name(Access access) {
  switch (access) {
    case Access::everyone: return "everyone";
    case Access::logged_in: return "logged_in";
    case Access::caregiver: return "caregiver";
    case Access::administrator: return "administrator";
  }
  return "logged_in";
}

void add_path_parameters(Array& out, std::string_view pattern) {
  for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{', at + 1)) {
    const auto name = pattern.substr(at + 1, pattern.find('}', at) - at - 1);
    const auto type = name == "n" ? "integer" : name == "code" ? "string" : "id";
    out.push_back(parameter(name, "path", true, schema_named(type)));
  }
}

/// A command on an alliance answers with a receipt: it names itself and what its screen showed.
void add_command_headers(Array& out, const Route& route, const Value& answer) {
  if (route.method == Method::get || !route.pattern.starts_with("/api/v1/alliances/{id}/")) return;
  const auto* reference = answer.is_object() ? answer.get_object().if_contains("$ref") : nullptr;
  const bool command = reference && reference->get_string().ends_with("/Receipt");
  out.push_back(parameter("Idempotency-Key", "header", command, schema_named("id")));
  out.push_back(parameter("If-Match", "header", command,
                          {{"type", "string"}, {"pattern", "^\"[0-9]+\"$"}}));
  out.push_back(parameter("X-On-Behalf-Of", "header", false, schema_named("id")));
}

Array parameters(const Route& route, const Value& answer) {
  Array out;
  add_path_parameters(out, route.pattern);
  for (const auto& query : queries)
    if (query.route == route.name)
      out.push_back(parameter(query.name, "query", false, schema_named(query.type)));
  if (route.name == "live_events")
    out.push_back(parameter("Last-Event-ID", "header", false, schema_named("integer")));
  add_command_headers(out, route, answer);
  return out;
}

Object content(std::string_view type, Value schema) {
  return {{type, Object{{"schema", std::move(schema)}}}};
}

Object request_body(const Route& route, json::Components& components) {
  if (route.body)
    return {{"required", true}, {"content", content("application/json", route.body(components))}};
  Object images;
  for (const std::string_view type : {"image/jpeg", "image/png", "image/webp"})
    images.emplace(type, Object{{"schema", Object{}}});
  return {{"required", true}, {"content", std::move(images)}};
}

Object responses(const Route& route, const Value& answer) {
  Object good{{"description", route.success == 204 ? "Done" : "The answer"}};
  if (route.answer) good.emplace("content", content("application/json", answer));
  if (route.name == "live_events")
    good.emplace("content", content("text/event-stream", Object{{"type", "string"}}));
  Object problem{{"description", "A refusal"},
                 {"content", content("application/problem+json",
                                     Object{{"$ref", "#/components/schemas/ProblemDocument"}})}};
  return {{std::to_string(route.success), std::move(good)}, {"default", std::move(problem)}};
}

Object operation(const Route& route, json::Components& components) {
  const Value answer = route.answer ? route.answer(components) : Value();
  Object out{{"operationId", route.name},
             {"x-access", access_name(route.access)},
             {"responses", responses(route, answer)}};
  if (auto all = parameters(route, answer); !all.empty()) out.emplace("parameters", std::move(all));
  if (route.body || route.max_body > (1 << 20))
    out.emplace("requestBody", request_body(route, components));
  if (route.access == Access::everyone) out.emplace("security", Array{});
  return out;
}

/// docs/api.md, "Errors".
Object problem_schema() {
  const Object text{{"type", "string"}};
  const Object args{{"type", "object"}, {"additionalProperties", text}};
  const Object line{{"type", "object"},
                    {"properties", Object{{"key", text}, {"args", args}}},
                    {"required", Array{"key", "args"}}};
  return {{"type", "object"},
          {"properties",
           Object{{"type", text},
                  {"status", Object{{"type", "integer"}}},
                  {"key", text},
                  {"args", args},
                  {"problems", Object{{"type", "array"}, {"items", line}}},
                  {"changes", Object{{"type", "array"}, {"items", Object{{"type", "object"}}}}}}},
          {"required", Array{"type", "status", "key", "args"}}};
}

Object cookie(std::string_view name) {
  return {{"type", "apiKey"}, {"in", "cookie"}, {"name", name}};
}

}  // namespace

std::string openapi(const std::vector<Route>& routes) {
  json::Components components;
  Object paths;
  for (const auto& route : routes) {
    auto& item = paths[route.pattern];
    if (!item.is_object()) item = Object{};
    item.get_object()[verb(route.method)] = operation(route, components);
  }
  components["ProblemDocument"] = problem_schema();
  const Object schemes{{"log_in", cookie("__Host-entente")}, {"log_in_http", cookie("entente")}};
  const Array security{Object{{"log_in", Array{}}}, Object{{"log_in_http", Array{}}}};
  return json::canonical(Object{
      {"openapi", "3.1.0"},
      {"info", Object{{"title", "Entente"}, {"version", std::string(base::version)}}},
      {"paths", std::move(paths)},
      {"components",
       Object{{"schemas", std::move(components)}, {"securitySchemes", schemes}}},
      {"security", security}});
}

}  // namespace entente::server
