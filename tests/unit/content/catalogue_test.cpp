#include "content/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "json/codec.hpp"

namespace entente::content {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

/// All texts of the catalogue, wherever they are.
void collect(const json::Value& value, const std::string& path,
             std::vector<std::pair<std::string, Words>>& out) {
  if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i)
      collect((*array)[i], path + "/" + std::to_string(i), out);
  } else if (const auto* object = value.if_object()) {
    if (object->contains("fr")) {
      out.emplace_back(path, json::from_json<Words>(value).value_or({}));
    } else {
      for (const auto& [name, member] : *object) collect(member, path + "/" + name.data(), out);
    }
  }
}

std::vector<std::pair<std::string, Words>> all_words() {
  std::vector<std::pair<std::string, Words>> out;
  collect(json::to_json(catalogue()), "", out);
  return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::set<Step> steps_for(const std::string& sign) {
  std::set<Step> out;
  for (const auto& response : catalogue().responses) {
    for (const auto& code : response.codes)
      if (code == sign) out.insert(response.step);
  }
  return out;
}

/// What reading says when a part of one file is another; "ok" when it reads.
std::string refusal(std::string CatalogueTexts::*file, const std::string& part,
                    const std::string& other) {
  auto texts = shipped_texts();
  const auto at = (texts.*file).find(part);
  EXPECT_NE(at, std::string::npos) << part;
  (texts.*file).replace(at, part.size(), other);
  const auto read = read_catalogue(texts);
  if (read) return "ok";
  std::string out = read.error().key;
  for (const auto& arg : read.error().args)
    if (arg.name == "path" || arg.name == "line") out += " " + arg.value;
  return out;
}

constexpr auto signs = &CatalogueTexts::signs;
constexpr auto responses = &CatalogueTexts::responses;
constexpr auto skills = &CatalogueTexts::skills;

TEST(Catalogue, that_is_shipped_reads_without_a_finding) {
  const auto read = read_catalogue(shipped_texts());
  ASSERT_TRUE(read) << read.error().key << " " << read.error().args.back().value;
  EXPECT_EQ(catalogue().signs.size(), core::shipped_signs().size());
  EXPECT_EQ(catalogue().families.size(), 6u);
  EXPECT_EQ(catalogue().responses.size(), 26u);
}

TEST(Catalogue, has_the_nine_skills_and_the_twelve_attitudes_of_the_mission) {
  std::set<std::string> nine, twelve;
  for (const auto& one : catalogue().skills) nine.insert(one.code);
  for (const auto& one : catalogue().attitudes) twelve.insert(one.code);
  EXPECT_EQ(nine, (std::set<std::string>{"care_relation", "empathy", "authenticity", "trust",
                                         "engagement", "contracting", "negotiation",
                                         "accompaniment", "responsibility"}));
  EXPECT_EQ(twelve, (std::set<std::string>{"warmth", "listening", "humility", "availability",
                                           "authenticity", "simplicity", "compassion",
                                           "benevolence", "non_judgement", "empathy",
                                           "positive_regard", "encouragement"}));
}

TEST(Catalogue, every_skill_is_exercised_by_a_response) {
  std::set<std::string> exercised;
  for (const auto& response : catalogue().responses)
    exercised.insert(response.skills.begin(), response.skills.end());
  for (const auto& skill : catalogue().skills) EXPECT_TRUE(exercised.contains(skill.code));
}

TEST(Catalogue, gives_each_sign_the_facts_that_the_core_holds) {
  for (const auto& sign : catalogue().signs) {
    const auto* kind = core::find_sign(core::shipped_signs(), sign.code);
    ASSERT_NE(kind, nullptr) << sign.code;
    EXPECT_EQ(sign.family, kind->family) << sign.code;
    EXPECT_EQ(sign.channel, kind->channel) << sign.code;
    EXPECT_EQ(sign.view, kind->view) << sign.code;
    EXPECT_EQ(sign.tone, kind->tone) << sign.code;
    EXPECT_FALSE(sign.own) << sign.code;
  }
}

TEST(Catalogue, names_each_sign_that_a_caregiver_records_as_the_decoder_does) {
  std::set<std::string> names;
  for (const auto& sign : catalogue().signs) {
    const bool recorded = sign.view != core::SignView::caregiver_seen;
    ASSERT_EQ(sign.decoded_as.has_value(), recorded) << sign.code;
    if (!recorded) continue;
    names.insert(*sign.decoded_as);
    EXPECT_EQ(find_decoded(catalogue(), *sign.decoded_as)->code, sign.code);
  }
  EXPECT_EQ(names.size(), 25u) << "the codes of the guide";
  EXPECT_EQ(find_decoded(catalogue(), "felt-heard"), nullptr);
  EXPECT_EQ(find_decoded(catalogue(), ""), nullptr);
}

TEST(Catalogue, refuses_a_decoder_code_that_is_missing_twice_or_of_what_a_patient_says) {
  EXPECT_EQ(refusal(signs, R"("decoded_as": "acts",)", ""),
            "catalogue.member /signs/14/decoded_as");
  EXPECT_EQ(refusal(signs, R"("decoded_as": "acts")", R"("decoded_as": "change-talk")"),
            "catalogue.code /signs/14/decoded_as");
  EXPECT_EQ(refusal(signs, R"("decoded_as": "acts")", R"("decoded_as": "Acts!")"),
            "catalogue.code /signs/14/decoded_as");
  EXPECT_EQ(
      refusal(signs, R"("code": "felt-heard",)", R"("code": "felt-heard", "decoded_as": "heard",)"),
      "catalogue.member /signs/25/decoded_as");
}

TEST(Catalogue, spells_as_print_does_in_both_languages) {
  for (const auto& [path, words] : all_words()) {
    EXPECT_FALSE(has(words.fr, "'") || has(words.en, "'")) << path;
    for (const char* before : {" ?", " !", " ;", " :", " »", "« "})
      EXPECT_FALSE(has(words.fr, before)) << path << ": " << words.fr;
    const bool one_word = !has(words.fr, " ");  // "Engagement" is the same in both
    EXPECT_TRUE(words.fr != words.en || one_word) << path << ": " << words.fr;
  }
}

TEST(Catalogue, says_of_every_nonverbal_sign_that_it_is_ambiguous_alone) {
  for (const auto& sign : catalogue().signs) {
    if (sign.channel != core::SignChannel::nonverbal) continue;
    EXPECT_TRUE(has(sign.caution->fr, "Ambigu seul")) << sign.code;
    EXPECT_TRUE(has(sign.caution->en, "Ambiguous alone")) << sign.code;
  }
}

TEST(Catalogue, lets_patients_and_caregivers_speak_of_themselves_in_the_first_person) {
  for (const auto& sign : catalogue().signs) {
    if (sign.view == core::SignView::patient_seen) continue;
    const bool first = sign.label.fr.starts_with("J") || sign.label.fr.starts_with("On ") ||
                       sign.label.fr.starts_with("C");
    EXPECT_TRUE(first) << sign.label.fr;
  }
}

TEST(Catalogue, has_for_every_sign_that_strains_a_first_move_and_one_after_it) {
  for (const auto& sign : catalogue().signs) {
    if (sign.tone == core::SignTone::strength) continue;
    EXPECT_GE(steps_for(sign.code).size(), 2u) << sign.code;
  }
  EXPECT_GE(steps_for("change-talk").size(), 2u);
}

TEST(Catalogue, keeps_the_frame_and_turns_to_supervision_where_feelings_are_moved) {
  for (const auto& response : catalogue().responses) {
    if (response.code != "keep-the-frame" && response.code != "journal-and-supervision") continue;
    for (const char* code : {"idealises", "dependency", "irritation", "own-history"})
      EXPECT_THAT(response.codes, Contains(code)) << response.code;
  }
}

TEST(Catalogue, speaks_of_what_recurs_only_in_a_later_session) {
  for (const auto& response : catalogue().responses) {
    if (response.code != "patterns-later") continue;
    EXPECT_EQ(response.moment, core::Moment::later);
  }
}

TEST(Catalogue, offers_nothing_to_mend_for_what_the_patient_found_good) {
  for (const char* code : {"felt-heard", "felt-respected", "felt-free"})
    EXPECT_THAT(steps_for(code), IsEmpty()) << code;
}

TEST(CatalogueFile, that_lacks_a_language_or_a_text_is_refused_with_its_place) {
  EXPECT_EQ(refusal(signs, R"("fr": "Résistance")", R"("fr": " ")"),
            "catalogue.words /families/0/label/fr");
  EXPECT_EQ(refusal(signs, R"("en": "Slips away from the objective")", R"("de": "Weicht aus")"),
            "catalogue.member /signs/0/label/en");
  EXPECT_EQ(refusal(skills, R"("en": "Care relation")", R"("en": ")" + std::string(61, 'a') + '"'),
            "catalogue.words /skills/0/label/en");
}

TEST(CatalogueFile, that_names_what_there_is_not_is_refused_with_its_place) {
  EXPECT_EQ(refusal(signs, R"("code": "dodges-objective")", R"("code": "dodges")"),
            "catalogue.member /signs/0/code");
  EXPECT_EQ(refusal(responses, R"("inattentive", "interrupts-session")", R"("inattentif")"),
            "catalogue.member /responses/1/codes/0");
  // A sign of a family that the response does not name.
  EXPECT_EQ(refusal(responses, R"("inattentive", "interrupts-session")", R"("acts")"),
            "catalogue.member /responses/1/codes/0");
  EXPECT_EQ(refusal(responses, R"(["care_relation", "empathy"])", R"(["patience"])"),
            "catalogue.member /responses/0/skills/0");
  EXPECT_EQ(refusal(responses, R"("step": "notice")", R"("step": "advise")"),
            "catalogue.member /responses/0/step");
}

TEST(CatalogueFile, that_says_a_code_twice_or_leaves_a_sign_out_is_refused) {
  EXPECT_EQ(refusal(signs, R"("code": "changes-subject")", R"("code": "dodges-objective")"),
            "catalogue.code /signs/1/code");
  auto texts = shipped_texts();
  const auto last = texts.signs.rfind(",\n  {\n   \"code\": \"not-understood\"");
  ASSERT_NE(last, std::string::npos);
  texts.signs = texts.signs.substr(0, last) + "\n ]\n}\n";
  const auto read = read_catalogue(texts);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().key, "catalogue.incomplete");
  EXPECT_EQ(read.error().args.back().value, "/signs/not-understood");
}

TEST(CatalogueFile, whose_responses_leave_the_order_of_the_experts_is_refused) {
  EXPECT_EQ(refusal(responses, R"("step": "notice")", R"("step": "explore")"),
            "catalogue.member /responses/1/step");
}

TEST(CatalogueFile, that_is_no_json_is_refused_with_its_line) {
  EXPECT_EQ(refusal(signs, "{\n \"families\": [", "{\n \"families\": ]"), "catalogue.malformed 2");
}

}  // namespace
}  // namespace entente::content
