// The model file: what is written is read, and what is damaged is refused.
#include "language/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace entente::language {

namespace {

Model small() {
  Model out;
  out.name = "small 1";
  out.listed = 0.35F;
  out.shown = 0.75F;
  out.heads = {{"acts", "engagement", -0.5F, 0.01F, -2, 0.1F},
               {"confides", "engagement", -0.25F, 0.02F, -3, 0.2F}};
  out.rows = {{7, 1.5F, 0, 2}, {9, 2.25F, 2, 2}, {4'000'000'000U, 3, 2, 3}};
  out.weights = {{0, 127}, {1, -5}, {1, 3}};
  out.languages.fr[3] = 17;
  out.languages.most_mean_cost = 60;
  out.index();
  return out;
}

std::string why(const Result<Model>& model) { return model ? "" : model.error().args.at(0).value; }

TEST(Model, is_read_as_it_was_written) {
  const auto bytes = write_model(small());
  const auto read = read_model(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(write_model(*read), bytes);
  EXPECT_EQ(read->name, "small 1");
  EXPECT_EQ(read->heads[1].code, "confides");
  EXPECT_FLOAT_EQ(read->heads[1].platt_a, -3);
  EXPECT_EQ(read->languages.fr[3], 17);
  ASSERT_NE(read->row(9), nullptr);
  EXPECT_FLOAT_EQ(read->row(9)->rarity, 2.25F);
  ASSERT_NE(read->row(4'000'000'000U), nullptr);
  EXPECT_EQ(read->weights[read->row(4'000'000'000U)->begin].steps, 3);
  EXPECT_EQ(read->row(8), nullptr);
}

TEST(Model, that_is_cut_anywhere_is_refused) {
  const auto bytes = write_model(small());
  EXPECT_TRUE(rc::check("cut", [&] {
    const auto size = *rc::gen::inRange<std::size_t>(0, bytes.size());
    RC_ASSERT(!read_model(std::string_view(bytes).substr(0, size)));
  }));
}

TEST(Model, of_which_one_byte_is_changed_is_refused) {
  const auto bytes = write_model(small());
  EXPECT_TRUE(rc::check("changed", [&] {
    auto other = bytes;
    other[*rc::gen::inRange<std::size_t>(0, bytes.size())] ^=
        static_cast<char>(*rc::gen::inRange(1, 256));
    RC_ASSERT(!read_model(other));
  }));
}

TEST(Model, that_is_none_says_so) {
  EXPECT_EQ(why(read_model("")), "magic");
  EXPECT_EQ(why(read_model("ENTSIGN1")), "digest");
  EXPECT_EQ(why(read_model(write_model(small()) + "x")), "digest");
}

TEST(Model, whose_rows_are_out_of_order_is_refused) {
  auto model = small();
  std::swap(model.rows[0].hash, model.rows[1].hash);
  EXPECT_EQ(why(read_model(write_model(model))), "rows");
}

}  // namespace

}  // namespace entente::language
