#include "app/decoding.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/route.hpp"

namespace entente::server {

namespace {

/// As long as the longest text, every character of it written as an escape.
constexpr std::size_t most_bytes = 12 * app::decoded_characters + 1024;

Answer decoding_ask(app::App& app, const app::Caller& caller, Request& request) {
  const auto ask = body_of<app::DecodingAsk>(request);
  if (!ask) return problem_response(ask.error());
  auto response = answer_of(app::decoding_ask(app, caller, *ask));
  // What is answered quotes the text: no cache on the way keeps it.
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

std::vector<Route> decoding_routes() {
  return {{Method::post, "/api/v1/decodings", "decoding_ask", Access::logged_in, Lane::command,
           &decoding_ask, &json::schema_of<app::DecodingAsk>, &json::schema_of<app::DecodingAnswer>,
           200, most_bytes}};
}

}  // namespace entente::server
