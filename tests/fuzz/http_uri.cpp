// Targets and cookies from outside: what is accepted is UTF-8, has no control character, and stays
// below the root.
#include <cstdlib>
#include <string_view>

#include "server/http/message.hpp"
#include "server/http/uri.hpp"
#include "server/matcher.hpp"
#include "server/request.hpp"

using namespace entente::server;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void clean(std::string_view text) {
  require(is_utf8(text));
  for (const unsigned char c : text) require(c >= 0x20 && c != 0x7f);
}

Matcher sample() {
  Matcher out;
  out.add(Method::get, "/a/{id}", 0);
  out.add(Method::get, "/a/{id}/b/{n}", 1);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Matcher matcher = sample();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto uri = parse_uri(text)) {
    clean(uri->path);
    require(uri->path.front() == '/');
    require((uri->path + "/").find("/../") == std::string::npos);
    for (const auto& [name, value] : uri->query) {
      clean(name);
      clean(value);
    }
    const auto found = matcher.find(Method::get, uri->path);
    if (found.index == 0)
      require(params_of("/a/{id}", uri->path).at("id").find('/') == std::string::npos);
  }
  Request request;
  request.headers = {{"cookie", std::string(text)}, {"if-match", std::string(text)}};
  const auto token = request.cookie("entente");
  require(token.find(';') == token.npos);
  static_cast<void>(if_match(request));
  return 0;
}
