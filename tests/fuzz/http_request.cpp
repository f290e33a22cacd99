// Bytes of a connection: however they are cut, the reader understands the same requests.
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/reader.hpp"
#include "server/http/uri.hpp"

using entente::server::Request;
using entente::server::RequestReader;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

struct Seen {
  std::vector<std::string> bodies;
  RequestReader::State last = RequestReader::State::more;
  bool operator==(const Seen&) const = default;
};

/// `piece` bytes at a time, as a session feeds them.
Seen read_all(std::string_view bytes, std::size_t piece) {
  RequestReader reader(16 * 1024);
  Seen out;
  std::string waiting;
  bool limited = false;
  while (!bytes.empty() || !waiting.empty()) {
    waiting += bytes.substr(0, piece);
    const bool last = bytes.size() <= piece;
    bytes.remove_prefix(std::min(piece, bytes.size()));
    for (;;) {
      std::size_t used = 0;
      out.last = reader.feed(waiting, used);
      require(used <= waiting.size());
      waiting.erase(0, used);
      const bool header = out.last == RequestReader::State::header;
      if (!header && out.last != RequestReader::State::done) break;
      const auto read = reader.header();
      if (!read) return out;
      static_cast<void>(entente::server::parse_uri(read->target));
      if (header) {
        if (!limited) reader.limit_body(4096);
        limited = true;
        continue;
      }
      Request request;
      reader.take(request);
      for (const auto& [name, value] : request.headers)
        for (const char c : name) require(c < 'A' || c > 'Z');
      static_cast<void>(request.cookie("entente"));
      out.bodies.push_back(request.body);
      if (out.bodies.size() == 16) return out;
      reader.restart();
      limited = false;
      if (waiting.empty()) break;
    }
    if (out.last != RequestReader::State::more && out.last != RequestReader::State::done)
      return out;
    if (last) return out;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size > 65536) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto whole = read_all(bytes, size + 1);
  const auto cut = read_all(bytes, 7);
  require(whole.bodies == cut.bodies);
  return 0;
}
