// The request target (RFC 9112 §3.2, RFC 3986): path and query, decoded once.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente::server {

struct Uri {
  std::string path;                          ///< decoded; begins with '/'
  std::map<std::string, std::string> query;  ///< decoded; the last of a name wins
};

/// None if it is no origin form or absolute form, a percent sign begins no byte, the decoded text
/// is no UTF-8 or holds a control character, or the path climbs ("..").
std::optional<Uri> parse_uri(std::string_view target);

/// Whether the bytes are UTF-8 without overlong forms and surrogates.
bool is_utf8(std::string_view text);

}  // namespace entente::server
