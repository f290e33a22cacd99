#include "server/handlers/alliance_http.hpp"

#include "app/alliance_changes.hpp"

namespace entente::server {

Result<AllianceId> alliance_of(const Request& request) {
  auto id = id_param(request, "id");
  if (!id) return not_found("alliance.unknown");
  return id;
}

Result<app::CommandOptions> options_of(const Request& request) {
  app::CommandOptions options;
  options.command = TRY(idempotency_key(request));
  options.seen = TRY(if_match(request));
  options.on_behalf_of = TRY(on_behalf_of(request));
  return options;
}

Response receipt_answer(app::App& app, const app::Caller& caller, AllianceId id, std::uint64_t seen,
                        const Result<storage::Receipt>& result, int status) {
  if (result) return json_answer(status, Receipt{result->seq, result->position});
  json::Object more;
  if (result.error().key == "alliance.changed") {
    const auto changes = app::changes_since(app, caller, id, seen);
    if (changes) more.emplace("changes", json::to_json(*changes));
  }
  return problem_response(result.error(), std::move(more));
}

}  // namespace entente::server
