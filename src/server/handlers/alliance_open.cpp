#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer alliance_open(app::App& app, const app::Caller& caller, Request& request) {
  const auto options = options_of(request);
  if (!options) return problem_response(options.error());
  const auto open = body_of<core::AllianceOpen>(request);
  if (!open) return problem_response(open.error());
  const auto result = app::alliance_command(app, caller, open->alliance, *open, *options);
  return receipt_answer(app, caller, open->alliance, options->seen, result, 201);
}

}  // namespace entente::server
