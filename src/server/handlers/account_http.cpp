#include "server/handlers/account_http.hpp"

namespace entente::server {

namespace {

/// A session cookie: the server ends idle log-ins, the browser forgets it when it closes.
std::string cookie(const Request& request, const std::string& token, std::string_view more) {
  std::string out = request.secure ? "__Host-entente=" : "entente=";
  out += token;
  out += "; Path=/; HttpOnly; SameSite=Strict";
  if (request.secure) out += "; Secure";
  out += more;
  return out;
}

}  // namespace

app::Client client_of(const Request& request) {
  return {request.remote, std::string(request.header("user-agent"))};
}

std::string login_cookie(const Request& request, const std::string& token) {
  return cookie(request, token, "");
}

std::string no_cookie(const Request& request) { return cookie(request, "", "; Max-Age=0"); }

Response let_in(const Request& request, const Result<app::LoggedIn>& result, int status) {
  if (!result) return problem_response(result.error());
  Response response = json_answer(status, result->me);
  response.headers.emplace_back("Set-Cookie", login_cookie(request, result->token.reveal()));
  return response;
}

Response let_out(const Request& request, const Result<void>& result) {
  Response response = answer_of(result);
  if (result) response.headers.emplace_back("Set-Cookie", no_cookie(request));
  return response;
}

}  // namespace entente::server
