// A server with a router of its own, to test HTTP without the application.
#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "server/http/server.hpp"
#include "unit/server/client.hpp"

namespace entente::server::test {

inline Response text(int status, std::string body) {
  Response out;
  out.status = status;
  out.content_type = "text/plain";
  out.body = std::make_shared<const std::string>(std::move(body));
  return out;
}

/// /hello, /echo (the body), /query (?x=), /slow (100 ms in the command lane), /throws, /big,
/// /upload (8 MiB allowed), /events (channel "c", backlog "data: old").
struct SmallServer {
  explicit SmallServer(HttpOptions options = {}) {
    options.port = 0;
    if (options.command_threads == 64) options.command_threads = 4;
    auto started = Server::start(options, [this](Method method, const std::string& path) {
      return route(method, path);
    });
    EXPECT_TRUE(started);
    server = std::move(started).value();
    port = server->port();
  }

  Target route(Method, const std::string& path) {
    Target out;
    using Answer = std::variant<Response, EventStream>;
    if (path == "/slow" || path == "/throws") out.lane = Lane::command;
    if (path == "/echo") out.lane = Lane::slow;
    if (path == "/upload") out.max_body = 8 << 20;
    out.run = [this](Request& request) -> Answer {
      if (request.path == "/hello") return text(200, "hello");
      if (request.path == "/echo") return text(200, request.body);
      if (request.path == "/upload") return text(200, std::to_string(request.body.size()));
      if (request.path == "/query") return text(200, request.query["x"]);
      if (request.path == "/who")
        return text(200, request.remote + (request.secure ? " secure" : " plain"));
      if (request.path == "/big") return text(200, std::string(3'000'000, 'b'));
      if (request.path == "/throws") return text(200, std::string().substr(1));
      if (request.path == "/nothing") return Response{.status = 204};
      if (request.path == "/events") {
        if (during_open) during_open();
        return EventStream{"c", "data: old\n\n"};
      }
      if (request.path != "/slow") return text(404, "no");
      ++running;
      while (blocked) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      return text(200, "done");
    };
    return out;
  }

  void publish(const std::string& text) {
    server->publish("c", std::make_shared<const std::string>(text));
  }

  std::atomic<int> running{0};
  std::atomic<bool> blocked{false};
  std::function<void()> during_open;
  std::unique_ptr<Server> server;
  unsigned short port = 0;
};

/// Until a condition holds, five seconds at most.
template <class Condition>
bool wait_for(Condition condition) {
  for (int i = 0; i < 1000 && !condition(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return condition();
}

}  // namespace entente::server::test
