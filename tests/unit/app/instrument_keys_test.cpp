// The scoring key of every skeleton, worked by hand, through the loader with invented wording.
#include "unit/app/instrument_world.hpp"

namespace entente::app {
namespace {

using fhir::choice;
using fhir::numbered;
using fhir::scale;
using ::testing::ElementsAre;

class Keys : public ::testing::Test, protected InstrumentWorld {
 protected:
  std::vector<std::optional<int>> subscales(const insight::Score& score) {
    std::vector<std::optional<int>> out;
    for (const auto& one : score.subscales) out.push_back(one.milli);
    return out;
  }
};

TEST_F(Keys, wai_sr_has_task_bond_and_goal_by_the_numbers_of_three_sources) {
  good(load(patient_form("wai-sr", numbered(12, choice, 1, 5))));
  const auto score = this->score("wai-sr", {1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2});
  EXPECT_EQ(score.milli, 2750);  // 33 / 12
  // 1 2 10 12: 1+2+5+2; 3 5 7 9: 3+5+2+4; 4 6 8 11: 4+1+3+1
  EXPECT_THAT(subscales(score), ElementsAre(2500, 3500, 2250));
  const auto missing = this->score("wai-sr", {1, 2, 3, 4, 5, 1, 2, 3, 4, 5, -1, 2});
  EXPECT_EQ(missing.milli, std::nullopt);
  EXPECT_THAT(subscales(missing), ElementsAre(2500, 3500, std::nullopt));
}

TEST_F(Keys, srs_is_a_sum_of_four_with_a_cut_at_36) {
  good(load(patient_form("srs", numbered(4, scale, 0, 10))));
  EXPECT_EQ(score("srs", {9, 9, 10, 7}).milli, 35'000);
  EXPECT_EQ(score("srs", {9, 9, 10, -1}).milli, std::nullopt);
  EXPECT_EQ(listed("srs", 1)->key.cut_milli, 36'000);
  EXPECT_EQ(insight::range(listed("srs", 1)->key), (insight::Range{0, 40'000}));
}

TEST_F(Keys, sai_is_one_total_on_the_range_of_the_questionnaire) {
  auto asked = patient_form("sai", numbered(6, choice, 0, 5));
  asked.questionnaires.caregiver = asked.questionnaires.patient;
  good(load(asked));
  EXPECT_EQ(score("sai", {5, 4, 3, 2, 1, 0}).milli, 15'000);
  EXPECT_EQ(listed("sai", 1)->sides.size(), 2u);
}

TEST_F(Keys, haq_ii_turns_five_items_round) {
  good(load(patient_form("haq-ii", numbered(19, choice, 1, 6))));
  // All 1: fourteen count 1, items 4 8 11 16 19 count 6.
  EXPECT_EQ(score("haq-ii", std::vector<int>(19, 1)).milli, 44'000);
  std::vector<int> best(19, 6);
  for (const auto item : {4, 8, 11, 16, 19}) best[static_cast<std::size_t>(item - 1)] = 1;
  EXPECT_EQ(score("haq-ii", best).milli, 114'000);
  best[7] = 3;  // item 8 counts 4 instead of 6
  EXPECT_EQ(score("haq-ii", best).milli, 112'000);
}

/// An invented grouping: 1–6, 7–9, and 10–12 reversed.
insight::ScoringKey star_key() {
  insight::ScoringKey key;
  key.combine = insight::Combine::sum;
  for (int i = 1; i <= 12; ++i) key.items.push_back({std::to_string(i), 0, 4000, i >= 10});
  key.subscales = {{"one", {"1", "2", "3", "4", "5", "6"}, insight::Combine::sum},
                   {"two", {"7", "8", "9"}, insight::Combine::sum},
                   {"three", {"10", "11", "12"}, insight::Combine::sum}};
  return key;
}

TEST_F(Keys, star_takes_its_grouping_from_the_manual) {
  auto patient = patient_form("star-p", numbered(12, choice, 0, 4));
  EXPECT_EQ(refusal(load(patient)), "instrument.key_needed");
  patient.key = star_key();
  good(load(patient));
  const auto score = this->score("star-p", std::vector<int>(12, 3));
  EXPECT_EQ(score.milli, 30'000);  // 9 × 3 + 3 × (4 − 3)
  EXPECT_THAT(subscales(score), ElementsAre(18'000, 9000, 3000));

  auto caregiver = caregiver_form("star-c", numbered(12, choice, 0, 4));
  caregiver.key = star_key();
  good(load(caregiver));
  EXPECT_EQ(this->score("star-c", std::vector<int>(12, 1)).milli, 18'000);  // 9 × 1 + 3 × 3
}

TEST_F(Keys, calpas_has_four_scales_of_six_by_the_manual) {
  auto asked = patient_form("calpas", numbered(24, choice, 1, 7));
  insight::ScoringKey key;
  for (int i = 1; i <= 24; ++i) key.items.push_back({std::to_string(i), 1000, 7000, false});
  for (int group = 0; group < 4; ++group) {
    insight::Subscale one{std::string(1, static_cast<char>('a' + group)), {}};
    for (int i = 1; i <= 6; ++i) one.items.push_back(std::to_string(6 * group + i));
    key.subscales.push_back(one);
  }
  asked.key = key;
  good(load(asked));
  std::vector<int> units;
  for (const int unit : {7, 5, 3, 1}) units.insert(units.end(), 6, unit);
  const auto score = this->score("calpas", units);
  EXPECT_EQ(score.milli, 4000);
  EXPECT_THAT(subscales(score), ElementsAre(7000, 5000, 3000, 1000));
}

TEST_F(Keys, arm_5_is_a_mean_on_the_range_of_the_questionnaire) {
  good(load(patient_form("arm-5", numbered(5, choice, 1, 7))));
  EXPECT_EQ(score("arm-5", {7, 6, 5, 4, 3}).milli, 5000);
  good(load(patient_form("arm-5", numbered(5, choice, 0, 6))));
  EXPECT_EQ(listed("arm-5", 2)->key.items[4].max_milli, 6000);
}

TEST_F(Keys, four_pas_is_a_total_of_eleven) {
  good(load(patient_form("4-pas", numbered(11, choice, 1, 4))));
  EXPECT_EQ(score("4-pas", {4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1}).milli, 29'000);
}

TEST_F(Keys, care_lets_two_answers_be_missing) {
  good(load(patient_form("care", numbered(10, choice, 1, 5))));
  EXPECT_EQ(score("care", std::vector<int>(10, 5)).milli, 50'000);
  // 36 over eight: their mean 4.5 stands for the two.
  EXPECT_EQ(score("care", {5, 5, 5, 5, 4, 4, 4, 4, -1, -1}).milli, 45'000);
  EXPECT_EQ(score("care", {5, 5, 5, 5, 4, 4, 4, -1, -1, -1}).milli, std::nullopt);
}

}  // namespace
}  // namespace entente::app
