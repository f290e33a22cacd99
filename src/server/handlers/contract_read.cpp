#include "app/contract_document.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer contract_document(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto number = query_int(request, "version", 0, 1, 1'000'000);
  if (!number) return problem_response(number.error());
  const auto wanted = *number == 0 ? std::nullopt : std::optional(static_cast<int>(*number));
  return answer_of(app::contract_document(app, caller, *id, wanted));
}

Answer contract_version(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto number = int_param(request, "n", 1, 1'000'000);
  if (!number) return problem_response(not_found("version.unknown"));
  return answer_of(app::contract_version(app, caller, *id, static_cast<int>(*number)));
}

Answer contract_rounds(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto clause = id_param<ClauseId>(request, "clause");
  // Whether the clause exists is only for those who may see the alliance.
  return answer_of(app::contract_rounds(app, caller, *id, clause.value_or(ClauseId{})));
}

}  // namespace entente::server
