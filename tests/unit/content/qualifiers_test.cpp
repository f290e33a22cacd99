// The shipped rules, on notes and on what people say.
#include "content/qualifiers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/reader.hpp"

namespace entente::content {

namespace {

using language::Language;
using language::Qualified;

const language::Qualifier& shipped() {
  static const auto qualifier = language::Qualifier::make(*qualifier_rules());
  return *qualifier;
}

struct Case {
  const char* text;
  const char* word;  ///< folded, once in the text
  int qualified;
};

void expect(const std::vector<Case>& cases, Language language) {
  for (const auto& each : cases) {
    auto text = language::read(each.text, language, language::Kind::note);
    shipped().qualify(text);
    int got = -1;
    for (const auto& token : text.tokens) {
      if (text.form(token) == each.word) got = token.qualified;
    }
    EXPECT_EQ(got, each.qualified) << each.word << " in: " << each.text;
  }
}

constexpr int plain = language::plain, negated = language::negated,
              hypothetical = language::hypothetical, other = language::other_person,
              past = language::past, reported = language::reported;

TEST(French_rules, know_what_is_negated) {
  expect({{"N'a pas détourné le regard.", "regard", negated},
          {"N'a pas détourné le regard.", "detourne", negated},
          {"Je regarde pas mon téléphone", "regarde", negated},
          {"Ne croise plus les bras ce jour", "bras", negated},
          {"Il ne coupe jamais la parole", "coupe", negated},
          {"Aucun évitement du regard", "regard", negated},
          {"Calme, sans agressivité ni ironie", "ironie", negated},
          {"Pas de bras croisés, regard franc", "croises", negated},
          {"Pas de bras croisés, regard franc", "franc", plain},
          {"Absence de repli, souriant", "repli", negated},
          {"Nie tout retard", "retard", negated},
          {"Pas de cris mais soupire", "soupire", plain},
          {"L'entretien n'a pas été écourté : bon contact", "contact", plain},
          {"Opposition non retrouvée ce jour", "opposition", negated}},
         Language::fr);
}

TEST(French_rules, do_not_take_for_a_negation_what_is_none) {
  expect({{"Il n'arrête pas de regarder l'heure", "regarder", plain},
          {"Il ne regarde que son téléphone", "telephone", plain},
          {"Pas seulement en retard, il baille", "retard", plain},
          {"Il évite sans doute le sujet", "sujet", plain},
          {"Rien que le sujet l'énerve", "sujet", plain},
          {"Il regarde sans arrêt sa montre", "montre", plain},
          {"Il ne cesse de couper la parole", "parole", plain},
          {"C'est pas mal agité", "agite", plain}},
         Language::fr);
}

TEST(French_rules, know_what_is_supposed_feared_or_planned) {
  expect({{"S'il change de sujet, recadrer", "sujet", hypothetical},
          {"Si jamais elle soupire, faire une pause", "soupire", hypothetical},
          {"Au cas où il partirait", "partirait", hypothetical},
          {"En cas de retard, décaler", "retard", hypothetical},
          {"CAT : reprendre le carnet, proposer une pause", "pause", hypothetical},
          {"Prévoir de couper court", "court", hypothetical},
          {"Risque de repli", "repli", hypothetical},
          {"Même si je coupe la parole", "parole", plain},
          {"Si elle vient, tant mieux. Elle soupire", "soupire", plain}},
         Language::fr);
}

TEST(French_rules, know_who_is_meant) {
  expect({{"Sa femme croise les bras", "bras", other},
          {"Mon fils regarde par terre", "terre", other},
          {"Ma belle-mère lève les yeux", "yeux", other},
          {"Sa sœur soupire, il écoute", "ecoute", plain},
          {"Vient avec sa femme et croise les bras", "bras", plain},
          {"La voisine de chambre coupe la parole", "parole", other}},
         Language::fr);
}

TEST(French_rules, know_what_is_over) {
  expect({{"Au début il coupait la parole, plus maintenant", "parole", past},
          {"Autrefois je claquais la porte", "porte", past},
          {"Il y a deux ans je partais avant la fin", "partais", past},
          {"Je criais, c'est du passé", "criais", past},
          {"Je mentais sur mon carnet, c'est terminé", "carnet", past},
          {"Avant de partir il soupire", "soupire", plain},
          {"Autrefois je criais, maintenant je parle", "parle", plain},
          {"Au début de l'entretien il croise les bras", "bras", plain}},
         Language::fr);
}

TEST(French_rules, know_what_others_said) {
  expect({{"Il paraît que je coupe la parole", "parole", reported}}, Language::fr);
  expect({{"Mon fils dit que je crie", "crie", reported}}, Language::fr);
}

TEST(English_rules, know_what_is_negated_and_what_is_not) {
  expect({{"He didn't look away", "look", negated},
          {"She never interrupts", "interrupts", negated},
          {"No longer avoids eye contact", "contact", negated},
          {"Sat without crossing his arms", "arms", negated},
          {"No sign of irritation, smiling", "irritation", negated},
          {"No sign of irritation, smiling", "smiling", plain},
          {"Denies being late", "late", negated},
          {"He can't stop looking at his phone", "phone", plain},
          {"Not only late but rude", "late", plain},
          {"No doubt he avoids it", "avoids", plain}},
         Language::en);
}

TEST(English_rules, know_the_supposed_the_other_and_the_past) {
  expect({{"Should he look away, pause", "look", hypothetical},
          {"If she sighs, stop there", "sighs", hypothetical},
          {"Plan: reframe, offer a break", "break", hypothetical},
          {"Her husband crossed his arms", "arms", other},
          {"Came with her husband and crossed her arms", "arms", plain},
          {"He used to shout", "shout", past},
          {"I shouted a lot, not any more", "shouted", past},
          {"I got used to it and smiled", "smiled", plain},
          {"Even if he shouts", "shouts", plain},
          {"My son says I shout", "shout", reported}},
         Language::en);
}

std::string refusal(const std::string& fr) {
  const std::string none = R"({"triggers":[],"terminators":[],"goes_on":[]})";
  const auto rules = read_qualifier_rules(R"({"fr":)" + fr + R"(,"en":)" + none + "}");
  return rules ? "" : rules.error().key;
}

TEST(A_file_of_rules, is_read_strictly) {
  const auto with = [](const std::string& trigger, const std::string& more = "") {
    return R"({"triggers":[)" + trigger + R"(],"terminators":[],"goes_on":[])" + more + "}";
  };
  const std::string form = R"({"form":"pas","qualifies":"negated","direction":"after","reach":0)";
  EXPECT_EQ(refusal(with(form + "}")), "");
  EXPECT_EQ(refusal(with(form + R"(,"why":1})")), "json.unknown");
  EXPECT_EQ(refusal(with("", R"(,"other":[])")), "json.unknown");
  EXPECT_EQ(refusal(R"({"triggers":[],"terminators":[""],"goes_on":[]})"), "decoder.trigger");
  EXPECT_EQ(refusal(R"({"triggers":[],"terminators":[]})"), "json.missing");
}

}  // namespace

}  // namespace entente::content
