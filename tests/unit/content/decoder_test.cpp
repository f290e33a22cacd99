// The decoder as it is shipped: what it says, and what nothing can make it do.
#include "content/decoder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace entente::content {

namespace {

using language::Abstained;
using language::Kind;
using language::Language;
using ::testing::Contains;
using ::testing::IsEmpty;

const language::Decoder& shipped() {
  static const auto out = [] {
    auto made = decoder();
    if (!made) ADD_FAILURE() << made.error().key;
    return std::move(made).value();
  }();
  return out;
}

std::vector<std::string> codes(std::string_view text, Kind kind = Kind::utterance) {
  std::vector<std::string> out;
  for (const auto& sign : shipped().decode(text, kind).signs) out.push_back(sign.code);
  return out;
}

std::vector<std::string> shown(std::string_view text, Kind kind = Kind::utterance) {
  std::vector<std::string> out;
  for (const auto& sign : shipped().decode(text, kind).signs)
    if (sign.shown) out.push_back(sign.code);
  return out;
}

TEST(Decoder, hears_plain_signs_in_both_languages) {
  EXPECT_THAT(
      shown("Garde les bras croisés et le manteau fermé pendant tout l'entretien.", Kind::note),
      Contains("closed-posture"));
  EXPECT_THAT(shown("Kept her arms folded and her coat on the whole time.", Kind::note),
              Contains("closed-posture"));
  EXPECT_THAT(shown("C'est ma vie, personne ne décidera à ma place."), Contains("claims-freedom"));
  EXPECT_THAT(shown("It's my life and nobody is going to decide for me."),
              Contains("claims-freedom"));
  EXPECT_THAT(shown("J'ai rempli mon carnet tous les jours, comme convenu, regardez."),
              Contains("acts"));
}

TEST(Decoder, is_silent_on_ordinary_care) {
  EXPECT_THAT(shown("Pansement refait, plaie propre, prochain passage jeudi 9h.", Kind::note),
              IsEmpty());
  EXPECT_THAT(shown("Can you tell me what time the blood test is on Monday?"), IsEmpty());
}

TEST(Decoder, shows_nothing_that_rests_on_denied_words_alone) {
  for (const auto& sign :
       shipped().decode("N'a pas croisé les bras, n'a pas détourné le regard.", Kind::note).signs)
    EXPECT_FALSE(sign.shown && sign.qualified);
}

TEST(Decoder, guesses_the_language_and_says_when_it_is_neither) {
  EXPECT_EQ(shipped().decode("Je ne viendrai pas demain.", Kind::message).language, Language::fr);
  EXPECT_EQ(shipped().decode("I shall not come tomorrow.", Kind::message).language, Language::en);
  const auto finnish = shipped().decode(
      "Hyvää päivää, haluaisin varata ajan lääkärille ensi viikolla, koska jalkani on kipeä.",
      Kind::message);
  EXPECT_NE(finnish.abstained, Abstained::no);
  EXPECT_THAT(finnish.signs, IsEmpty());
}

TEST(Decoder, says_why_it_says_nothing) {
  EXPECT_EQ(shipped().decode("", Kind::note, Language::fr).abstained, Abstained::too_short);
  EXPECT_EQ(shipped().decode("   ", Kind::note, Language::fr).abstained, Abstained::too_short);
  EXPECT_EQ(shipped().decode(std::string((1 << 20) + 1, 'a'), Kind::note).abstained,
            Abstained::too_long);
}

TEST(Decoder, quotes_the_text_by_code_points) {
  const std::string text =
      "Été 🙂 : il regarde ses chaussures, évite mon regard, fixe le sol.";
  const auto decoded = shipped().decode(text, Kind::note);
  ASSERT_FALSE(decoded.signs.empty());
  for (const auto& sign : decoded.signs) {
    EXPECT_FALSE(sign.evidence.empty());
    for (const auto& one : sign.evidence) {
      EXPECT_LT(one.start, one.end);
      // Two letters of two bytes and one of four stand before what is quoted from "il" on.
      if (one.start >= 8) {
        EXPECT_EQ(text.find(one.text), one.start + 2 + 3) << one.text;
      }
    }
  }
}

// Metamorphic: what changes no meaning changes no sign.
TEST(Decoder, hears_the_same_in_capitals_with_other_apostrophes_and_spaces) {
  const std::string text = "L'idée du carnet, c'est n'importe quoi, je n'en veux pas.";
  const auto plain = codes(text);
  EXPECT_FALSE(plain.empty());
  EXPECT_EQ(codes("L’idée du carnet, c’est n’importe quoi, je n’en veux pas."), plain);
  EXPECT_EQ(codes("  L'idée  du carnet,\tc'est n'importe quoi, je n'en veux pas. "), plain);
  EXPECT_EQ(codes("L'IDÉE DU CARNET, C'EST N'IMPORTE QUOI, JE N'EN VEUX PAS."), plain);
  EXPECT_EQ(codes("L'idee du carnet, c'est n'importe quoi, je n'en veux pas."), plain);
}

TEST(Decoder, finds_one_sign_in_a_long_note) {
  std::string note;
  for (int i = 0; i < 60; ++i) note += "Pansement refait ce matin, plaie propre, pas de fièvre. ";
  note += "Garde les bras croisés et le manteau fermé pendant tout l'entretien. ";
  EXPECT_THAT(shown(note, Kind::note), Contains("closed-posture"));
}

TEST(Decoder, survives_whatever_bytes_come) {
  EXPECT_TRUE(rc::check("bytes", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const auto language = *rc::gen::element(Language::unknown, Language::fr, Language::en);
    const auto one = shipped().decode(text, Kind::note, language);
    const auto other = shipped().decode(text, Kind::note, language);
    RC_ASSERT(one.signs.size() == other.signs.size());
    for (const auto& sign : one.signs) {
      RC_ASSERT(sign.probability >= 0 && sign.probability <= 1);
      for (const auto& words : sign.evidence) RC_ASSERT(words.end <= text.size());
    }
  }));
}

TEST(Decoder, survives_a_text_as_long_as_it_may_be) {
  for (const char* piece : {"a", "«", "'", "ne pas ", "é", "\xff", "?!", "si si si "}) {
    std::string text;
    while (text.size() + 16 < (1 << 20)) text += piece;
    const auto decoded = shipped().decode(text, Kind::note, Language::fr);
    EXPECT_LE(decoded.signs.size(), 25U);
  }
}

}  // namespace

}  // namespace entente::content
