#include "server/matcher.hpp"

#include <algorithm>

namespace entente::server {

namespace {

/// Takes "/segment" from the front; none at the end.
std::optional<std::string_view> next_segment(std::string_view& rest) {
  if (!rest.starts_with('/')) return std::nullopt;
  const auto end = std::min(rest.find('/', 1), rest.size());
  const auto segment = rest.substr(1, end - 1);
  rest.remove_prefix(end);
  return segment;
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

}  // namespace

void Matcher::add(Method method, std::string_view pattern, std::size_t index) {
  Node* node = &root_;
  while (const auto segment = next_segment(pattern)) {
    auto& next = is_parameter(*segment) ? node->parameter : node->literal[std::string(*segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  node->routes.emplace(method, index);
}

void Matcher::search(const Node& node, Method method, std::string_view rest, Found& found) {
  const auto segment = next_segment(rest);
  if (!segment) {
    const auto route = node.routes.find(method);
    if (route != node.routes.end()) found.index = route->second;
    for (const auto& [allowed, index] : node.routes)
      if (!std::ranges::count(found.allowed, allowed)) found.allowed.push_back(allowed);
    return;
  }
  const auto literal = node.literal.find(*segment);
  if (literal != node.literal.end()) search(*literal->second, method, rest, found);
  if (found.index == none && node.parameter && !segment->empty())
    search(*node.parameter, method, rest, found);
}

Matcher::Found Matcher::find(Method method, std::string_view path) const {
  Found found;
  search(root_, method, path, found);
  if (found.index == none && method == Method::head) search(root_, Method::get, path, found);
  return found;
}

std::map<std::string, std::string> params_of(std::string_view pattern, std::string_view path) {
  std::map<std::string, std::string> out;
  while (const auto name = next_segment(pattern)) {
    const auto value = next_segment(path);
    if (!value) break;
    if (is_parameter(*name)) out.emplace(name->substr(1, name->size() - 2), *value);
  }
  return out;
}

}  // namespace entente::server
