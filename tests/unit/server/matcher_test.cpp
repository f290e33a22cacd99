#include "server/matcher.hpp"

#include <gmock/gmock.h>

namespace entente::server {
namespace {

using testing::UnorderedElementsAre;

Matcher sample() {
  Matcher out;
  out.add(Method::get, "/a/{id}", 0);
  out.add(Method::del, "/a/{id}", 1);
  out.add(Method::del, "/a/current", 2);
  out.add(Method::post, "/a/{id}/b/{n}", 3);
  out.add(Method::get, "/", 4);
  return out;
}

TEST(Matcher, PrefersTheLiteralAndFallsBackToTheParameter) {
  const auto matcher = sample();
  EXPECT_EQ(matcher.find(Method::del, "/a/current").index, 2u);
  EXPECT_EQ(matcher.find(Method::del, "/a/other").index, 1u);
  EXPECT_EQ(matcher.find(Method::get, "/a/current").index, 0u);
  EXPECT_EQ(matcher.find(Method::head, "/a/x").index, 0u);
  EXPECT_EQ(matcher.find(Method::get, "/").index, 4u);
}

TEST(Matcher, TellsTheMethodsOfAPathItKnows) {
  const auto matcher = sample();
  const auto found = matcher.find(Method::put, "/a/current");
  EXPECT_EQ(found.index, Matcher::none);
  EXPECT_THAT(found.allowed, UnorderedElementsAre(Method::get, Method::del));
  for (const auto* path : {"/a", "/a/", "/a//b/1", "/b", "/a/x/b", "/a/x/b/1/", "", "//"})
    EXPECT_TRUE(matcher.find(Method::get, path).allowed.empty()) << path;
}

TEST(Matcher, NamesTheParameters) {
  const std::map<std::string, std::string> both{{"id", "x"}, {"n", "7"}};
  EXPECT_EQ(params_of("/a/{id}/b/{n}", "/a/x/b/7"), both);
}

}  // namespace
}  // namespace entente::server
