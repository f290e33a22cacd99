#include "app/erasure.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer erasure_ask(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  app::CommandOptions options;
  if (!request.header("idempotency-key").empty()) {
    const auto key = idempotency_key(request);
    if (!key) return problem_response(key.error());
    options.command = *key;
  }
  const auto behalf = on_behalf_of(request);
  if (!behalf) return problem_response(behalf.error());
  options.on_behalf_of = *behalf;
  return answer_of(app::erasure_ask(app, caller, *id, options), 202);
}

Answer erasure_list(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::erasure_list(app, caller));
}

Answer erasure_confirm(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = id_param(request, "id");
  if (!id) return problem_response(not_found("erasure.unknown"));
  return answer_of(app::erasure_confirm(app, caller, *id));
}

}  // namespace entente::server
