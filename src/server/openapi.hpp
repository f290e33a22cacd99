// The OpenAPI 3.1 document of a table of routes.
#pragma once
#include <string>
#include <vector>

#include "server/route.hpp"

namespace entente::server {

/// Canonical JSON: the same routes give the same bytes.
std::string openapi(const std::vector<Route>& routes);

}  // namespace entente::server
