#include "server/http/uri.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "server/http/message.hpp"

namespace entente::server {
namespace {

TEST(Uri, DecodesPathAndQuery) {
  const auto uri = parse_uri("/a%2Fb/%C3%A9?x=1&x=2&y&z=a+b&%3d=%26#part");
  ASSERT_TRUE(uri);
  EXPECT_EQ(uri->path, "/a/b/é");
  const std::map<std::string, std::string> query{{"x", "2"}, {"y", ""}, {"z", "a b"}, {"=", "&"}};
  EXPECT_EQ(uri->query, query);
  EXPECT_EQ(parse_uri("/a+b")->path, "/a+b") << "plus is itself in a path";
}

TEST(Uri, RefusesWhatIsNoPath) {
  for (const auto* target : {"", "a", "*", "host:80", "/%", "/%4", "/%g0", "/%0a", "/a\x7f",
                             "/?a=%01", "/..", "/a/../b", "/a/%2e%2e/b", "/%c0%af", "/%ed%a0%80",
                             "/%f4%90%80%80", "/%e0%80%80", "/?%ff", "ftp://x/"})
    EXPECT_FALSE(parse_uri(target)) << target;
  for (const auto* target : {"/...", "/a..b", "/..a", "/%f0%9f%99%82"})
    EXPECT_TRUE(parse_uri(target)) << target;
}

TEST(Uri, AnyBytesWrittenInPercentsAreReadBackOrRefused) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    std::string target = "/x?k=";
    bool control = false;
    for (const unsigned char c : text) {
      constexpr char digits[] = "0123456789abcdef";
      target += {'%', digits[c >> 4], digits[c & 15]};
      control = control || c < 0x20 || c == 0x7f;
    }
    const auto uri = parse_uri(target);
    RC_ASSERT(uri.has_value() == (is_utf8(text) && !control));
    if (uri) RC_ASSERT(uri->query.at("k") == text);
  }));
}

TEST(Cookies, AreFoundAmongOthers) {
  Request request;
  request.headers = {{"cookie", "a=1; entente=token; b=2"}, {"cookie", "c=3;d"}};
  EXPECT_EQ(request.cookie("entente"), "token");
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("c"), "3");
  EXPECT_EQ(request.cookie("d"), "");
  EXPECT_EQ(request.cookie("tente"), "");
  EXPECT_EQ(request.cookie("ente"), "");
}

}  // namespace
}  // namespace entente::server
