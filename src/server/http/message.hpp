// What handlers see of HTTP: plain values, no Beast.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::server {

enum class Method { get, head, post, put, patch, del, options, other };

struct Request {
  Method method = Method::get;
  std::string path;                              ///< percent-decoded, without the query
  std::map<std::string, std::string> query;      ///< decoded; the last of a name wins
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;
  std::string remote;                            ///< address of the client
  bool secure = false;                           ///< TLS, or a trusted proxy says so
  std::map<std::string, std::string> params;     ///< of the route's pattern, e.g. "id"
  bool may_block = true;                         ///< false on the fast lane

  std::string_view header(std::string_view lower_case_name) const;  ///< empty if absent
  std::string_view cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;       ///< shared: cached bodies are not copied
  std::string_view content_type = "application/json";
};

/// Answered by a handler on the fast lane that finds it has to wait for a commit after all: it is
/// called once more, with the same request, on the command lane.
inline Response again_on_command_lane() {
  Response out;
  out.status = 0;
  return out;
}

/// A subscription to server-sent events; Server::publish feeds it.
struct EventStream {
  std::string channel;      ///< the account's id text
  std::string backlog;      ///< text already in SSE form, sent first
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< the router's
};

/// Where a handler runs.
enum class Lane {
  fast,     ///< on the I/O thread: memory and short reads only
  command,  ///< on the command pool: may block on a commit
  slow      ///< on one nice-10 thread: Argon2id, exports
};

using Handler = std::function<Response(Request&)>;

}  // namespace entente::server
