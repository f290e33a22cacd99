// The version of the product; CMakeLists.txt has the same.
#pragma once
#include <string_view>

namespace entente::base {

inline constexpr std::string_view version = "0.1.0";

}  // namespace entente::base
