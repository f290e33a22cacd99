// A response's first lines as bytes, and the answers the server gives by itself.
#pragma once
#include <ctime>
#include <string>

#include "base/result.hpp"
#include "server/http/message.hpp"

namespace entente::server {

enum class Connection { keep_alive, close };
enum class Length { stated, until_closed };  ///< the latter for event streams

/// "Tue, 24 Nov 2026 00:20:00 GMT" (RFC 9110 §5.6.7).
std::string http_date(std::time_t at);

/// Appends the status line and the headers with the blank line. A header with a control character
/// is left out: nothing that came in can begin a line of its own.
void write_head(std::string& out, const Response& response, const std::string& date,
                Connection connection, Length length);

/// What a browser is told with every answer, unless the handler said otherwise.
void add_security_headers(std::vector<std::pair<std::string, std::string>>& headers, bool secure);

/// A refusal before any route was found, e.g. `request.malformed`.
Response own_answer(const Error& error, bool secure);

}  // namespace entente::server
