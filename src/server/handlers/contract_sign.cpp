#include "app/contract_sign.hpp"

#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer contract_sign(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto options = options_of(request);
  if (!options) return problem_response(options.error());
  const auto sign = body_of<core::ContractSign>(request);
  if (!sign) return problem_response(sign.error());
  return receipt_answer(app, caller, *id, options->seen,
                        app::contract_sign(app, caller, *id, *sign, *options));
}

}  // namespace entente::server
