#include "server/http/session.hpp"

namespace entente::server {

void serve_tls(Worker& worker, Socket socket, std::string remote) {
  using Stream = asio::ssl::stream<Socket>;
  auto session = std::make_shared<Session<Stream>>(worker, std::move(remote), std::move(socket),
                                                   *worker.shared.tls);
  asio::co_spawn(worker.executor(), Session<Stream>::serve(std::move(session)), asio::detached);
}

}  // namespace entente::server
