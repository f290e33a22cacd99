#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "content/catalogue.hpp"

namespace entente::content {
namespace {

using ::testing::Contains;
using ::testing::Not;

std::string sign(const std::string& code, const std::string& rest) {
  return R"({"code":")" + code + R"(","label":{"fr":"Un","en":"One"},)" +
         R"("definition":{"fr":"Deux.","en":"Two."},)" + rest + "}";
}
std::string file_of(const std::string& signs) { return "{\"signs\":[\n" + signs + "]}"; }

const std::string resisting = R"("family":"resistance","channel":"behaviour")";

/// The refusal and its place; "ok" when there was none.
std::string refusal(const std::string& text) {
  const auto read = read_own_signs("ici.json", text);
  if (read) return "ok";
  EXPECT_EQ(read.error().args.front().value, "ici.json");
  return read.error().key + " " + read.error().args.at(1).value;
}

std::vector<SignEntry> good(const std::string& text) {
  const auto read = read_own_signs("ici.json", text);
  EXPECT_TRUE(read) << read.error().key;
  return read.value_or({});
}

const ResponseEntry& response(const Catalogue& all, std::string_view code) {
  for (const auto& one : all.responses)
    if (one.code == code) return one;
  ADD_FAILURE() << "no response " << code;
  return all.responses.front();
}

TEST(OwnSigns, take_from_their_family_who_sees_them_and_what_they_tell) {
  const auto read =
      good(file_of(sign("own-a", resisting) + "," +
                   sign("own-b", R"("family":"engagement","channel":"verbal")") + "," +
                   sign("own-c", R"("family":"countertransference","channel":"behaviour")")));
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read[0].view, core::SignView::patient_seen);
  EXPECT_EQ(read[0].tone, core::SignTone::strain);
  EXPECT_EQ(read[1].tone, core::SignTone::strength);
  EXPECT_EQ(read[2].view, core::SignView::self_seen);
  EXPECT_TRUE(read[2].own);
}

TEST(OwnSigns, join_those_shipped_with_the_responses_that_fit_their_whole_family) {
  const auto all = with_own_signs(good(file_of(sign("own-a", resisting))));
  EXPECT_EQ(all.signs.size(), core::shipped_signs().size() + 1);
  EXPECT_NE(core::find_sign(sign_kinds(all), "own-a"), nullptr);
  EXPECT_NE(core::find_sign(sign_kinds(all), "acts"), nullptr);
  EXPECT_THAT(response(all, "slow-down").codes, Contains("own-a"));
  EXPECT_THAT(response(all, "comfort-check").codes, Not(Contains("own-a")));
  EXPECT_THAT(response(all, "keep-the-frame").codes, Not(Contains("own-a")));
}

TEST(OwnSigns, of_every_family_find_responses_at_two_steps) {
  for (const std::string family :
       {"resistance", "reactance", "transference", "countertransference", "engagement"}) {
    const auto text = file_of(sign("own-a", R"("channel":"verbal","family":")" + family + '"'));
    const auto all = with_own_signs(good(text));
    std::vector<Step> steps;
    for (const auto& one : all.responses) {
      for (const auto& code : one.codes)
        if (code == "own-a" && (steps.empty() || steps.back() != one.step))
          steps.push_back(one.step);
    }
    EXPECT_GE(steps.size(), 2u) << family;
  }
}

TEST(OwnSigns, none_are_none) { EXPECT_TRUE(good(R"({"signs":[]})").empty()); }

TEST(OwnSigns, cannot_take_the_place_of_one_that_is_shipped_or_of_another) {
  const auto code = "catalogue.code /signs/0/code";
  EXPECT_EQ(refusal(file_of(sign("acts", resisting))), code);
  EXPECT_EQ(refusal(file_of(sign("own-", resisting))), code);
  EXPECT_EQ(refusal(file_of(sign("own-É", resisting))), code);
  EXPECT_EQ(refusal(file_of(sign("own-" + std::string(61, 'a'), resisting))), code);
  EXPECT_EQ(refusal(file_of(sign("own-a", resisting) + "," + sign("own-a", resisting))),
            "catalogue.code /signs/1/code");
}

TEST(OwnSigns, cannot_speak_in_the_patients_name) {
  EXPECT_EQ(refusal(file_of(sign("own-a", R"("family":"attitude","channel":"behaviour")"))),
            "catalogue.family /signs/0/family");
}

TEST(OwnSigns, that_are_nonverbal_say_what_else_they_may_be) {
  const std::string nonverbal = R"("family":"resistance","channel":"nonverbal")";
  EXPECT_EQ(refusal(file_of(sign("own-a", nonverbal))), "catalogue.caution /signs/0");
  EXPECT_EQ(refusal(file_of(sign("own-a", nonverbal + R"(,"caution":{"fr":"Froid.","en":""})"))),
            "catalogue.words /signs/0/caution/en");
  EXPECT_EQ(
      refusal(file_of(sign("own-a", nonverbal + R"(,"caution":{"fr":"Froid.","en":"Cold."})"))),
      "ok");
}

TEST(OwnSigns, are_refused_where_their_file_is_wrong) {
  EXPECT_EQ(refusal("{\"signs\":[\n\n oops]}"), "catalogue.malformed 3");
  EXPECT_EQ(refusal(""), "catalogue.malformed 1");
  EXPECT_EQ(refusal("[]"), "catalogue.member /");
  EXPECT_EQ(refusal(R"({"signes":[]})"), "catalogue.member /signs");
  EXPECT_EQ(refusal(R"({"signs":[],"signs":[]})"), "catalogue.member signs");
  EXPECT_EQ(refusal(file_of(sign("own-a", R"("family":"resistance")"))),
            "catalogue.member /signs/0/channel");
  EXPECT_EQ(refusal(file_of(sign("own-a", R"("family":"boredom","channel":"verbal")"))),
            "catalogue.member /signs/0/family");
  EXPECT_EQ(refusal(file_of(sign("own-a", resisting + R"(,"tone":"strength")"))),
            "catalogue.member /signs/0/tone");
  EXPECT_EQ(refusal(file_of(
                sign("own-a", resisting + R"(,"brief":{"fr":"Plus de vingt-quatre lettres","en":"x"})"))),
            "catalogue.words /signs/0/brief/fr");
}

TEST(OwnSigns, are_thirty_at_most) {
  std::string many;
  for (int i = 0; i < 30; ++i)
    many += (i ? "," : "") + sign("own-" + std::to_string(i), resisting);
  EXPECT_EQ(refusal(file_of(many)), "ok");
  EXPECT_EQ(refusal(file_of(many + "," + sign("own-30", resisting))), "catalogue.too_many 30");
}

TEST(OwnSigns, are_added_as_the_recipe_says) {
  std::ifstream in(ENTENTE_SOURCE "/docs/recipes/add-a-sign.md");
  const std::string recipe{std::istreambuf_iterator<char>(in), {}};
  const auto from = recipe.find("```json\n") + 8;
  const auto example = recipe.substr(from, recipe.find("```", from) - from);
  EXPECT_EQ(refusal(example), "ok");
}

}  // namespace
}  // namespace entente::content
