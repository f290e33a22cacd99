#include "app/alliance_view.hpp"

#include "server/handlers/alliance_http.hpp"
#include "server/handlers/gzip.hpp"

namespace entente::server {

namespace {

Response shown(const Request& request, const app::ViewBody& body) {
  Response response;
  const std::string tag = '"' + std::to_string(body.seq) + '"';
  // Not for the browser's cache (a tablet is shared): only a page that kept it asks with a tag.
  response.headers = {{"ETag", tag}, {"Vary", "Accept-Encoding"}};
  if (request.header("if-none-match") == tag) {
    response.status = 304;
    return response;
  }
  const bool packed = body.gzip && takes_gzip(request);
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = packed ? body.gzip : body.plain;
  return response;
}

}  // namespace

/// On the I/O thread while all is in memory; otherwise once more where a commit may be awaited.
Answer alliance_view(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  if (const auto body = app::alliance_view_at_hand(app, caller, *id)) {
    return shown(request, *body);
  }
  if (!request.may_block) return again_on_command_lane();
  const auto body = app::alliance_view(app, caller, *id, &gzip);
  if (!body) return problem_response(body.error());
  return shown(request, *body);
}

}  // namespace entente::server
