#include "json/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstring>

namespace entente::json {
namespace {
std::string round(std::string_view text) { return canonical(parse(text).value()); }
}  // namespace

// RFC 8785, 3.2.2 and appendix B: the published vectors.
TEST(Canonical, writes_the_example_of_the_rfc) {
  EXPECT_EQ(round(R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
    "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})"),
            R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
            R"("string":"€$\u000f\nA'B\"\\\\\"/"})");
}

TEST(Canonical, sorts_members_by_their_utf16_units) {
  EXPECT_EQ(round("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Dalet\","
                  "\"1\":\"One\",\"\\ud83d\\ude00\":\"Smile\",\"\\u0080\":\"Control\","
                  "\"\\u00f6\":\"o\"}"),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"o\","
            "\"€\":\"Euro Sign\",\"😀\":\"Smile\",\"\ufb33\":\"Dalet\"}");
}

TEST(Canonical, writes_numbers_as_ecmascript_does) {
  for (auto [in, out] : std::vector<std::pair<std::string, std::string>>{
           {"0", "0"},
           {"-0", "0"},
           {"-0.0", "0"},
           {"5e-324", "5e-324"},
           {"-5e-324", "-5e-324"},
           {"1.7976931348623157e308", "1.7976931348623157e+308"},
           {"9007199254740992", "9007199254740992"},
           {"9007199254740994.0", "9007199254740994"},
           {"295147905179352830000", "295147905179352830000"},
           {"9.999999999999997e22", "9.999999999999997e+22"},
           {"1e23", "1e+23"},
           {"1.0000000000000001e23", "1.0000000000000001e+23"},
           {"999999999999999900000", "999999999999999900000"},
           {"1e21", "1e+21"},
           {"9.999999999999997e-7", "9.999999999999997e-7"},
           {"0.000001", "0.000001"},
           {"333333333.3333332", "333333333.3333332"},
           {"1424953923781206.2", "1424953923781206.2"}})
    EXPECT_EQ(round(in), out) << in;
}

TEST(Parse, refuses_what_is_not_strict_json) {
  auto key = [](std::string_view text) { return parse(text).error().key; };
  EXPECT_EQ(key(R"({"a":1,"a":2})"), "json.duplicate_key");
  EXPECT_EQ(key(R"({"b":{"a":1,"\u0061":2}})"), "json.duplicate_key");
  for (std::string_view bad : {"", "{", "[1,]", "01", "+1", "NaN", "'a'", "\"\xff\"", "\"\\ud800\"",
                               "1 2", "// x\n1", "\"\n\"", "nul", "{\"a\" 1}"})
    EXPECT_EQ(key(bad), "json.malformed") << bad;
  EXPECT_EQ(key(std::string(65, '[') + std::string(65, ']')), "json.too_deep");
  EXPECT_TRUE(parse(std::string(64, '[') + std::string(64, ']')));
  EXPECT_EQ(parse("[1,2]", {.bytes = 4}).error().key, "json.too_large");
}

RC_GTEST_PROP(Canonical, is_stable_and_loses_nothing,
              (const std::vector<std::string>& raw, const std::vector<std::int64_t>& numbers)) {
  Object object;
  int n = 0;
  for (auto text : raw) {
    for (auto& c : text) c = static_cast<char>(c & 0x7f);
    object[text + std::to_string(n++)] = text;
  }
  Array array;
  for (auto each : numbers) array.push_back(each % (std::int64_t(1) << 53));
  object["numbers"] = array;
  auto text = canonical(object);
  auto back = parse(text);
  RC_ASSERT(back.has_value());
  RC_ASSERT(canonical(*back) == text);
  RC_ASSERT(*back == Value(object));
}

RC_GTEST_PROP(Canonical, writes_every_double_so_that_it_is_read_back, (std::uint64_t bits)) {
  double number;
  std::memcpy(&number, &bits, sizeof number);
  RC_PRE(std::isfinite(number));
  auto back = parse(canonical(Value(number))).value();
  RC_ASSERT(back.to_number<double>() == number);
}

}  // namespace entente::json
