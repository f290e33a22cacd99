#include <gtest/gtest.h>

#include "base/id.hpp"
#include "base/time.hpp"

namespace entente {

TEST(Id, is_written_as_26_characters_and_read_back) {
  AllianceId id;
  for (std::size_t i = 0; i < 16; ++i) id.bytes[i] = static_cast<std::uint8_t>(255 - i * 16);
  auto text = id.text();
  EXPECT_EQ(text.size(), 26u);
  EXPECT_EQ(AllianceId::parse(text).value(), id);
  EXPECT_EQ(AllianceId{}.text(), std::string(26, '0'));
}

TEST(Id, refuses_every_other_form) {
  for (auto text : {"", "0", "00000000000000000000000000x", "U0000000000000000000000000",
                    "80000000000000000000000000", "0000000000000000000000000u"})
    EXPECT_EQ(AllianceId::parse(text).error().key, "id.malformed") << text;
}

TEST(Instant, keeps_microseconds) {
  auto at = Instant::parse("2026-11-23T23:14:50.123456Z").value();
  EXPECT_EQ(at.text(), "2026-11-23T23:14:50.123456Z");
  EXPECT_EQ(Instant::parse("2026-11-23T23:14:50Z").value().text(), "2026-11-23T23:14:50.000000Z");
  for (auto bad : {"2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23 10:00:00Z",
                   "2026-11-23T23:14:50.1234567Z", "2026-11-23T23:14:50+01:00", ""})
    EXPECT_FALSE(Instant::parse(bad)) << bad;
}

TEST(Date, knows_the_calendar) {
  EXPECT_EQ(Date::parse("2028-02-29").value().text(), "2028-02-29");
  EXPECT_FALSE(Date::parse("2027-02-29"));
  EXPECT_EQ(base::day_of(Instant::parse("1970-01-02T00:00:00Z").value()).days, 1);
}

}  // namespace entente
