#include "app/instrument_load.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/route.hpp"

namespace entente::server {

/// On the I/O thread once they are in memory.
Answer instrument_list(app::App& app, const app::Caller&, Request& request) {
  auto now = app.instruments->at_hand();
  if (!now && !request.may_block) return again_on_command_lane();
  if (!now) {
    auto read = app.instruments->now();
    if (!read) return problem_response(read.error());
    now = *read;
  }
  Response response;
  response.headers = {{"ETag", now->etag}};
  if (request.header("if-none-match") == now->etag) {
    response.status = 304;
    return response;
  }
  response.body = now->body;
  return response;
}

Answer instrument_load(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::InstrumentLoad>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::instrument_load(app, caller, *asked), 201);
}

Answer instrument_enable(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::InstrumentEnable>(request);
  if (!asked) return problem_response(asked.error());
  const std::string code(param(request, "code"));
  return answer_of(app::instrument_enable(app, caller, code, asked->enabled));
}

}  // namespace entente::server
