#include "server/handlers/gzip.hpp"

#include <zlib.h>

namespace entente::server {

std::shared_ptr<const std::string> gzip(const std::string& body) {
  constexpr int level = 6, window = 15, with_gzip_header = 16, memory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, window + with_gzip_header, memory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return nullptr;
  }
  std::string out(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END || out.size() > body.size() - body.size() / 10) return nullptr;
  out.shrink_to_fit();
  return std::make_shared<const std::string>(std::move(out));
}

bool takes_gzip(const Request& request) {
  const auto accepted = request.header("accept-encoding");
  const auto found = accepted.find("gzip");
  if (found == accepted.npos) return false;
  const auto rest = accepted.substr(found + 4, accepted.find(',', found) - found - 4);
  return rest.find("q=0") == rest.npos || rest.find("q=0.") != rest.npos;
}

}  // namespace entente::server
