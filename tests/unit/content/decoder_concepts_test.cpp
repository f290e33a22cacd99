// The concepts shipped: their examples are their tests.
#include "content/decoder_concepts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "content/qualifiers.hpp"
#include "core/session/sign_catalogue.hpp"
#include "language/concept_matcher.hpp"
#include "language/reader.hpp"

namespace entente::content {
namespace {

using language::Kind;
using language::Language;

const DecoderWords& shipped() {
  static const auto read = read_decoder_words(shipped_decoder_texts());
  if (!read) {
    for (const auto& arg : read.error().args) ADD_FAILURE() << arg.name << " " << arg.value;
    static const DecoderWords none;
    return none;
  }
  return read.value();
}

const language::ConceptMatcher& matcher() {
  static const language::ConceptMatcher one(banks(shipped()));
  return one;
}

const language::Qualifier& qualifier() {
  static const auto one = language::Qualifier::make(qualifier_rules().value());
  return one.value();
}

bool fires(std::size_t which, const std::string& line, Language language) {
  const auto& kinds = shipped().concepts[which].kinds;
  auto text = language::read(line, language, kinds ? kinds->front() : Kind::utterance);
  qualifier().qualify(text);
  const auto found = matcher().find(text);
  return std::any_of(found.begin(), found.end(), [&](const language::Found& one) {
    return !one.is_class && one.what == which && one.qualified == language::plain;
  });
}

TEST(The_shipped_concepts, fire_on_each_of_their_examples_and_on_no_counter_example) {
  for (std::size_t i = 0; i < shipped().concepts.size(); ++i) {
    const auto& one = shipped().concepts[i];
    for (const auto& line : one.examples.fr) {
      EXPECT_TRUE(fires(i, line, Language::fr)) << one.id << ": " << line;
    }
    for (const auto& line : one.examples.en) {
      EXPECT_TRUE(fires(i, line, Language::en)) << one.id << ": " << line;
    }
    for (const auto& line : one.counter_examples.fr) {
      EXPECT_FALSE(fires(i, line, Language::fr)) << one.id << ": " << line;
    }
    for (const auto& line : one.counter_examples.en) {
      EXPECT_FALSE(fires(i, line, Language::en)) << one.id << ": " << line;
    }
  }
}

TEST(The_shipped_concepts, speak_for_every_sign_of_the_guide) {
  std::map<std::string, int> concepts;
  for (const auto& one : shipped().concepts) ++concepts[one.code];
  EXPECT_EQ(concepts.size(), 25U);
  EXPECT_GE(shipped().classes.size(), 40U);
}

constexpr const char* one_class =
    R"({"classes": [{"id": "look", "fr": ["regarde"], "en": ["look"]}]})";

/// One concept with `form` in French and `code`; `extra` is one more member.
std::string concepts(const std::string& form, const std::string& code = "evasive-gaze",
                     const std::string& extra = "") {
  return R"({"family": "resistance", "concepts": [{"id": "a-b", "code": ")" + code +
         R"(", "gloss": {"fr": "x", "en": "x"}, "theory": "3RS", )" + extra +
         R"("forms": {"fr": [")" + form + R"("], "en": ["down"]},)" +
         R"("examples": {"fr": ["a", "b"], "en": ["a", "b"]},)" +
         R"("counter_examples": {"fr": ["c"], "en": ["c"]}}]})";
}

/// The error's key and path.
std::string refusal(const std::string& text, const std::string& classes = one_class) {
  const auto read = read_decoder_words({classes, {{"resistance.json", text}}});
  if (read) return "";
  std::string path;
  for (const auto& arg : read.error().args) {
    if (arg.name == "path") path = arg.value;
  }
  return read.error().key + " " + path;
}

TEST(The_reader_of_concepts, refuses_what_does_not_hold_together_and_says_where) {
  EXPECT_EQ(refusal(concepts("<look> … bas")), "");
  EXPECT_EQ(refusal(concepts("<sky> … bas")), "catalogue.member /concepts/0/forms/fr/0");
  EXPECT_EQ(refusal(concepts("(bas")), "catalogue.member /concepts/0/forms/fr/0");
  EXPECT_EQ(refusal(concepts("bas\", \"bas")), "catalogue.member /concepts/0/forms/fr/1");
  EXPECT_EQ(refusal(concepts("bas", "idealises")), "catalogue.member /concepts/0/code");
  EXPECT_EQ(refusal(concepts("bas", "no-such-sign")), "catalogue.member /concepts/0/code");
  EXPECT_EQ(refusal(concepts("bas", "evasive-gaze", R"("more": 1, )")),
            "catalogue.member /concepts/0/more");
  EXPECT_EQ(refusal(concepts("bas", "evasive-gaze", R"("kinds": ["letter"], )")),
            "catalogue.member /concepts/0/kinds/0");
  EXPECT_THAT(refusal("{"), ::testing::StartsWith("catalogue.malformed"));
  EXPECT_EQ(refusal(concepts("bas"), R"({"classes": [{"id": "a", "fr": ["b"], "en": []}]})"),
            "catalogue.incomplete /classes/0/en");
}

TEST(The_reader_of_concepts, wants_each_id_once) {
  const auto twice = concepts("bas");
  const auto read = read_decoder_words({one_class, {{"a.json", twice}, {"b.json", twice}}});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().key, "catalogue.code");
}

TEST(A_concept_entry, tells_the_matcher_its_kinds_and_what_it_ignores) {
  const auto read = read_decoder_words(
      {one_class,
       {{"resistance.json",
         concepts("bas", "evasive-gaze", R"("kinds": ["note"], "ignores": ["hypothetical"], )")}}});
  ASSERT_TRUE(read);
  const auto made = banks(*read);
  EXPECT_EQ(made.concepts[0].kinds, 1U << static_cast<unsigned>(Kind::note));
  EXPECT_EQ(made.concepts[0].ignores, language::hypothetical);
}

}  // namespace
}  // namespace entente::content
