// RFC 8785: all of appendix B, and property tests against what must hold for any text.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "json/json.hpp"

namespace entente::json {
namespace {

double from_bits(std::uint64_t bits) {
  double out;
  std::memcpy(&out, &bits, sizeof out);
  return out;
}
std::string round(std::string_view text) { return canonical(parse(text).value()); }

/// UTF-16 code units, the plain way: what the order of members must agree with.
std::u16string utf16(std::u32string_view text) {
  std::u16string out;
  for (char32_t c : text) {
    if (c < 0x10000) {
      out += static_cast<char16_t>(c);
    } else {
      out += static_cast<char16_t>(0xD7C0 + (c >> 10));
      out += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
  }
  return out;
}
std::string utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) {
    auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | (c >> 6));
      tail(0);
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
      tail(6), tail(0);
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      tail(12), tail(6), tail(0);
    }
  }
  return out;
}

/// Any characters, most of them near the borders where UTF-8 and UTF-16 disagree.
rc::Gen<std::u32string> texts() {
  const auto one = rc::gen::map(
      rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 0x80),
                     rc::gen::inRange<std::uint32_t>(0x7F0, 0x810),
                     rc::gen::inRange<std::uint32_t>(0xD7F0, 0xD800),
                     rc::gen::inRange<std::uint32_t>(0xE000, 0x10010),
                     rc::gen::inRange<std::uint32_t>(0x10000, 0x110000)),
      [](std::uint32_t c) { return static_cast<char32_t>(c); });
  return rc::gen::container<std::u32string>(one);
}

}  // namespace

TEST(Rfc8785, writes_each_number_of_appendix_b) {
  struct Sample {
    std::uint64_t bits;
    const char* text;
  };
  for (auto [bits, text] : std::vector<Sample>{
           {0x0000000000000000, "0"},
           {0x8000000000000000, "0"},
           {0x0000000000000001, "5e-324"},
           {0x8000000000000001, "-5e-324"},
           {0x7fefffffffffffff, "1.7976931348623157e+308"},
           {0xffefffffffffffff, "-1.7976931348623157e+308"},
           {0x4340000000000000, "9007199254740992"},
           {0xc340000000000000, "-9007199254740992"},
           {0x4430000000000000, "295147905179352830000"},
           {0x44b52d02c7e14af5, "9.999999999999997e+22"},
           {0x44b52d02c7e14af6, "1e+23"},
           {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
           {0x444b1ae4d6e2ef4e, "999999999999999700000"},
           {0x444b1ae4d6e2ef4f, "999999999999999900000"},
           {0x444b1ae4d6e2ef50, "1e+21"},
           {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
           {0x3eb0c6f7a0b5ed8d, "0.000001"},
           {0x41b3de4355555553, "333333333.3333332"},
           {0x41b3de4355555554, "333333333.33333325"},
           {0x41b3de4355555555, "333333333.3333333"},
           {0x41b3de4355555556, "333333333.3333334"},
           {0x41b3de4355555557, "333333333.33333343"},
           {0xbecbf647612f3696, "-0.0000033333333333333333"},
           {0x43143ff3c1cb0959, "1424953923781206.2"}})
    EXPECT_EQ(canonical(Value(from_bits(bits))), text);
}

TEST(Rfc8785, writes_an_integer_as_the_double_that_it_is) {
  EXPECT_EQ(round("9007199254740993"), "9007199254740992");
  EXPECT_EQ(round("-9007199254740993"), "-9007199254740992");
  EXPECT_EQ(round("9223372036854775807"), "9223372036854776000");
  EXPECT_EQ(round("18446744073709551615"), "18446744073709552000");
  EXPECT_EQ(round("123456789012345678901234567890"), "1.2345678901234568e+29");
  EXPECT_EQ(round("1.0"), "1");
  EXPECT_EQ(round("100e-2"), "1");
}

TEST(Rfc8785, keeps_the_order_of_lists_and_the_nesting) {
  EXPECT_EQ(round(R"([56,{"d":true,"10":null,"1":[]}])"), R"([56,{"1":[],"10":null,"d":true}])");
  EXPECT_EQ(round(R"({"":1,"a":{},"A":{"\u0000":0},"\n":""})"),
            "{\"\":1,\"\\n\":\"\",\"A\":{\"\\u0000\":0},\"a\":{}}");
  EXPECT_EQ(round(R"({"peach":1,"péché":2,"pêche":3,"sin":4})"),
            R"({"peach":1,"péché":2,"pêche":3,"sin":4})");
}

TEST(Rfc8785, leaves_letters_as_they_are_even_when_two_spellings_look_alike) {
  EXPECT_EQ(round("\"A\\u030a\""), "\"A\u030a\"");  // not composed to Å
  EXPECT_EQ(round(R"("\u007f\u2028\/")"), "\"\x7f\u2028/\"");
}

TEST(Parse, refuses_numbers_that_no_double_holds) {
  for (auto bad : {"1e400", "-1e400", "1e99999999999999999999", "Infinity", "-", ".5", "1.", "1e",
                   "0x10", "00", "-01"})
    EXPECT_EQ(parse(bad).error().key, "json.malformed") << bad;
}

TEST(Parse, refuses_text_that_is_not_utf8) {
  for (std::string bad : {"\x80", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                          "\xf8\x88\x80\x80\x80", "\xe2\x82", "\xff", "\xc3"}) {
    EXPECT_FALSE(parse("\"" + bad + "\"")) << bad;
    EXPECT_FALSE(parse("{\"" + bad + "\":1}")) << bad;
  }
  EXPECT_FALSE(parse("\xef\xbb\xbf{}"));  // no byte order mark
}

TEST(Parse, refuses_half_a_surrogate_pair) {
  for (auto bad : {R"("\ud800")", R"("\udc00")", R"("\ud800\u0041")", R"("\ud800\ud800")",
                   R"("\ud83d")", R"({"\udfff":1})"})
    EXPECT_FALSE(parse(bad)) << bad;
  EXPECT_EQ(round(R"("\ud83d\ude00")"), "\"😀\"");
}

TEST(Parse, says_which_member_is_there_twice_and_where_a_text_stops_being_json) {
  EXPECT_EQ(parse(R"({"a":{"b":1,"b":1}})").error(), invalid("json.duplicate_key", {{"key", "b"}}));
  EXPECT_EQ(parse(R"([1,2,x])").error(), invalid("json.malformed", {{"at", "5"}}));
}

RC_GTEST_PROP(Rfc8785, sorts_members_by_utf16_units, ()) {
  auto names = *rc::gen::unique<std::vector<std::u32string>>(texts());
  Object object;
  for (const auto& name : names) object.emplace(utf8(name), nullptr);
  std::sort(names.begin(), names.end(), [](auto& a, auto& b) { return utf16(a) < utf16(b); });
  std::string expected = "{";
  for (const auto& name : names)
    expected += (expected.size() > 1 ? "," : "") + canonical(Value(utf8(name))) + ":null";
  RC_ASSERT(canonical(object) == expected + "}");
}

RC_GTEST_PROP(Rfc8785, gives_back_every_text, ()) {
  const auto text = utf8(*texts());
  RC_ASSERT(parse(canonical(Value(text))).value() == Value(text));
}

RC_GTEST_PROP(Rfc8785, of_a_canonical_text_is_the_same_text, (std::uint64_t bits, std::int64_t n)) {
  const auto number = from_bits(bits);
  RC_PRE(number - number == 0);  // finite
  const auto text = canonical(Array{number, n});
  RC_ASSERT(round(text) == text);
}

/// Whatever comes in: a value or an error, and a value has a canonical text that is stable.
RC_GTEST_PROP(Parse, answers_to_any_bytes, ()) {
  const auto bytes = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("{}[]\",:0123456789.eE+-\\u/ abtrufalsn\xc3\xa9\xff\n")));
  if (const auto value = parse(bytes)) {
    const auto text = canonical(*value);
    RC_ASSERT(round(text) == text);
  }
}

}  // namespace entente::json
