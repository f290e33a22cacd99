#include "csv/reader.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace entente::csv {

namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> read(std::string_view text, const Limits& limits = {}) {
  auto reader = TRY(Reader::open(source_of(text), limits));
  Rows rows{reader.names()};
  while (TRY(reader.next())) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < reader.names().size(); ++i) row.emplace_back(reader.field(i));
  }
  return rows;
}

Error refusal(std::string_view text, const Limits& limits = {}) {
  const auto rows = read(text, limits);
  return rows ? Error{} : rows.error();
}

std::string arg(const Error& error, std::string_view name) {
  for (const auto& one : error.args) {
    if (one.name == name) return one.value;
  }
  return "";
}

void expect_refused(const Error& error, std::string_view key, std::string_view line,
                    std::string_view column = "") {
  EXPECT_EQ(error.key, key);
  EXPECT_EQ(arg(error, "line"), line) << key;
  EXPECT_EQ(arg(error, "column"), column) << key;
}

Result<Reader> scores(std::string_view text) {
  return Reader::open(source_of(text), {{"patient_id"}, {"score"}, {"unit", true}});
}

TEST(Csv, reads_fields_in_quotes_or_not_with_either_line_end_and_a_byte_order_mark) {
  const Rows rows{{"a", "b"}, {"1", "x,y"}, {"", "say \"hi\"\r\nthere"}, {"2", ""}};
  EXPECT_EQ(*read("\xEF\xBB\xBF\"a\",b\r\n1,\"x,y\"\n,\"say \"\"hi\"\"\r\nthere\"\r\n2,"), rows);
}

TEST(Csv, takes_only_a_whole_byte_order_mark_for_one) {
  EXPECT_EQ(read("\xEF\xBB\xBC,b\n")->front().front(), "\xEF\xBB\xBC");
}

TEST(Csv, a_blank_line_is_a_row_of_one_empty_field) {
  EXPECT_EQ(*read("a\n\n1\n"), (Rows{{"a"}, {""}, {"1"}}));
  expect_refused(refusal("a,b\n1,2\n\n"), "csv.fields", "3");
}

TEST(Csv, refuses_a_stray_quote_with_its_place) {
  expect_refused(refusal("a,b\n1,x\"y\n"), "csv.quote", "2", "2");
  expect_refused(refusal("a,b\n\"1\"x,2\n"), "csv.quote", "2", "1");
  expect_refused(refusal("a,b\n1,2\n3,\"4\n5,6\n"), "csv.unclosed", "3", "2");
}

TEST(Csv, refuses_a_carriage_return_alone) {
  expect_refused(refusal("a,b\r1,2\r"), "csv.line_end", "1", "2");
  expect_refused(refusal("a,b\n1,2\r"), "csv.line_end", "2", "2");
}

TEST(Csv, refuses_what_is_not_utf8) {
  for (const char* bad :
       {"\xE9t\xE9", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
    expect_refused(refusal(std::string("a,b\n1,") + bad + "\n"), "csv.encoding", "2", "2");
  }
  expect_refused(refusal(std::string_view("a\n\0\n", 4)), "csv.encoding", "2", "1");
  EXPECT_TRUE(read("a\nété € 😀\n"));
}

TEST(Csv, refuses_what_is_longer_than_it_may_be) {
  const Limits limits{5, 12, 3};
  EXPECT_TRUE(read("a,b,c\n12345,12345,12\n", limits));
  expect_refused(refusal("a\n123456\n", limits), "csv.field_too_long", "2", "1");
  expect_refused(refusal("a,b,c\n12345,12345,123\n", limits), "csv.line_too_long", "2");
  expect_refused(refusal("a,b,c,d\n", limits), "csv.too_many_columns", "1", "4");
}

TEST(Csv, refuses_a_header_that_leaves_something_to_guess) {
  EXPECT_EQ(refusal("").key, "csv.empty");
  EXPECT_EQ(refusal("\xEF\xBB\xBF").key, "csv.empty");
  expect_refused(refusal("a,,c\n"), "csv.column_unnamed", "1", "2");
  EXPECT_EQ(arg(refusal("a,b,a\n"), "name"), "a");
  EXPECT_EQ(refusal("a,b,a\n").key, "csv.column_twice");
}

TEST(Csv, refuses_a_row_with_too_few_or_too_many_fields) {
  const auto few = refusal("a,b\n1\n");
  expect_refused(few, "csv.fields", "2");
  EXPECT_EQ(arg(few, "expected") + "/" + arg(few, "found"), "2/1");
  expect_refused(refusal("a,b\n1,2\n1,2,3\n"), "csv.fields", "3");
}

TEST(Csv, finds_the_columns_asked_for_in_any_order) {
  auto reader = scores("score,patient_id\n1.5,p\n");
  ASSERT_TRUE(reader);
  EXPECT_FALSE(reader->has(2));
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ(*reader->word(0), "p");
  EXPECT_EQ(*reader->number(1), 1.5);
  EXPECT_EQ(reader->field(2), "");
  EXPECT_FALSE(*reader->next());
  EXPECT_FALSE(*reader->next());
}

TEST(Csv, refuses_a_column_that_is_missing_or_not_expected) {
  EXPECT_EQ(scores("patient_id\n").error().key, "csv.column_missing");
  EXPECT_EQ(scores("patient_id,score,Unit\n").error().key, "csv.column_unknown");
  EXPECT_EQ(scores("patient_id;score\n").error().key, "csv.column_unknown");
}

TEST(Csv, says_the_line_and_the_column_of_a_value_that_will_not_do) {
  auto reader = scores("score,patient_id\n\"1\",\"p\nq\"\n\"2,5\",\n");
  ASSERT_TRUE(reader && *reader->next() && *reader->next());
  expect_refused(reader->number(1).error(), "csv.number", "4", "1 (score)");
  expect_refused(reader->word(0).error(), "csv.no_value", "4", "2 (patient_id)");
  expect_refused(reader->whole(1, 1, 5).error(), "csv.whole", "4", "1 (score)");
}

TEST(Csv, takes_a_whole_number_within_its_bounds_only) {
  auto reader = scores("patient_id,score\np,+2\nq,6\nr,1.0\n");
  ASSERT_TRUE(reader && *reader->next());
  EXPECT_EQ(*reader->whole(1, -2, 2), 2);
  ASSERT_TRUE(*reader->next());
  EXPECT_FALSE(reader->whole(1, 1, 5));
  ASSERT_TRUE(*reader->next());
  EXPECT_FALSE(reader->whole(1, 1, 5));
}

TEST(Csv, tells_a_file_that_breaks_off_from_one_that_ends) {
  int pieces = 0;
  auto reader = Reader::open([&]() -> Result<std::string_view> {
    if (++pieces > 1) return fault("csv.unreadable");
    return std::string_view("a\n1\n2");
  });
  ASSERT_TRUE(reader && *reader->next());
  EXPECT_EQ(reader->next().error().key, "csv.unreadable");
}

TEST(Csv, reads_a_million_rows_without_keeping_them) {
  constexpr std::size_t rows = 1'000'000;
  std::size_t given = 0;
  auto reader = Reader::open([&]() -> Result<std::string_view> {
    if (given > rows) return std::string_view();
    return std::string_view(given++ == 0 ? "a,b\n" : "12.5,x\n");
  });
  double sum = 0;
  while (*reader->next()) sum += *reader->number(0);
  EXPECT_EQ(reader->rows(), rows);
  EXPECT_EQ(sum, 12.5 * rows);
}

TEST(Csv, reads_from_a_stream) {
  std::istringstream in("a\n" + std::string(100'000, '\n') + "1");
  auto reader = Reader::open(source_of(in));
  while (*reader->next()) continue;
  EXPECT_EQ(reader->rows(), 100'001u);
}

}  // namespace

}  // namespace entente::csv
