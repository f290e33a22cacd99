// What the handlers of accounts share: where a request comes from, and the cookie.
#pragma once
#include <string>

#include "app/account.hpp"
#include "server/http/message.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/route.hpp"

namespace entente::server {

/// The address and user agent of a request.
app::Client client_of(const Request& request);

/// "__Host-entente=…; Secure; …" over TLS, "entente=…; …" on plain HTTP.
std::string login_cookie(const Request& request, const std::string& token);
/// The same cookie, over at once.
std::string no_cookie(const Request& request);

/// Who was let in: their account, and the cookie.
Response let_in(const Request& request, const Result<app::LoggedIn>& result, int status);
/// The log-in that asked has ended: nothing, and no cookie any more.
Response let_out(const Request& request, const Result<void>& result);

}  // namespace entente::server
