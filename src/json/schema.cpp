#include "json/schema.hpp"

namespace entente::json::detail {

std::string pascal(std::string_view snake) {
  std::string out;
  bool start = true;
  for (char c : snake) {
    if (c == '_') {
      start = true;
      continue;
    }
    out += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    start = false;
  }
  return out;
}

Object reference(const std::string& name) {
  return {{"$ref", "#/components/schemas/" + name}};
}

}  // namespace entente::json::detail
