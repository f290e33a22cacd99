#include "app/alliance_view.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer alliance_list(app::App& app, const app::Caller& caller, Request& request) {
  const auto offset = query_int(request, "offset", 0, 0, 1'000'000);
  if (!offset) return problem_response(offset.error());
  const auto limit = query_int(request, "limit", 50, 1, 200);
  if (!limit) return problem_response(limit.error());
  return answer_of(
      app::alliance_list(app, caller, static_cast<int>(*offset), static_cast<int>(*limit)));
}

}  // namespace entente::server
