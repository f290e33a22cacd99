// Bodies compressed once and sent many times.
#pragma once
#include <memory>
#include <string>

#include "server/http/message.hpp"

namespace entente::server {

/// Gzip (RFC 1952), level 6; null when it would save less than a tenth.
std::shared_ptr<const std::string> gzip(const std::string& body);

/// Whether the client takes gzip (RFC 9110 §12.5.3; a quality of 0 refuses it).
bool takes_gzip(const Request& request);

}  // namespace entente::server
