#include "app/admin.hpp"

#include "server/handlers/account_http.hpp"

namespace entente::server {

Answer unit_list(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::unit_list(app, caller));
}

Answer unit_make(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::UnitMake>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::unit_make(app, caller, *asked), 201);
}

Answer admin_people(app::App& app, const app::Caller& caller, Request& request) {
  constexpr int page = 100;
  const auto after = query_id<AccountId>(request, "after");
  if (!after) return problem_response(after.error());
  return answer_of(app::admin_people(app, caller, after->value_or(AccountId{}), page));
}

Answer admin_disable(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = id_param<AccountId>(request, "id");
  if (!id) return problem_response(id.error());
  const auto asked = body_of<app::PersonDisable>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::admin_disable(app, caller, *id, asked->disabled));
}

}  // namespace entente::server
