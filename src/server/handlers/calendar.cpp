#include "app/calendar.hpp"

#include "content/text.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer calendar(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto only = query_id<SessionId>(request, "session");
  if (!only) return problem_response(only.error());
  const auto lang = content::language_of(query_text(request, "lang").value_or(""));
  auto text = app::calendar(app, caller, *id, *only, lang);
  if (!text) return problem_response(text.error());
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = std::make_shared<const std::string>(std::move(text).value());
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"entente.ics\"");
  return response;
}

}  // namespace entente::server
