#include "server/problem.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::server {

namespace {

/// Statuses that HTTP gives to one key rather than to a category.
struct Special {
  std::string_view key;
  int status;
};
constexpr std::array specials{
    Special{"json.malformed", 400},       Special{"json.duplicate_key", 400},
    Special{"json.too_deep", 400},        Special{"json.too_large", 413},
    Special{"request.malformed", 400},    Special{"request.too_large", 413},
    Special{"request.header_large", 431}, Special{"request.timeout", 408},
    Special{"route.method", 405},         Special{"login.needed", 401},
};

std::string retry_after(const Error& error, int status) {
  const auto found = std::ranges::find(error.args, "seconds", &Arg::name);
  if (found != error.args.end()) return found->value;
  return status == 429 ? "5" : "1";
}

}  // namespace

int status_of(const Error& error) {
  const auto special = std::ranges::find(specials, error.key, &Special::key);
  if (special != specials.end()) return special->status;
  switch (error.category) {
    case Category::invalid: return 422;
    case Category::denied: return 403;
    case Category::not_found: return 404;
    case Category::conflict: return 409;
    case Category::unsupported: return 415;
    case Category::busy: return 429;
    case Category::unavailable: return 503;
    case Category::fault: return 500;
  }
  return 500;
}

Response problem_response(const Error& error, json::Object more) {
  const int status = status_of(error);
  json::Object out = std::move(more);
  out["type"] = "about:blank";
  out["status"] = status;
  out["key"] = error.key;
  out["args"] = json::to_json(error.args);
  if (!error.problems.empty()) out["problems"] = json::to_json(error.problems);
  auto response = json_response(status, json::canonical(out));
  response.content_type = "application/problem+json";
  if (status == 429 || status == 503)
    response.headers.emplace_back("Retry-After", retry_after(error, status));
  return response;
}

Response json_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace entente::server
