// One I/O thread: its own io_context, listener, sessions and event streams. Private to this folder.
#pragma once
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <ctime>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>

#include "server/http/hub.hpp"
#include "server/http/pool.hpp"
#include "server/http/server.hpp"

namespace entente::server {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_task{};

/// Deadlines are counted in ticks of the worker: one timer a thread instead of one a request.
using Tick = std::int64_t;
constexpr std::chrono::milliseconds tick_length{250};
constexpr Tick ticks_per_second = 4;
constexpr Tick never = std::numeric_limits<Tick>::max();

/// What every worker of a server shares.
struct Shared {
  Shared(HttpOptions the_options, Router the_router)
      : options(std::move(the_options)),
        router(std::move(the_router)),
        command(options.command_threads, options.command_queue, 0),
        slow(1, options.slow_queue, 10) {}
  const HttpOptions options;
  const Router router;
  HttpCounters counters;
  Hub hub;
  Pool command;
  Pool slow;
  std::optional<asio::ssl::context> tls;
  std::atomic<bool> stopping{false};
};

/// What a worker knows of a connection. Only its worker's thread touches it.
class SessionBase {
 public:
  virtual ~SessionBase() = default;
  virtual void expired() = 0;  ///< its deadline passed
  virtual void finish() = 0;   ///< end after the answer being made, at once if there is none
  Tick deadline = never;
};

/// One open event stream.
class Subscriber {
 public:
  virtual ~Subscriber() = default;
  virtual void tell(const Published& published) = 0;
};

class Worker {
 public:
  explicit Worker(Shared& the_shared);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Binds beside the other workers. Errors: unavailable `serve.port_taken`.
  Result<void> listen(const tcp::endpoint& endpoint);
  unsigned short port() const;
  void start();                ///< the thread
  void finish();               ///< any thread: no new connections, sessions end
  void stop();                 ///< any thread: the loop ends now; joins

  /// Any thread.
  void tell(const Published& published);

  Tick now() const { return tick_; }
  Tick after(int seconds) const { return tick_ + seconds * ticks_per_second + 1; }
  const std::string& date();
  void add(SessionBase& session) { sessions_.insert(&session); }
  void remove(SessionBase& session) { sessions_.erase(&session); }
  void subscribe(const std::string& channel, Subscriber& subscriber);
  void unsubscribe(const std::string& channel, Subscriber& subscriber);
  Executor executor() { return context_.get_executor(); }

  Shared& shared;

 private:
  Task<void> accept();
  Task<void> keep_time();
  void admit(Socket socket);
  void run();

  std::set<SessionBase*> sessions_;  // before the context: what it still holds refers to them
  std::unordered_multimap<std::string, Subscriber*> subscribers_;
  asio::io_context context_{1};
  asio::executor_work_guard<Executor> guard_{context_.get_executor()};
  Acceptor acceptor_{context_};
  Timer timer_{context_};
  Tick tick_ = 0;
  std::time_t date_at_ = 0;
  std::string date_;
  std::thread thread_;
};

/// Takes the connection and serves it until its end.
void serve_plain(Worker& worker, Socket socket, std::string remote);
void serve_tls(Worker& worker, Socket socket, std::string remote);

}  // namespace entente::server
