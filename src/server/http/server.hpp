// The HTTP side: listeners, sessions, TLS, server-sent events. The only users of Asio and Beast are
// the .cpp files of this folder.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "server/http/message.hpp"

namespace entente::server {

struct HttpOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;  ///< 0: any free one, see Server::port
  std::string tls_cert;        ///< PEM files; both or neither
  std::string tls_key;
  int threads = 2;
  int command_threads = 64;
  std::size_t max_header = 16 * 1024;
  std::size_t max_body = 1 << 20;
  std::size_t max_upload = 8 << 20;  ///< for routes that say so
  int timeout_s = 10;                ///< to send a whole request
  std::size_t max_connections = 4096;
  bool trust_proxy = false;          ///< X-Forwarded-For and -Proto from loopback
  int idle_s = 75;                   ///< between two requests of a connection
  int heartbeat_s = 15;              ///< between two comments of a silent event stream
  int stop_s = 10;                   ///< to finish what was accepted when stopping
  std::size_t command_queue = 1024;  ///< commands that wait for a thread; then 503
  std::size_t slow_queue = 64;
  std::size_t max_stream_queue = 64 * 1024;  ///< bytes a slow stream may lag behind; then it ends
};

/// What the router answers before the body is read.
struct Target {
  Lane lane = Lane::fast;
  std::size_t max_body = 1 << 20;
  /// Runs on the lane's thread; a Response, or an EventStream to keep open.
  std::function<std::variant<Response, EventStream>(Request&)> run;
};
/// Never fails: unknown paths give a Target that answers 404.
using Router = std::function<Target(Method, const std::string& path)>;

struct HttpCounters {
  std::atomic<std::uint64_t> requests{0};                ///< answered, of any status
  std::atomic<std::uint64_t> errors{0};                  ///< answered with 400 to 599
  std::atomic<std::uint64_t> bytes_out{0};               ///< bodies only
  std::atomic<std::int64_t> connections{0}, streams{0};  ///< open now
};

class Server {
 public:
  virtual ~Server() = default;
  /// Binds and starts its threads. Errors: unavailable `serve.port_taken`, invalid `serve.tls`.
  static Result<std::unique_ptr<Server>> start(const HttpOptions& options, Router router);
  virtual unsigned short port() const = 0;
  /// Send one SSE message ("id: …\nevent: …\ndata: …\n\n") to every stream of a channel. Any
  /// thread. What is sent while a stream's handler still runs follows its backlog (and may repeat
  /// its end); when too much was sent meanwhile, `event: reset` tells the client to load again.
  virtual void publish(const std::string& channel, std::shared_ptr<const std::string> message) = 0;
  /// Ends the streams of a channel (log-out).
  virtual void end_streams(const std::string& channel) = 0;
  virtual const HttpCounters& counters() const = 0;
  /// Graceful: no new connections, what was accepted is answered, streams are closed.
  virtual void stop() = 0;
};

}  // namespace entente::server
