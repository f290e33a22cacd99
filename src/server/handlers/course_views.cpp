#include "app/curve_view.hpp"
#include "app/portrait_view.hpp"
#include "app/readjustment_counts.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer portrait_view(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  return answer_of(app::portrait_view(app, caller, *id));
}

Answer curve_view(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto instrument = query_text(request, "instrument");
  return answer_of(app::curve_view(app, caller, *id, std::string(instrument.value_or(""))));
}

Answer readjustment_list(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  return answer_of(app::readjustment_list(app, caller, *id));
}

Answer response_counts(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::response_counts(app, caller));
}

}  // namespace entente::server
