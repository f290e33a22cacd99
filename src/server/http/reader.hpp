// One request from bytes: the only user of Beast's parser. Knows nothing of sockets.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace entente::server {

class RequestReader {
 public:
  enum class State {
    more,          ///< feed more bytes
    header,        ///< the header is read: decide on the body, then feed on
    done,          ///< `take` gives the request
    malformed,     ///< and the end of the connection
    header_large,
    body_large
  };
  struct Header {
    Method method = Method::get;
    std::string target;
    bool keep_alive = false;
    bool expect_continue = false;
    std::optional<std::uint64_t> length;  ///< none: chunked, or no body
  };

  explicit RequestReader(std::size_t max_header);
  ~RequestReader();

  /// Forgets everything: the next byte begins a request.
  void restart();
  /// `used` bytes are eaten; what is left belongs to what follows.
  State feed(std::string_view bytes, std::size_t& used);
  /// Of the header just read. Also checks Host (RFC 9112 §3.2): none if it is missing or doubled.
  std::optional<Header> header() const;
  /// Call between `header` and the next `feed`.
  void limit_body(std::size_t most);
  bool in_header() const;
  /// Moves headers and body out; path, query and the rest are the caller's to fill.
  void take(Request& into);

 private:
  struct Parser;
  const std::size_t max_header_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace entente::server
