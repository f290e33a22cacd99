// What is written reads back, in whatever pieces it comes.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstring>
#include <sstream>

#include "csv/number.hpp"
#include "csv/reader.hpp"
#include "csv/writer.hpp"

namespace entente::csv {

namespace {

using Rows = std::vector<std::vector<std::string>>;

rc::Gen<std::string> texts() {
  const auto part = rc::gen::elementOf(std::vector<std::string>{
      "a", "7", ",", "\"", "\n", "\r", "\r\n", " ", "é", "\xEF\xBB\xBF", ";", "'"});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part), [](const auto& parts) {
    std::string out;
    for (const auto& one : parts) out += one;
    return out;
  });
}

Source in_pieces(std::string_view text, std::size_t length) {
  return [text, length]() mutable -> Result<std::string_view> {
    const auto piece = text.substr(0, length);
    text.remove_prefix(piece.size());
    return piece;
  };
}

TEST(Csv_round_trip, any_text_reads_back_in_pieces_of_any_length) {
  EXPECT_TRUE(rc::check([] {
    const auto width = *rc::gen::inRange<std::size_t>(1, 5);
    auto rows =
        *rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(width, texts()));
    std::vector<std::string> header;
    for (std::size_t i = 0; i < width; ++i) header.push_back(*texts() + std::to_string(i));
    std::ostringstream out;
    Writer writer(out);
    rows.insert(rows.begin(), header);
    for (const auto& row : rows) {
      for (const auto& field : row) writer.field(field);
      writer.end_row();
    }
    auto reader = Reader::open(in_pieces(out.view(), *rc::gen::inRange<std::size_t>(1, 9)));
    RC_ASSERT(reader.has_value());
    RC_ASSERT(reader->names() == header);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      RC_ASSERT(*reader->next());
      for (std::size_t j = 0; j < width; ++j) RC_ASSERT(reader->field(j) == rows[i][j]);
    }
    RC_ASSERT(!*reader->next());
  }));
}

TEST(Csv_round_trip, any_finite_number_reads_back_the_same) {
  EXPECT_TRUE(rc::check([](std::int64_t bits) {
    double value;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    RC_PRE(std::isfinite(value));
    RC_ASSERT(number(text_of(value)) == value);
    RC_ASSERT(whole(std::to_string(bits)) == bits);
  }));
}

TEST(Csv_number, is_the_whole_field_and_finite) {
  EXPECT_EQ(number("1e3"), 1000);
  EXPECT_EQ(number("+.5"), 0.5);
  for (const char* bad : {"", " 1", "1 ", "1,5", "1e", "0x10", "nan", "inf", "-inf", "1e999", "+",
                          "+-1", "++1", "1.5.2", "--1"}) {
    EXPECT_FALSE(number(bad)) << bad;
  }
}

TEST(Csv_whole_number, has_digits_only_and_fits) {
  EXPECT_EQ(whole("-0"), 0);
  EXPECT_EQ(whole("+12"), 12);
  for (const char* bad : {"", "1.0", "1e3", "9223372036854775808", "+-1", "١"}) {
    EXPECT_FALSE(whole(bad)) << bad;
  }
}

}  // namespace

}  // namespace entente::csv
