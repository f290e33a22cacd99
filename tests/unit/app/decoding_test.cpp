// What a caregiver is suggested of a text: by whom it may be asked, what is said, what is not.
#include "app/decoding.hpp"

#include "content/catalogue.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

using language::Decoded;
using language::DecodedSign;
using language::Kind;
using language::Language;

DecodedSign decoded(const std::string& code, double probability, bool shown) {
  return {code, "resistance", probability, shown, false, {{0, 4, "mots"}}, {}, 0};
}

struct Suggestions : testing::Test {
  AllianceWorld world;
  Decoded says{Language::fr, language::Abstained::no, {}};
  std::string read;
  Kind kind = Kind::message;
  Language in = Language::unknown;

  void with_model() {
    world.app.decoding->decode = [this](std::string_view text, Kind as, Language asked) {
      read = text;
      kind = as;
      in = asked;
      return says;
    };
  }
  Result<DecodingAnswer> ask(const Person& who, const std::string& text = "Il fixe le sol.") {
    return decoding_ask(world.app, who.caller, {text, Kind::note, Language::fr});
  }
};

TEST_F(Suggestions, are_refused_where_the_server_has_no_model) {
  const auto answer = ask(world.claire);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().category, Category::unavailable);
  EXPECT_EQ(answer.error().key, "decoder.unavailable");
}

TEST_F(Suggestions, are_for_caregivers_and_supervisors) {
  with_model();
  const auto helene = world.enrolled(world.staff_code(core::AccountRole::supervisor), "helene");
  EXPECT_EQ(refusal(ask(world.claire)), "ok");
  EXPECT_EQ(refusal(ask(helene)), "ok");
  read.clear();
  EXPECT_EQ(refusal(ask(world.lucie)), "access.role");
  EXPECT_EQ(refusal(ask(world.relative())), "access.role");
  EXPECT_EQ(refusal(ask(Person{world.admin, {}, {}})), "access.role");
  EXPECT_EQ(read, "") << "the text of who may not ask is not read";
}

TEST_F(Suggestions, read_the_text_as_it_was_sent_and_only_within_its_limits) {
  with_model();
  good(ask(world.claire, "« Je verrai. »"));
  EXPECT_EQ(read, "« Je verrai. »");
  EXPECT_EQ(kind, Kind::note);
  EXPECT_EQ(in, Language::fr);
  std::string longest;
  for (std::size_t i = 0; i < decoded_characters; ++i) longest += "é";
  EXPECT_EQ(refusal(ask(world.claire, longest)), "ok");
  EXPECT_EQ(refusal(ask(world.claire, longest + "é")), "field.too_long");
  EXPECT_EQ(refusal(ask(world.claire, " ")), "field.blank");
}

TEST_F(Suggestions, hold_only_what_is_sure_enough_and_never_certain) {
  says.signs = {decoded("acts", 1.0, true), decoded("evasive-gaze", 0.8999, true),
                decoded("closed-posture", 0.62, true), decoded("irritation", 0.6, false)};
  with_model();
  const auto answer = good(ask(world.claire));
  EXPECT_FALSE(answer.undecided);
  EXPECT_EQ(answer.language, Language::fr);
  ASSERT_EQ(answer.signs.size(), 3u);
  EXPECT_EQ(answer.signs[0].percent, 99);
  EXPECT_EQ(answer.signs[0].family, core::SignFamily::engagement) << "the catalogue's family";
  EXPECT_EQ(answer.signs[0].strength, DecodingStrength::strong);
  EXPECT_EQ(answer.signs[1].percent, 89);
  EXPECT_EQ(answer.signs[1].strength, DecodingStrength::fair);
  EXPECT_EQ(answer.signs[2].strength, DecodingStrength::slight);
  EXPECT_EQ(answer.signs[2].evidence.at(0).text, "mots");
}

TEST_F(Suggestions, leave_out_what_the_catalogue_has_no_sign_for) {
  says.signs = {decoded("of-a-later-model", 0.9, true), decoded("felt-heard", 0.9, true)};
  with_model();
  EXPECT_TRUE(good(ask(world.claire)).signs.empty());
}

TEST_F(Suggestions, say_nothing_of_a_text_that_cannot_be_read) {
  says = {Language::unknown, language::Abstained::unknown_language, {decoded("acts", 0.9, true)}};
  with_model();
  const auto answer = good(ask(world.claire));
  EXPECT_TRUE(answer.undecided);
  EXPECT_TRUE(answer.signs.empty());
}

TEST_F(Suggestions, come_once_a_second_after_two_minutes_of_writing_without_a_pause) {
  with_model();
  for (int i = 0; i < 120; ++i) EXPECT_EQ(refusal(ask(world.claire)), "ok");
  EXPECT_EQ(refusal(ask(world.claire)), "tries.too_many");
  EXPECT_EQ(refusal(ask(world.stranger())), "ok") << "another person is counted apart";
  world.pass(1);
  EXPECT_EQ(refusal(ask(world.claire)), "ok");
  EXPECT_EQ(refusal(ask(world.claire)), "tries.too_many");
  world.pass(61);
  EXPECT_EQ(refusal(ask(world.claire)), "ok");
  EXPECT_EQ(refusal(ask(world.claire)), "ok");
}

TEST_F(Suggestions, record_nothing_by_themselves) {
  says.signs = {decoded("acts", 0.9, true)};
  with_model();
  const auto before = world.seq();
  good(ask(world.claire));
  EXPECT_EQ(world.seq(), before);
}

}  // namespace
}  // namespace entente::app
