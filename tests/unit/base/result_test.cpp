#include "base/result.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <set>
#include <type_traits>

#include "base/id.hpp"
#include "base/private.hpp"

namespace entente {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return invalid("odd", {{"n", std::to_string(n)}});
  return n / 2;
}
Result<int> quarter(int n) {
  const auto once = TRY(half(n));
  return TRY(half(once));
}
Result<void> whole(int n) {
  CHECK(half(n));
  return {};
}

}  // namespace

TEST(Result, gives_its_value_or_its_error) {
  EXPECT_EQ(half(4).value(), 2);
  EXPECT_EQ(half(3).error(), invalid("odd", {{"n", "3"}}));
  EXPECT_EQ(half(3).value_or(9), 9);
  EXPECT_EQ(half(4).value_or(9), 2);
}

TEST(Result, stops_at_the_first_error_and_carries_it_out) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_EQ(quarter(6).error().args.at(0).value, "3");
  EXPECT_EQ(quarter(5).error().args.at(0).value, "5");
  EXPECT_TRUE(whole(2));
  EXPECT_EQ(whole(3).error().key, "odd");
}

TEST(Result, moves_what_cannot_be_copied) {
  auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); };
  auto use = [&]() -> Result<int> { return *TRY(make()); };
  EXPECT_EQ(use().value(), 7);
}

TEST(Error, has_a_category_for_each_way_to_fail) {
  EXPECT_EQ(denied("k").category, Category::denied);
  EXPECT_EQ(not_found("k").category, Category::not_found);
  EXPECT_EQ(conflict("k").category, Category::conflict);
  EXPECT_EQ(unavailable("k").category, Category::unavailable);
  EXPECT_EQ(fault("k").category, Category::fault);
  EXPECT_FALSE(denied("k") == fault("k"));
}

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

TEST(Private, is_read_only_by_revealing_it) {
  EXPECT_EQ(Private<int>(3).reveal(), 3);
  EXPECT_FALSE((std::is_convertible_v<Private<std::string>, std::string>));
  EXPECT_FALSE(Printable<Private<std::string>>);
  EXPECT_TRUE(Printable<std::string>);
}

RC_GTEST_PROP(Id, is_read_back_in_one_form_only, ()) {
  base::IdBytes bytes{};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(*rc::gen::inRange(0, 256));
  const auto text = base::id_text(bytes);
  RC_ASSERT(base::id_parse(text).value() == bytes);
  auto capital = text;
  for (auto& c : capital) c = static_cast<char>(c >= 'a' ? c - 32 : c);
  if (capital != text) RC_ASSERT(!base::id_parse(capital));
}

}  // namespace entente
