// What cmake/content.cmake writes: one row a file.
#pragma once
#include <string_view>
#include <vector>

namespace entente::content {

struct Embedded {
  std::string_view path;
  const char* begin;
  const char* end;
};
const std::vector<Embedded>& embedded();  ///< sorted by path

}  // namespace entente::content
