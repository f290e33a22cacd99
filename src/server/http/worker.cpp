#include "server/http/worker.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "server/http/wire.hpp"

namespace entente::server {

namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

/// "::ffff:192.0.2.1" reads as the IPv4 address it is.
std::string address_of(const tcp::endpoint& peer) {
  const auto address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

/// Too many connections: said without reading, as far as the socket's buffer takes it.
void refuse(Socket& socket, const std::string& date) {
  std::string out;
  const auto response = own_answer(unavailable("server.busy"), false);
  write_head(out, response, date, Connection::close, Length::stated);
  out += *response.body;
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(out), ignored);
  socket.shutdown(Socket::shutdown_send, ignored);
  std::array<char, 4096> rest;
  socket.read_some(asio::buffer(rest), ignored);  // unread bytes would turn the close into a reset
}

}  // namespace

Worker::Worker(Shared& the_shared) : shared(the_shared) {}

Worker::~Worker() { stop(); }

Result<void> Worker::listen(const tcp::endpoint& endpoint) {
  error_code error;
  static_cast<void>(acceptor_.open(endpoint.protocol(), error));
  if (!error) static_cast<void>(acceptor_.set_option(Acceptor::reuse_address(true), error));
  if (!error) static_cast<void>(acceptor_.set_option(ReusePort(true), error));
  if (!error) static_cast<void>(acceptor_.bind(endpoint, error));
  if (!error) static_cast<void>(acceptor_.listen(Socket::max_listen_connections, error));
  if (error) return unavailable("serve.port_taken", {{"port", std::to_string(endpoint.port())}});
  return {};
}

unsigned short Worker::port() const {
  error_code ignored;
  return acceptor_.local_endpoint(ignored).port();
}

void Worker::start() {
  asio::co_spawn(context_, accept(), asio::detached);
  asio::co_spawn(context_, keep_time(), asio::detached);
  thread_ = std::thread([this] { run(); });
}

void Worker::run() {
  for (;;) {
    try {
      context_.run();
      return;
    } catch (const std::exception&) {
      // A session failed beyond its own care (out of memory): the others go on.
    }
  }
}

Task<void> Worker::accept() {
  error_code error;
  while (!shared.stopping) {
    auto [failed, socket] = co_await acceptor_.async_accept(as_task);
    if (!failed) {
      admit(std::move(socket));
    } else if (!shared.stopping) {  // out of descriptors, or the client left already
      Timer pause(context_, std::chrono::milliseconds(50));
      static_cast<void>(co_await pause.async_wait(as_task));
    }
  }
  // What the system accepted for us still gets its answer.
  acceptor_.non_blocking(true, error);
  while (!error) {
    Socket socket(context_);
    static_cast<void>(acceptor_.accept(socket, error));
    if (!error) admit(std::move(socket));
  }
  static_cast<void>(acceptor_.close(error));
}

void Worker::admit(Socket socket) {
  error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error) return;
  if (shared.counters.connections >= static_cast<std::int64_t>(shared.options.max_connections)) {
    refuse(socket, date());
    return;
  }
  static_cast<void>(socket.set_option(tcp::no_delay(true), error));
  if (shared.tls)
    serve_tls(*this, std::move(socket), address_of(peer));
  else
    serve_plain(*this, std::move(socket), address_of(peer));
}

Task<void> Worker::keep_time() {
  std::vector<SessionBase*> late;
  for (;;) {
    timer_.expires_after(tick_length);
    static_cast<void>(co_await timer_.async_wait(as_task));
    ++tick_;
    late.clear();
    for (auto* session : sessions_)
      if (session->deadline <= tick_) late.push_back(session);
    for (auto* session : late) session->expired();
  }
}

const std::string& Worker::date() {
  const auto now = std::time(nullptr);
  if (now != date_at_) {
    date_at_ = now;
    date_ = http_date(now);
  }
  return date_;
}

void Worker::finish() {
  asio::post(context_, [this] {
    error_code ignored;
    static_cast<void>(acceptor_.cancel(ignored));
    const auto all = sessions_;
    for (auto* session : all) session->finish();
  });
}

void Worker::stop() {
  context_.stop();
  if (thread_.joinable()) thread_.join();
}

void Worker::tell(const Published& published) {
  asio::post(context_, [this, published] {
    const auto [first, last] = subscribers_.equal_range(published.channel);
    for (auto it = first; it != last; ++it) it->second->tell(published);
  });
}

void Worker::subscribe(const std::string& channel, Subscriber& subscriber) {
  subscribers_.emplace(channel, &subscriber);
}

void Worker::unsubscribe(const std::string& channel, Subscriber& subscriber) {
  const auto [first, last] = subscribers_.equal_range(channel);
  for (auto it = first; it != last; ++it) {
    if (it->second != &subscriber) continue;
    subscribers_.erase(it);
    return;
  }
}

}  // namespace entente::server
