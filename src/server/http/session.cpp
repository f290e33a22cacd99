#include "server/http/session.hpp"

namespace entente::server {

void trust_proxy(Request& request) {
  const bool loopback = request.remote == "::1" || request.remote.starts_with("127.");
  if (!loopback) return;
  if (request.header("x-forwarded-proto") == "https") request.secure = true;
  const auto chain = request.header("x-forwarded-for");
  const auto last = chain.substr(chain.rfind(',') + 1);  // what our own proxy saw
  const auto first = last.find_first_not_of(' ');
  if (first != last.npos) request.remote = std::string(last.substr(first));
}

Answer run_target(const Target& target, Request& request) {
  try {
    return target.run(request);
  } catch (const std::exception&) {
    return own_answer(fault("server.fault"), request.secure);
  }
}

void serve_plain(Worker& worker, Socket socket, std::string remote) {
  auto session = std::make_shared<Session<Socket>>(worker, std::move(remote), std::move(socket));
  asio::co_spawn(worker.executor(), Session<Socket>::serve(std::move(session)), asio::detached);
}

}  // namespace entente::server
