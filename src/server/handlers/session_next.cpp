#include "app/session_next.hpp"

#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer session_next(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  return answer_of(app::session_next(app, caller, *id));
}

}  // namespace entente::server
