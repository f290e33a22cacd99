#include <gtest/gtest.h>

#include "app/rate_limit.hpp"

namespace entente::app {
namespace {

constexpr std::int64_t start = 1'790'000'000;
Instant at(std::int64_t second) { return {(start + second) * base::us_per_second}; }

std::string seconds_told(const Result<void>& refused) {
  return refused ? "admitted" : refused.error().args.at(0).value;
}

TEST(RateLimit, five_tries_are_free_and_the_sixth_waits) {
  RateLimit limit({.free_tries = 5});
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(limit.admit("claire", at(0)));
  const auto sixth = limit.admit("claire", at(0));
  ASSERT_FALSE(sixth);
  EXPECT_EQ(sixth.error().category, Category::busy);
  EXPECT_EQ(sixth.error().key, "tries.too_many");
  EXPECT_EQ(seconds_told(sixth), "1");
}

TEST(RateLimit, each_wait_is_twice_the_one_before_up_to_the_longest) {
  RateLimit limit({.free_tries = 1});
  std::int64_t now = 0;
  ASSERT_TRUE(limit.admit("claire", at(now)));
  for (const std::int64_t wait : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900}) {
    EXPECT_EQ(seconds_told(limit.admit("claire", at(now))), std::to_string(wait));
    EXPECT_FALSE(limit.admit("claire", at(now + wait - 1)));
    now += wait;
    EXPECT_TRUE(limit.admit("claire", at(now))) << wait;
  }
}

TEST(RateLimit, a_refused_try_does_not_lengthen_the_wait) {
  RateLimit limit({.free_tries = 1});
  ASSERT_TRUE(limit.admit("claire", at(0)));
  for (int i = 0; i < 50; ++i) EXPECT_FALSE(limit.admit("claire", at(0)));
  EXPECT_TRUE(limit.admit("claire", at(1)));
}

TEST(RateLimit, one_key_does_not_slow_another) {
  RateLimit limit({.free_tries = 1});
  ASSERT_TRUE(limit.admit("claire", at(0)));
  ASSERT_FALSE(limit.admit("claire", at(0)));
  EXPECT_TRUE(limit.admit("thomas", at(0)));
}

TEST(RateLimit, a_right_try_is_forgiven_or_given_back) {
  RateLimit limit({.free_tries = 2});
  ASSERT_TRUE(limit.admit("claire", at(0)));
  ASSERT_TRUE(limit.admit("claire", at(0)));
  limit.give_back("claire");
  EXPECT_TRUE(limit.admit("claire", at(0)));
  EXPECT_FALSE(limit.admit("claire", at(0)));
  limit.forgive("claire");
  EXPECT_TRUE(limit.admit("claire", at(0)));
  EXPECT_TRUE(limit.admit("claire", at(0)));
  EXPECT_FALSE(limit.admit("claire", at(0)));
}

TEST(RateLimit, tries_are_forgotten_after_a_day_of_rest) {
  RateLimit limit({.free_tries = 1});
  ASSERT_TRUE(limit.admit("claire", at(0)));
  ASSERT_TRUE(limit.admit("claire", at(1)));
  ASSERT_EQ(seconds_told(limit.admit("claire", at(1))), "2");
  const std::int64_t later = 24 * 3600 + 2;
  ASSERT_TRUE(limit.admit("claire", at(later)));
  EXPECT_EQ(seconds_told(limit.admit("claire", at(later))), "1");
}

TEST(RateLimit, memory_is_bounded_and_the_longest_untried_key_goes_first) {
  RateLimit limit({.free_tries = 1, .most_keys = 3});
  for (const auto* name : {"a", "b", "c"}) ASSERT_TRUE(limit.admit(name, at(0)));
  ASSERT_TRUE(limit.admit("d", at(0)));
  EXPECT_FALSE(limit.admit("b", at(0)));
  EXPECT_FALSE(limit.admit("c", at(0)));
  EXPECT_TRUE(limit.admit("a", at(0)));
}

TEST(RateLimit, all_addresses_of_one_ipv6_home_count_as_one) {
  EXPECT_EQ(address_key("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_key("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_key("2001:db8:1:2:3:4:5:6"), address_key("2001:db8:1:2::9"));
  EXPECT_NE(address_key("2001:db8:1:2::9"), address_key("2001:db8:1:3::9"));
  EXPECT_EQ(address_key("2001:db8::1"), address_key("2001:db8::2"));
  EXPECT_NE(address_key("::1"), address_key("2001::1"));
}

}  // namespace
}  // namespace entente::app
