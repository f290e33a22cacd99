// What is read of a questionnaire, and what is refused, one by one.
#include "unit/fhir/questionnaires.hpp"

namespace entente::fhir {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Questionnaire read(const json::Value& written) {
  const auto out = read_questionnaire(written);
  EXPECT_TRUE(out) << (out ? "" : out.error().key);
  return out ? *out : Questionnaire{};
}

/// "key item", or "ok".
std::string whole_refused(const json::Value& written) {
  const auto out = read_questionnaire(written);
  if (out) return "ok";
  EXPECT_EQ(out.error().category, Category::invalid);
  const auto& args = out.error().args;
  return out.error().key + (args.empty() ? "" : " " + args.front().value);
}
std::string refused(const std::string& items) { return whole_refused(questionnaire(items)); }

const std::string one = scale("a", 0, 10);

TEST(AQuestionnaire, gives_its_questions_with_their_bounds) {
  const auto out = read(questionnaire(scale("a", 0, 10) + "," + choice("b", 1, 3)));
  EXPECT_EQ(out.title.fr, "Essai");
  ASSERT_THAT(out.items, SizeIs(2));
  EXPECT_EQ(out.items[0].kind, QuestionKind::scale);
  EXPECT_EQ(out.items[0].max_milli, 10'000);
  EXPECT_EQ(out.items[0].step_milli, 1000);
  EXPECT_FALSE(out.items[0].required);
  EXPECT_EQ(out.items[1].kind, QuestionKind::choice);
  EXPECT_EQ(out.items[1].min_milli, 1000);
  EXPECT_EQ(out.items[1].max_milli, 3000);
  EXPECT_EQ(out.items[1].options[1].label.fr, "degré 2");
  EXPECT_EQ(out.items[1].options[1].milli, 2000);
}

TEST(AQuestionnaire, speaks_both_languages_by_the_standard_translation) {
  const std::string translated =
      "'_text':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/translation',"
      "'extension':[{'url':'lang','valueCode':'LANG'},{'url':'content','valueString':'other'}]}]}";
  const auto text_of = [&](const std::string& language, const std::string& of) {
    auto item = translated;
    item.replace(item.find("LANG"), 4, of);
    item = "{'linkId':'t','type':'display','text':'base'," + item + "}," + one;
    return read(questionnaire(item, "'title':'T','language':'" + language + "'")).items[0].text;
  };
  EXPECT_EQ(text_of("fr", "en"), (Words{"base", "other"}));
  EXPECT_EQ(text_of("fr-FR", "en-GB"), (Words{"base", "other"}));
  EXPECT_EQ(text_of("en", "fr"), (Words{"other", "base"}));
  EXPECT_EQ(text_of("fr", "de"), (Words{"base", "base"}));
  EXPECT_EQ(text_of("de", "en"), (Words{"base", "other"}));
}

TEST(AQuestionnaire, says_what_the_ends_of_a_scale_mean) {
  const auto end = [](const std::string& id, const std::string& control) {
    return "{'linkId':'" + id + "','type':'display','text':'" + control +
           " words','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
           "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'code':'" + control +
           "'}]}}]}";
  };
  auto item = one;
  item.pop_back();
  item += ",'item':[" + end("l", "lower") + "," + end("u", "upper") + "," + end("h", "help") + "]}";
  const auto out = read(questionnaire(item)).items[0];
  EXPECT_EQ(out.low->fr, "lower words");
  EXPECT_EQ(out.high->fr, "upper words");
  ASSERT_THAT(out.items, SizeIs(1));
  EXPECT_EQ(out.items[0].id, "h");
}

TEST(AQuestionnaire, takes_the_weight_of_an_option_from_where_it_may_be_written) {
  const auto milli = [](const std::string& option) {
    return read(questionnaire(one + ",{'linkId':'b','type':'choice','text':'T','answerOption':[" +
                              option + "]}"))
        .items[1].options[0].milli;
  };
  EXPECT_EQ(milli("{'valueCoding':{'code':'x'}}"), std::nullopt);
  EXPECT_EQ(milli("{'valueInteger':3}"), 3000);
  for (const std::string url : {"ordinalValue", "questionnaire-ordinalValue", "itemWeight"}) {
    const auto weight = "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/" + url +
                        "','valueDecimal':2.5}]";
    EXPECT_EQ(milli("{'valueCoding':{'code':'x'," + weight + "}}"), 2500) << url;
    EXPECT_EQ(milli("{'valueString':'x'," + weight + "}"), 2500) << url;
  }
}

TEST(AQuestionnaire, keeps_a_calculation_apart_from_the_questions) {
  const auto calculated = [](const std::string& language) {
    return questionnaire(
        one +
        ",{'linkId':'sum','type':'decimal','text':'Total','extension':[{'url':"
        "'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',"
        "'valueExpression':{'language':'" + language +
        "','expression':'%resource.item.count()'}}]}");
  };
  const auto out = read(calculated("text/fhirpath"));
  EXPECT_EQ(out.items[1].calculated, "%resource.item.count()");
  EXPECT_FALSE(out.items[1].counts());
  EXPECT_THAT(derived_key(out).items, SizeIs(1));
  EXPECT_EQ(whole_refused(calculated("text/cql")), "questionnaire.expression sum");
}

TEST(AQuestionnaire, without_a_key_is_the_mean_of_all_that_counts) {
  const auto out = read(questionnaire(
      "{'linkId':'g','type':'group','item':[" + scale("a", 0, 4) + "," + choice("b", 1, 5) + "]}," +
      "{'linkId':'t','type':'text','text':'Pourquoi ?'}," +
      "{'linkId':'y','type':'boolean','text':'?'}"));
  const auto key = derived_key(out);
  EXPECT_THAT(key.items, ElementsAre(insight::KeyItem{"a", 0, 4000, false},
                                     insight::KeyItem{"b", 1000, 5000, false}));
  EXPECT_EQ(key.combine, insight::Combine::mean);
  EXPECT_EQ(key.missing_max, 0);
  EXPECT_TRUE(insight::check_key(key));
}

TEST(AQuestionnaire, that_is_no_questionnaire_is_refused) {
  EXPECT_EQ(whole_refused(value("[]")), "questionnaire.not_one");
  EXPECT_EQ(whole_refused(value("'Questionnaire'")), "questionnaire.not_one");
  EXPECT_EQ(whole_refused(value("{'resourceType':'Patient'}")), "questionnaire.not_one");
  EXPECT_EQ(whole_refused(questionnaire(one, "'name':'x'")), "questionnaire.title");
  EXPECT_EQ(whole_refused(value("{'resourceType':'Questionnaire','title':'T'}")),
            "questionnaire.no_question");
  EXPECT_EQ(refused(std::string()), "questionnaire.no_question");
  EXPECT_EQ(refused("{'linkId':'t','type':'text','text':'T'}"), "questionnaire.no_question");
  EXPECT_EQ(refused("3"), "questionnaire.malformed /item/0");
}

TEST(AQuestionnaire, with_two_values_in_one_element_is_refused_wherever_it_is) {
  EXPECT_EQ(refused("{'linkId':'b','type':'choice','text':'T','answerOption':[{'valueInteger':1,"
                    "'valueString':'x'}]}"),
            "questionnaire.two_values /item/0/answerOption/0");
  EXPECT_EQ(whole_refused(questionnaire(one, "'title':'T','extension':[{'url':'u','valueInteger':1,"
                                       "'valueDecimal':1}]")),
            "questionnaire.two_values /extension/0");
  const std::string value_set = "'title':'T','contained':[{'valueSet':'v','valueCode':'c'}]";
  EXPECT_EQ(whole_refused(questionnaire(one, value_set)), "ok");
}

TEST(AQuestionnaire, names_each_question_once_and_by_a_name_that_can_be_kept) {
  EXPECT_EQ(refused(one + "," + one), "questionnaire.link_twice a");
  EXPECT_EQ(refused("{'linkId':'g','type':'group','item':[" + one + "]}," + one),
            "questionnaire.link_twice a");
  EXPECT_EQ(refused("{'type':'group'}"), "questionnaire.link_id /item/0");
  for (const auto& id : std::vector<std::string>{"", "a b", "é", std::string(65, 'x')}) {
    EXPECT_EQ(refused("{'linkId':'" + id + "','type':'group'}"), "questionnaire.link_id /item/0");
  }
}

TEST(AQuestionnaire, of_what_cannot_be_shown_rightly_is_refused) {
  for (const std::string type : {"date", "reference", "attachment", "open-choice", ""}) {
    EXPECT_EQ(refused("{'linkId':'b','type':'" + type + "','text':'T'}"),
              "questionnaire.type b");
  }
  for (const std::string more : {"'enableWhen':[]", "'answerValueSet':'u'", "'repeats':true"}) {
    EXPECT_EQ(refused("{'linkId':'b','type':'choice','text':'T'," + more + "}"),
              "questionnaire.unsupported b");
  }
  EXPECT_EQ(refused("{'linkId':'b','type':'text','text':'T','modifierExtension':[]}"),
            "questionnaire.unsupported /item/0");
  EXPECT_EQ(refused("{'linkId':'b','type':'text'}"), "questionnaire.malformed b");
  EXPECT_EQ(refused("{'linkId':'b','type':'text','text':'T','required':'yes'}"),
            "questionnaire.malformed b");
}

TEST(AQuestionnaire, has_scales_with_two_ends) {
  EXPECT_EQ(refused(scale("b", 3, 3)), "questionnaire.bounds b");
  EXPECT_EQ(refused(scale("b", 3, 1)), "questionnaire.bounds b");
  EXPECT_EQ(refused("{'linkId':'b','type':'decimal','text':'T'}"), "questionnaire.bounds b");
  const auto with = [](const std::string& low) {
    return "{'linkId':'b','type':'decimal','text':'T','extension':[{'url':"
           "'http://hl7.org/fhir/StructureDefinition/minValue','valueDecimal':" + low +
           "},{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueDecimal':9}]}";
  };
  EXPECT_EQ(refused(with("0.5")), "ok");
  EXPECT_EQ(refused(with("0.0001")), "questionnaire.number b");
  EXPECT_EQ(refused(with("-1e300")), "questionnaire.number b");
  EXPECT_EQ(refused(with("'x'")), "questionnaire.number b");
}

TEST(AQuestionnaire, has_options_that_differ_and_all_count_or_none) {
  const auto with = [](const std::string& options) {
    return "{'linkId':'b','type':'choice','text':'T','answerOption':[" + options + "]}";
  };
  EXPECT_EQ(refused("{'linkId':'b','type':'choice','text':'T'}"), "questionnaire.options b");
  EXPECT_EQ(refused(with("")), "questionnaire.options b");
  EXPECT_EQ(refused(with("{'valueInteger':1},{'valueInteger':1}")), "questionnaire.options b");
  EXPECT_EQ(refused(with("{'valueInteger':1},{'valueString':'x'}")), "questionnaire.options b");
  EXPECT_EQ(refused(with("{'valueDate':'2026-01-01'}")), "questionnaire.options b");
  EXPECT_EQ(refused(with("7")), "questionnaire.malformed b");
  EXPECT_EQ(refused(one + "," + with("{'valueString':'x'},{'valueString':'y'}")), "ok");
}

TEST(AQuestionnaire, has_an_end) {
  std::string deep = one;
  for (int i = 1; i < depth_max; ++i) {
    deep = "{'linkId':'g" + std::to_string(i) + "','type':'group','item':[" + deep + "]}";
  }
  EXPECT_EQ(refused(deep), "ok");
  EXPECT_EQ(refused("{'linkId':'g','type':'group','item':[" + deep + "]}"),
            "questionnaire.too_deep a");
  EXPECT_EQ(refused(numbered(items_max, scale, 0, 1)), "ok");
  EXPECT_EQ(refused(numbered(items_max + 1, scale, 0, 1)), "questionnaire.too_many 201");
}

TEST(AKey, fits_the_questions_it_names) {
  const auto written = read(questionnaire(scale("a", 0, 10) + "," + choice("b", 1, 3)));
  auto key = derived_key(written);
  EXPECT_TRUE(check_fit(key, written));
  key.items[1].max_milli = 4000;
  EXPECT_EQ(check_fit(key, written).error().key, "questionnaire.key_range");
  EXPECT_EQ(with_bounds_of(key, written), derived_key(written));
  key.items[0].id = "c";
  EXPECT_EQ(check_fit(key, written).error().key, "questionnaire.key_item");
}

TEST(AnAnswer, is_one_that_is_offered) {
  const auto written = read(questionnaire(scale("a", 0, 10) + "," + choice("b", 1, 3)));
  const auto offered = [&](const std::string& item, int milli) {
    const std::vector<insight::Answered> answers{{item, milli}};
    return static_cast<bool>(check_offered(written, answers));
  };
  EXPECT_TRUE(offered("a", 7000));
  EXPECT_FALSE(offered("a", 7500));
  EXPECT_FALSE(offered("a", 11'000));
  EXPECT_TRUE(offered("b", 3000));
  EXPECT_FALSE(offered("b", 2500));
  EXPECT_FALSE(offered("c", 0));
}

}  // namespace
}  // namespace entente::fhir
