#include "base/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace entente::base {

TEST(Instant, knows_its_first_and_last_moment) {
  EXPECT_EQ(Instant::parse("1970-01-01T00:00:00Z").value().us, 0);
  const auto last = Instant::parse("9999-12-31T23:59:59.999999Z").value();
  EXPECT_EQ(last.text(), "9999-12-31T23:59:59.999999Z");
  for (auto bad : {"1969-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "2026-13-01T00:00:00Z",
                   "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z"})
    EXPECT_EQ(Instant::parse(bad).error().key, "time.malformed") << bad;
}

TEST(Instant, refuses_every_other_way_to_write_a_moment) {
  for (auto bad : {"2026-11-23T23:14:50", "2026-11-23T23:14:50z", "2026-11-23t23:14:50Z",
                   "2026-11-23T23:14:50.Z", "2026-11-23T23:14:50,1Z", "2026-11-23T23:14:60Z",
                   "2026-11-23T23:60:00Z", "2026-11-23T2:14:50Z", " 2026-11-23T23:14:50Z",
                   "2026-11-23T23:14:50.1 Z", "2026-11-23T23:14:50.-1Z", "+026-11-23T23:14:50Z",
                   "2026-1--23T23:14:50Z", "2026-11-23T23:14:5\xc3\xa9Z"})
    EXPECT_EQ(Instant::parse(bad).error().key, "time.malformed") << bad;
}

TEST(Instant, reads_fewer_decimals_as_the_fraction_they_are) {
  EXPECT_EQ(Instant::parse("1970-01-01T00:00:00.5Z").value().us, 500'000);
  EXPECT_EQ(Instant::parse("1970-01-01T00:00:00.000001Z").value().us, 1);
}

TEST(Instant, falls_in_a_day_and_is_followed_by_others) {
  const auto at = Instant::parse("2026-11-23T23:59:59.999999Z").value();
  EXPECT_EQ(day_of(at).text(), "2026-11-23");
  EXPECT_EQ(day_of(later(at, 1)).text(), "2026-11-24");
  EXPECT_LT(at, later(at, 1));
}

TEST(Date, has_its_bounds_and_one_form) {
  EXPECT_EQ(Date::parse("1900-01-01").value().text(), "1900-01-01");
  EXPECT_EQ(Date::parse("9999-12-31").value().text(), "9999-12-31");
  EXPECT_EQ(Date::parse("1970-01-01").value().days, 0);
  EXPECT_EQ(Date::parse("1969-12-31").value().days, -1);
  EXPECT_EQ(Date::parse("2000-02-29").value().text(), "2000-02-29");
  for (auto bad : {"1899-12-31", "2100-02-29", "2026-2-1", "2026-02-1 ", "2026/02/01",
                   "2026-02-01T", "26-02-01", "", "2026-04-31"})
    EXPECT_EQ(Date::parse(bad).error().key, "date.malformed") << bad;
}

RC_GTEST_PROP(Instant, is_read_back_and_keeps_its_order, ()) {
  constexpr std::int64_t end = 253'402'300'800 * us_per_second;  // 10000-01-01
  const Instant a{*rc::gen::inRange<std::int64_t>(0, end)};
  const Instant b{*rc::gen::inRange<std::int64_t>(0, end)};
  RC_ASSERT(Instant::parse(a.text()).value() == a);
  RC_ASSERT((a.text() < b.text()) == (a < b));
}

RC_GTEST_PROP(Date, is_read_back_and_keeps_its_order, ()) {
  const Date a{*rc::gen::inRange<std::int32_t>(-25567, 2932897)};
  const Date b{*rc::gen::inRange<std::int32_t>(-25567, 2932897)};
  RC_ASSERT(Date::parse(a.text()).value() == a);
  RC_ASSERT((a.text() < b.text()) == (a < b));
}

}  // namespace entente::base
