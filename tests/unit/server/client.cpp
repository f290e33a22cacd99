#include "unit/server/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>

namespace entente::server::test {

Client::Client(unsigned short port) {
  fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{5, 0};
  setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) end();
}

Client::~Client() { end(); }

void Client::end() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

void Client::say(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the answer, if any, tells
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Client::more() {
  char piece[16384];
  const auto count = fd_ < 0 ? 0 : recv(fd_, piece, sizeof piece, 0);
  if (count <= 0) return false;
  in_.append(piece, static_cast<std::size_t>(count));
  return true;
}

Reply Client::reply(Body body) {
  std::size_t blank;
  while ((blank = in_.find("\r\n\r\n")) == std::string::npos)
    if (!more()) return {};
  Reply out;
  out.status = std::atoi(in_.c_str() + 9);
  std::size_t at = in_.find("\r\n") + 2;
  while (at < blank + 2) {
    const auto end = in_.find("\r\n", at);
    const auto colon = in_.find(": ", at);
    std::string name = in_.substr(at, colon - at);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    out.headers[name] = in_.substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  in_.erase(0, blank + 4);
  if (body == Body::none || !out.headers.contains("content-length")) return out;
  const auto length = std::stoul(out.headers["content-length"]);
  while (in_.size() < length && more()) {
  }
  out.body = in_.substr(0, length);
  in_.erase(0, out.body.size());
  return out;
}

std::string Client::read_until(std::string_view mark) {
  while (in_.find(mark) == std::string::npos && more()) {
  }
  const auto at = in_.find(mark);
  const auto length = at == std::string::npos ? in_.size() : at + mark.size();
  auto out = in_.substr(0, length);
  in_.erase(0, length);
  return out;
}

bool Client::ends() {
  char piece[16384];
  for (;;) {
    const auto count = recv(fd_, piece, sizeof piece, 0);
    if (count > 0) continue;
    return count == 0 || errno == ECONNRESET;
  }
}

Reply ask(unsigned short port, std::string_view method, std::string_view target,
          std::string_view head, std::string_view body) {
  Client client(port);
  std::string said(method);
  said.append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n").append(head);
  if (!body.empty())
    said.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  said.append("Connection: close\r\n\r\n").append(body);
  client.say(said);
  return client.reply(method == "HEAD" ? Client::Body::none : Client::Body::sent);
}

}  // namespace entente::server::test
