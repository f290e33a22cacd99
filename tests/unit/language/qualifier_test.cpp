// How far a trigger reaches. The shipped rules have their own test, in unit/content.
#include "language/qualifier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "language/reader.hpp"

namespace entente::language {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Trigger no(std::string form, Direction direction = Direction::after, int reach = 5) {
  return {std::move(form), "negated", direction, reach};
}
QualifierRules french(std::vector<Trigger> triggers) {
  return {.fr = {std::move(triggers), {",", "et la"}, {", ni|de"}}, .en = {}};
}

/// The words of `bytes` that the rules qualify.
std::vector<std::string> qualified(const QualifierRules& rules, std::string_view bytes,
                                   Language language = Language::fr) {
  const auto qualifier = Qualifier::make(rules);
  if (!qualifier) return {qualifier.error().key};
  auto text = read(bytes, language, Kind::note);
  qualifier->qualify(text);
  std::vector<std::string> out;
  for (const auto& token : text.tokens) {
    if (token.qualified != plain && token.kind != TokenKind::mark)
      out.emplace_back(text.form(token));
  }
  return out;
}
std::string refused(Trigger trigger) {
  const auto made = Qualifier::make(french({std::move(trigger)}));
  return made ? "" : made.error().key;
}

TEST(A_trigger, qualifies_the_words_after_it_as_far_as_it_reaches) {
  const auto rules = french({no("sans", Direction::after, 2)});
  EXPECT_THAT(qualified(rules, "il part sans un mot de plus"), ElementsAre("un", "mot"));
}

TEST(A_trigger, stops_at_a_terminator_a_clause_and_a_sentence) {
  const auto rules = french({no("sans", Direction::after, 9)});
  EXPECT_THAT(qualified(rules, "sans fievre , toux"), ElementsAre("fievre"));
  EXPECT_THAT(qualified(rules, "sans fievre et la toux"), ElementsAre("fievre"));
  EXPECT_THAT(qualified(rules, "sans fievre mais toux"), ElementsAre("fievre"));
  EXPECT_THAT(qualified(rules, "sans fievre. Toux"), ElementsAre("fievre"));
  EXPECT_THAT(qualified(rules, "il part sans. Toux"), IsEmpty());
}

TEST(A_trigger, reaches_as_far_again_with_each_item_of_a_list) {
  const auto rules = french({no("sans", Direction::after, 2)});
  EXPECT_THAT(qualified(rules, "sans fievre , ni toux grasse"), ElementsAre("fievre", "ni"));
  EXPECT_THAT(qualified(french({no("sans", Direction::after, 4)}), "sans a b c , de d e f"),
              ElementsAre("a", "b", "c", "de", "d", "e"));
}

TEST(A_trigger, without_a_reach_passes_commas_to_the_end_of_the_clause) {
  const auto rules = french({no("plus maintenant", Direction::both, 0)});
  EXPECT_THAT(qualified(rules, "Il vient. Il criait, plus maintenant, voila ; bien"),
              ElementsAre("il", "criait", "plus", "maintenant", "voila"));
}

TEST(A_trigger, qualifies_the_words_before_it_where_it_says_so) {
  const auto rules = french({no("absent", Direction::before, 2)});
  EXPECT_THAT(qualified(rules, "le contact visuel absent ce jour"),
              ElementsAre("contact", "visuel", "absent"));
  EXPECT_THAT(qualified(rules, "calme, regard absent"), ElementsAre("regard", "absent"));
}

TEST(A_trigger, with_a_gap_qualifies_the_words_in_it) {
  const auto rules = french({no("ne|n' … pas", Direction::after, 2)});
  EXPECT_THAT(qualified(rules, "il ne detourne pas le regard"),
              ElementsAre("ne", "detourne", "pas", "le", "regard"));
  EXPECT_THAT(qualified(rules, "il ne a b c d pas le regard"), IsEmpty());
  EXPECT_THAT(qualified(rules, "il n'a, lui, pas fini"), IsEmpty());
  EXPECT_THAT(qualified(rules, "il ne part. Et pas toi"), IsEmpty());
}

TEST(A_trigger, followed_by_a_colon_is_about_the_next_clause) {
  const QualifierRules rules{.fr = {{{"cat :", "hypothetical", Direction::after, 0}}, {}, {}},
                             .en = {}};
  EXPECT_THAT(qualified(rules, "CAT : recadrer. Calme"), ElementsAre("recadrer"));
}

TEST(A_pseudo_trigger, uses_up_its_words_and_opens_nothing) {
  const auto rules =
      french({no("pas"), {"pas seulement", "plain", Direction::after, 0}, no("doute*")});
  EXPECT_THAT(qualified(rules, "pas seulement lui"), IsEmpty());
  EXPECT_THAT(qualified(rules, "pas lui"), ElementsAre("lui"));
}

TEST(Triggers, of_one_form_all_apply) {
  const auto rules = french({no("pas"), no("pas", Direction::before, 1)});
  EXPECT_THAT(qualified(rules, "il vient pas ici"), ElementsAre("vient", "pas", "ici"));
}

TEST(Triggers, that_begin_together_are_chosen_by_the_smallest_gap_then_by_length) {
  const auto rules =
      french({no("n' … pas", Direction::after, 9), {"n' … que", "plain", Direction::after, 0}});
  EXPECT_THAT(qualified(rules, "il n'a pas dit que"), ElementsAre("n'", "a", "pas", "dit", "que"));
  EXPECT_THAT(qualified(rules, "il n'a que lui"), IsEmpty());
}

TEST(Triggers, that_nobody_could_read_are_refused) {
  EXPECT_EQ(refused(no("")), "decoder.trigger");
  EXPECT_EQ(refused(no("ne  pas")), "decoder.trigger");
  EXPECT_EQ(refused(no("… pas")), "decoder.trigger");
  EXPECT_EQ(refused(no("ne …")), "decoder.trigger");
  EXPECT_EQ(refused(no("ne| pas")), "decoder.trigger");
  EXPECT_EQ(refused(no("a … b … c … d")), "decoder.trigger");
  EXPECT_EQ(refused(no("Été")), "decoder.trigger");
  EXPECT_EQ(refused(no("ab*")), "decoder.trigger");
  EXPECT_EQ(refused(no("a b c d e f g h i j k l m")), "decoder.trigger");
  EXPECT_EQ(refused(no("pas", Direction::after, 41)), "decoder.trigger");
  EXPECT_EQ(refused(no("pas", Direction::after, -1)), "decoder.trigger");
  EXPECT_EQ(refused({"pas", "negatif", Direction::after, 0}), "decoder.trigger");
  EXPECT_EQ(refused(no("a b c d e f g h i j k l")), "");
}

TEST(The_qualifier, says_nothing_of_a_text_of_unknown_or_other_language) {
  const auto rules = french({no("sans")});
  EXPECT_THAT(qualified(rules, "sans fievre", Language::unknown), IsEmpty());
  EXPECT_THAT(qualified(rules, "sans fievre", Language::en), IsEmpty());
}

/// A megabyte without a full stop, every word a trigger: a scope a trigger would be 10^10 steps.
TEST(The_qualifier, takes_a_time_that_grows_with_the_text) {
  const auto rules =
      french({no("pas", Direction::both, 0), no("ne … pas", Direction::both, 40), no("ne … rien")});
  const auto qualifier = Qualifier::make(rules);
  for (const std::string piece : {"pas ", "ne ", "ne x ", "ne x pas ", "x "}) {
    std::string much;
    while (much.size() < max_text_bytes) much += piece;
    auto text = read(much, Language::fr, Kind::note);
    const auto start = std::chrono::steady_clock::now();
    qualifier->qualify(text);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << piece;
  }
}

RC_GTEST_PROP(The_qualifier, marks_nothing_outside_of_the_sentences_of_its_triggers, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("ne", "pas", "sans", "toux", ",", "mais", ".", "de", "et la"));
  std::string bytes;
  for (const auto& word : words) bytes += word + " ";
  auto text = read(bytes, Language::fr, Kind::note);
  Qualifier::make(french({no("ne … pas"), no("sans", Direction::both, 0)}))->qualify(text);
  for (const auto& token : text.tokens) {
    if (token.qualified == plain) continue;
    RC_ASSERT(std::any_of(text.tokens.begin(), text.tokens.end(), [&](const Token& other) {
      const auto form = text.form(other);
      return other.sentence == token.sentence && (form == "pas" || form == "sans");
    }));
  }
}

}  // namespace

}  // namespace entente::language
