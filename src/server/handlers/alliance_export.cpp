#include "app/alliance_export.hpp"

#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer alliance_export(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  auto text = app::alliance_export(app, caller, *id);
  if (!text) return problem_response(text.error());
  auto response = json_response(200, std::move(text).value());
  const auto name = "entente-" + id->text() + ".json";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

}  // namespace entente::server
