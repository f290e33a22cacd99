#include <gmock/gmock.h>

#include "unit/server/small_server.hpp"

namespace entente::server::test {
namespace {

using testing::HasSubstr;

constexpr std::string_view hello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST(Http, ManyRequestsShareOneConnection) {
  SmallServer small;
  Client client(small.port);
  for (int i = 0; i < 50; ++i) {
    client.say(hello);
    const auto reply = client.reply();
    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "hello");
    EXPECT_FALSE(reply.headers.contains("connection"));
  }
  EXPECT_EQ(small.server->counters().requests, 50u);
  EXPECT_EQ(small.server->counters().connections, 1);
}

TEST(Http, RequestsSentAtOnceAreAnsweredInOrder) {
  SmallServer small;
  Client client(small.port);
  std::string said;
  for (int i = 0; i < 20; ++i)
    said += "POST /echo HTTP/1.1\r\nHost: l\r\nContent-Length: 2\r\n\r\n" + std::to_string(i + 10);
  client.say(said);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.reply().body, std::to_string(i + 10));
}

TEST(Http, ARequestCutIntoSingleBytesIsUnderstood) {
  SmallServer small;
  Client client(small.port);
  for (const char c : std::string("POST /echo HTTP/1.1\r\nHost: l\r\nContent-Length: 3\r\n\r\nabc"))
    client.say(std::string_view(&c, 1));
  EXPECT_EQ(client.reply().body, "abc");
}

TEST(Http, ChunkedBodiesAreJoined) {
  SmallServer small;
  Client client(small.port);
  client.say(
      "POST /echo HTTP/1.1\r\nHost: l\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_EQ(client.reply().body, "abcde");
  client.say(hello);
  EXPECT_EQ(client.reply().body, "hello");
}

TEST(Http, HeadGivesTheLengthAndNoBody) {
  SmallServer small;
  Client client(small.port);
  client.say("HEAD /hello HTTP/1.1\r\nHost: l\r\n\r\n");
  const auto head = client.reply(Client::Body::none);
  EXPECT_EQ(head.headers.at("content-length"), "5");
  client.say(hello);
  EXPECT_EQ(client.reply().body, "hello");
}

TEST(Http, NoContentHasNeitherLengthNorType) {
  SmallServer small;
  const auto reply = ask(small.port, "GET", "/nothing");
  EXPECT_EQ(reply.status, 204);
  EXPECT_FALSE(reply.headers.contains("content-length"));
  EXPECT_FALSE(reply.headers.contains("content-type"));
}

TEST(Http, LargeAnswersArriveWhole) {
  SmallServer small;
  const auto reply = ask(small.port, "GET", "/big");
  EXPECT_EQ(reply.body.size(), 3'000'000u);
  EXPECT_EQ(reply.body.find_first_not_of('b'), std::string::npos);
}

TEST(Http, PathAndQueryAreDecoded) {
  SmallServer small;
  EXPECT_EQ(ask(small.port, "GET", "/qu%65ry?x=a+b%26%C3%A9&y=1").body, "a b&é");
  EXPECT_EQ(ask(small.port, "GET", "http://localhost/query?x=1").body, "1");
}

TEST(Http, TheClientIsAskedToContinueBeforeItsBody) {
  SmallServer small;
  Client client(small.port);
  client.say("POST /echo HTTP/1.1\r\nHost: l\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.reply(Client::Body::none).status, 100);
  client.say("ok");
  EXPECT_EQ(client.reply().body, "ok");
}

TEST(Http, ABodyTooLargeIsRefusedBeforeItIsSent) {
  SmallServer small;
  Client client(small.port);
  client.say(
      "POST /echo HTTP/1.1\r\nHost: l\r\nExpect: 100-continue\r\n"
      "Content-Length: 1048577\r\n\r\n");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 413);
  EXPECT_THAT(reply.body, HasSubstr("request.too_large"));
  EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json");
}

TEST(Http, ABodyThatGrowsTooLargeIsRefused) {
  SmallServer small;
  Client client(small.port);
  client.say("POST /echo HTTP/1.1\r\nHost: l\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string piece = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (int i = 0; i < 20; ++i) client.say(piece);
  EXPECT_EQ(client.reply().status, 413);
}

TEST(Http, ARouteForUploadsTakesMore) {
  SmallServer small;
  const std::string body(3 << 20, 'x');
  EXPECT_EQ(ask(small.port, "POST", "/upload", "", body).body, std::to_string(body.size()));
  EXPECT_EQ(ask(small.port, "POST", "/echo", "", body).status, 413);
}

TEST(Http, AHeaderTooLargeIsRefused) {
  SmallServer small;
  const auto reply = ask(small.port, "GET", "/hello", "X: " + std::string(20'000, 'a') + "\r\n");
  EXPECT_EQ(reply.status, 431);
  EXPECT_THAT(reply.body, HasSubstr("request.header_large"));
  EXPECT_EQ(ask(small.port, "GET", "/hello", "X: " + std::string(12'000, 'a') + "\r\n").status,
            200);
}

class Malformed : public testing::TestWithParam<std::string> {};

TEST_P(Malformed, IsRefusedAndTheServerGoesOn) {
  SmallServer small;
  Client client(small.port);
  client.say(GetParam());
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.body, HasSubstr("request.malformed"));
  EXPECT_EQ(reply.headers.at("connection"), "close");
  EXPECT_TRUE(client.ends());
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Requests, Malformed,
    testing::Values(
        "\x16\x03\x01\x02\x05\x01\r\n\r\n", "GET\r\n\r\n", "hello there\r\n\r\n",
        "GET /hello HTTP/1.1\r\n\r\n",  // no Host
        "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /hello HTTP/3.7\r\nHost: a\r\n\r\n", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nab",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"));

TEST(Http, ASlowClientIsCutOff) {
  SmallServer small({.timeout_s = 1});
  Client client(small.port);
  client.say("GET /hello HTTP/1.1\r\nHost:");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_TRUE(client.ends());
  Client silent(small.port);
  EXPECT_TRUE(silent.ends());
}

TEST(Http, ASilentConnectionIsClosedAfterAWhile) {
  SmallServer small({.idle_s = 1});
  Client client(small.port);
  client.say(hello);
  EXPECT_EQ(client.reply().status, 200);
  EXPECT_TRUE(client.ends());
}

TEST(Http, TooManyConnectionsAreRefused) {
  SmallServer small({.max_connections = 2});
  Client a(small.port);
  Client b(small.port);
  a.say(hello);
  b.say(hello);
  EXPECT_EQ(a.reply().status, 200);
  EXPECT_EQ(b.reply().status, 200);
  Client c(small.port);
  const auto reply = c.reply();
  EXPECT_EQ(reply.status, 503);
  EXPECT_TRUE(reply.headers.contains("retry-after"));
  a.end();
  ASSERT_TRUE(wait_for([&] { return small.server->counters().connections == 1; }));
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 200);
}

TEST(Http, AHandlerThatFailsIsAFaultOfOneRequest) {
  SmallServer small;
  const auto reply = ask(small.port, "GET", "/throws");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, HasSubstr("server.fault"));
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 200);
}

TEST(Http, CommandsBeyondTheQueueAreToldToComeBack) {
  SmallServer small({.command_threads = 1, .command_queue = 1});
  small.blocked = true;
  Client a(small.port);
  Client b(small.port);
  constexpr std::string_view slow = "GET /slow HTTP/1.1\r\nHost: l\r\n\r\n";
  a.say(slow);
  ASSERT_TRUE(wait_for([&] { return small.running == 1; }));
  Client c(small.port);
  b.say(slow);
  c.say(slow);  // whichever comes second finds the queue full
  ASSERT_TRUE(wait_for([&] { return small.server->counters().errors == 1; }));
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 200) << "reads go on meanwhile";
  small.blocked = false;
  EXPECT_EQ(a.reply().body, "done");
  const Reply one = b.reply();
  const Reply other = c.reply();
  EXPECT_EQ(one.status + other.status, 200 + 503);
  const Reply& refused = one.status == 503 ? one : other;
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
}

TEST(Http, StoppingFinishesTheCommandInFlight) {
  SmallServer small;
  Client client(small.port);
  Client idle(small.port);
  idle.say(hello);
  EXPECT_EQ(idle.reply().status, 200);
  client.say("GET /slow HTTP/1.1\r\nHost: l\r\n\r\n");
  ASSERT_TRUE(wait_for([&] { return small.running == 1; }));
  const auto began = std::chrono::steady_clock::now();
  std::thread stopper([&] { small.server->stop(); });
  const auto reply = client.reply();
  EXPECT_EQ(reply.body, "done");
  EXPECT_EQ(reply.headers.at("connection"), "close");
  EXPECT_TRUE(idle.ends());
  stopper.join();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
  EXPECT_EQ(ask(small.port, "GET", "/hello").status, 0) << "no new connections";
}

TEST(Http, ATakenPortIsAnError) {
  SmallServer small;
  const auto second =
      Server::start({.port = small.port}, [](Method, const std::string&) { return Target{}; });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().key, "serve.port_taken");
}

TEST(Http, AProxyOfThisMachineIsBelievedOnlyWhenSaid) {
  constexpr std::string_view forwarded =
      "X-Forwarded-For: 10.0.0.1, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
  SmallServer trusting({.trust_proxy = true});
  EXPECT_EQ(ask(trusting.port, "GET", "/who", forwarded).body, "192.0.2.7 secure");
  SmallServer wary;
  EXPECT_EQ(ask(wary.port, "GET", "/who", forwarded).body, "127.0.0.1 plain");
}

}  // namespace
}  // namespace entente::server::test
