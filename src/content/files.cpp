#include "content/files.hpp"

#include "content/embedded.hpp"

namespace entente::content {

std::string_view file(std::string_view path) {
  for (const auto& each : embedded())
    if (each.path == path) return {each.begin, static_cast<std::size_t>(each.end - each.begin)};
  return {};
}

std::vector<std::string_view> files(std::string_view below) {
  std::vector<std::string_view> out;
  for (const auto& each : embedded())
    if (each.path.starts_with(below)) out.push_back(each.path);
  return out;
}

}  // namespace entente::content
