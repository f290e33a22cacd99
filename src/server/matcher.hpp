// Which route a path belongs to: a tree of segments, built once.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"

namespace entente::server {

class Matcher {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// `index` is given back by `find`. A pattern's "{name}" stands for one segment that is not
  /// empty.
  void add(Method method, std::string_view pattern, std::size_t index);

  struct Found {
    std::size_t index = none;
    std::vector<Method> allowed;  ///< of the path, where the method has no route; empty: unknown
  };
  /// A literal segment is preferred to a parameter. HEAD finds GET.
  Found find(Method method, std::string_view path) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
    std::unique_ptr<Node> parameter;
    std::map<Method, std::size_t> routes;
  };
  static void search(const Node& node, Method method, std::string_view rest, Found& found);
  Node root_;
};

/// The parameters of a path that matches the pattern.
std::map<std::string, std::string> params_of(std::string_view pattern, std::string_view path);

}  // namespace entente::server
