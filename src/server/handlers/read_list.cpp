#include "app/read_record.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer read_list(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto offset = query_int(request, "offset", 0, 0, 1'000'000);
  if (!offset) return problem_response(offset.error());
  const auto limit = query_int(request, "limit", 100, 1, 500);
  if (!limit) return problem_response(limit.error());
  return answer_of(
      app::read_list(app, caller, *id, static_cast<int>(*offset), static_cast<int>(*limit)));
}

}  // namespace entente::server
