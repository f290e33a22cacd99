#include <gmock/gmock.h>

#include "unit/server/small_server.hpp"

namespace entente::server::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view open_events = "GET /events HTTP/1.1\r\nHost: l\r\n\r\n";

struct Events : testing::Test {
  void open(Client& client) {
    client.say(open_events);
    const auto reply = client.reply(Client::Body::none);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.headers.at("content-type"), "text/event-stream");
    EXPECT_THAT(client.read_until("data: old\n\n"), StartsWith("retry: 2000\n\n"));
  }
};

TEST_F(Events, ReachEveryStreamOfTheirChannelInOrder) {
  SmallServer small({.threads = 2});
  Client a(small.port);
  Client b(small.port);
  open(a);
  open(b);
  EXPECT_EQ(small.server->counters().streams, 2);
  small.server->publish("another", std::make_shared<const std::string>("data: secret\n\n"));
  for (int i = 0; i < 100; ++i) small.publish("data: " + std::to_string(i) + "\n\n");
  for (auto* client : {&a, &b}) {
    const auto all = client->read_until("data: 99\n\n");
    EXPECT_THAT(all, HasSubstr("data: 41\n\ndata: 42\n\n"));
    EXPECT_THAT(all, Not(HasSubstr("secret")));
  }
}

TEST_F(Events, SentWhileTheStreamOpensFollowTheBacklog) {
  SmallServer small;
  small.during_open = [&] { small.publish("data: between\n\n"); };
  Client client(small.port);
  open(client);
  small.publish("data: after\n\n");
  const auto all = client.read_until("data: after\n\n");
  EXPECT_EQ(all, "data: between\n\ndata: after\n\n") << "each once";
}

TEST_F(Events, TooManyWhileOpeningAskToLoadAgain) {
  SmallServer small;
  small.during_open = [&] {
    for (int i = 0; i < 1100; ++i)
      small.server->publish("d", std::make_shared<const std::string>());
  };
  Client client(small.port);
  open(client);
  EXPECT_THAT(client.read_until("event: reset\ndata: {}\n\n"), HasSubstr("reset"));
}

TEST_F(Events, ASilentStreamHasAHeartbeat) {
  SmallServer small({.heartbeat_s = 1});
  Client client(small.port);
  open(client);
  EXPECT_EQ(client.read_until(":\n\n"), ":\n\n");
  EXPECT_EQ(client.read_until(":\n\n"), ":\n\n");
  small.publish("data: alive\n\n");
  EXPECT_THAT(client.read_until("alive\n\n"), HasSubstr("data: alive\n\n"));
}

TEST_F(Events, AStreamThatDoesNotReadIsEnded) {
  SmallServer small;
  Client client(small.port);
  open(client);
  const auto message =
      std::make_shared<const std::string>("data: " + std::string(8000, 'x') + "\n\n");
  ASSERT_TRUE(wait_for([&] {
    for (int i = 0; i < 100; ++i) small.server->publish("c", message);
    return small.server->counters().streams == 0;
  }));
  EXPECT_TRUE(client.ends());
}

TEST_F(Events, EndWithTheLogIn) {
  SmallServer small;
  Client client(small.port);
  open(client);
  small.publish("data: last\n\n");
  small.server->end_streams("c");
  EXPECT_EQ(client.read_until("data: last\n\n"), "data: last\n\n");
  EXPECT_TRUE(client.ends());
}

TEST_F(Events, AClientThatLeavesIsForgotten) {
  SmallServer small;
  {
    Client client(small.port);
    open(client);
  }
  EXPECT_TRUE(wait_for([&] { return small.server->counters().streams == 0; }));
  small.publish("data: nobody\n\n");
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 200);
}

TEST_F(Events, EndWhenTheServerStops) {
  SmallServer small;
  Client client(small.port);
  open(client);
  const auto began = std::chrono::steady_clock::now();
  small.server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
  EXPECT_TRUE(client.ends());
}

TEST_F(Events, ReadsGoOnBesideManyStreams) {
  SmallServer small;
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 100; ++i) open(*clients.emplace_back(std::make_unique<Client>(small.port)));
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 200);
  small.publish("data: all\n\n");
  for (auto& client : clients) EXPECT_EQ(client->read_until("data: all\n\n"), "data: all\n\n");
}

}  // namespace
}  // namespace entente::server::test
