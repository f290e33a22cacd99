// Login names: what a person types to say who they are.
#pragma once
#include <string>
#include <string_view>

#include "app/app.hpp"

namespace entente::app {

/// One form of a login name: spaces around cut, ASCII letters in lower case; 3 to 64 characters of
/// a–z, 0–9 and . _ @ - (the browser does the same). Errors: invalid `login_name.malformed`.
Result<std::string> fold_login(std::string_view typed);

/// What the store finds it by: keyed BLAKE2b-256 of the folded name, base64url.
Result<std::string> login_lookup(const App& app, std::string_view typed);

/// A salt for a name that nobody has: always the same one, base64url of 16 bytes.
std::string fake_salt(const App& app, const std::string& lookup);

}  // namespace entente::app
