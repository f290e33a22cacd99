#pragma once
#include <string_view>

namespace entente::csv {

/// Well formed as RFC 3629 says, and without NUL.
bool is_utf8(std::string_view text);

}  // namespace entente::csv
