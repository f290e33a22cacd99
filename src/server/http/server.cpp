#include "server/http/server.hpp"

#include "server/http/worker.hpp"

namespace entente::server {

namespace {

Error port_taken(const HttpOptions& options) {
  return unavailable("serve.port_taken",
                     {{"address", options.address}, {"port", std::to_string(options.port)}});
}

/// TLS 1.3 only, HTTP/1.1 only.
Result<asio::ssl::context> tls_context(const HttpOptions& options) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  error_code error;
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_3_VERSION);
  context.use_certificate_chain_file(options.tls_cert, error);
  if (!error) context.use_private_key_file(options.tls_key, asio::ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(context.native_handle()) != 1)
    return invalid("serve.tls", {{"cert", options.tls_cert}, {"key", options.tls_key}});
  return context;
}

/// Without SO_REUSEPORT: two servers on one port would each get half of the requests.
bool port_free(const tcp::endpoint& endpoint) {
  asio::io_context context;
  error_code error;
  Acceptor probe(context);
  probe.open(endpoint.protocol(), error);
  if (!error) probe.set_option(Acceptor::reuse_address(true), error);
  if (!error) probe.bind(endpoint, error);
  if (!error) probe.listen(1, error);
  return !error;
}

class HttpServer final : public Server {
 public:
  HttpServer(const HttpOptions& options, Router router) : shared_(options, std::move(router)) {}
  ~HttpServer() override { stop(); }

  Result<void> start() {
    const auto& options = shared_.options;
    if (options.tls_cert.empty() != options.tls_key.empty()) return invalid("serve.tls");
    if (!options.tls_cert.empty()) shared_.tls.emplace(TRY(tls_context(options)));
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return invalid("serve.address", {{"address", options.address}});
    tcp::endpoint endpoint(address, options.port);
    if (options.port != 0 && !port_free(endpoint)) return port_taken(options);
    for (int i = 0; i < options.threads; ++i) {
      workers_.push_back(std::make_unique<Worker>(shared_));
      CHECK(workers_.back()->listen(endpoint));
      endpoint.port(workers_.front()->port());
    }
    port_ = endpoint.port();
    for (auto& worker : workers_) worker->start();
    return {};
  }

  unsigned short port() const override { return port_; }

  void publish(const std::string& channel, std::shared_ptr<const std::string> message) override {
    const auto told = shared_.hub.publish(channel, std::move(message));
    if (!told.anyone) return;
    for (auto& worker : workers_) worker->tell(told.published);
  }

  void end_streams(const std::string& channel) override { publish(channel, nullptr); }

  const HttpCounters& counters() const override { return shared_.counters; }

  void stop() override {
    if (shared_.stopping.exchange(true)) return;
    for (auto& worker : workers_) worker->finish();
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::seconds(shared_.options.stop_s);
    while (shared_.counters.connections > 0 && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    // The pools' threads end before the loops they report to.
    shared_.command.stop();
    shared_.slow.stop();
    for (auto& worker : workers_) worker->stop();
  }

 private:
  Shared shared_;
  std::vector<std::unique_ptr<Worker>> workers_;
  unsigned short port_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const HttpOptions& options, Router router) {
  auto server = std::make_unique<HttpServer>(options, std::move(router));
  CHECK(server->start());
  return Result<std::unique_ptr<Server>>(std::move(server));
}

}  // namespace entente::server
