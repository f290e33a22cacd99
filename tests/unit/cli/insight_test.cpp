// The commands of `entente insight`, as a person and as a program use them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "csv/reader.hpp"
#include "json/json.hpp"
#include "unit/cli/run_command.hpp"

namespace entente::cli {

namespace {

using testing::HasSubstr;
using testing::Not;

const std::string golden = std::string(ENTENTE_SOURCE) + "/tests/golden/insight/";

class InsightTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& text) {
    const auto path = (folder_ / "in.csv").string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  /// The scores of reference as the command takes them; every third patient in unit B.
  std::string scores() {
    std::ifstream in(golden + "growth.csv");
    std::ostringstream out;
    out << "unit,patient_id,session,score\n";
    auto reader = csv::Reader::open(csv::source_of(in));
    while (*reader->next()) {
      out << (*reader->whole(0, 1, 60) % 3 == 0 ? "B," : "A,") << reader->field(0) << ','
          << reader->field(1) << ',' << reader->field(3) << '\n';
    }
    return file(out.str());
  }
  std::filesystem::path folder_;
};

json::Object object_of(const Said& said) { return json::parse(said.text)->as_object(); }

TEST_F(InsightTest, every_command_has_help_in_both_languages) {
  for (const char* command : {"detect", "growth", "psychometrics", "gas", "simulate"}) {
    for (const char* language : {"fr", "en"}) {
      const auto said = run_command({"--lang", language, "insight", command, "--help"});
      EXPECT_EQ(said.status, 0) << said.text;
      EXPECT_THAT(said.text, Not(HasSubstr("cli."))) << command;
    }
  }
}

TEST_F(InsightTest, every_command_says_the_line_and_column_of_bad_input_and_ends_with_2) {
  const std::vector<std::pair<const char*, const char*>> all{
      {"growth", "patient_id,session,score\np,1,2\np,0,3\n"},
      {"gas", "goal,patient_id,level,weight\na,p,1,1\nb,p,3,1\n"},
      {"psychometrics", "a,b\n1,2\n3,4\"\n"}};
  for (const auto& [command, text] : all) {
    const auto english = run_command({"--lang", "en", "insight", command, "--in", file(text)});
    EXPECT_EQ(english.status, 2) << command;
    EXPECT_THAT(english.text, HasSubstr("Line 3, column ")) << command;
    const auto french = run_command({"--lang", "fr", "insight", command, "--in", file(text)});
    EXPECT_THAT(french.text, HasSubstr("Ligne 3, colonne ")) << command;
  }
}

TEST_F(InsightTest, growth_is_told_as_a_table_by_unit_and_ranks_nobody) {
  const auto said = run_command({"--lang", "fr", "insight", "growth", "--in", scores()});
  EXPECT_EQ(said.status, 0);
  EXPECT_THAT(said.text, HasSubstr("3,741"));
  EXPECT_THAT(said.text, HasSubstr("60 patients, 473 scores"));
  EXPECT_THAT(said.text, HasSubstr("\nB "));
}

TEST_F(InsightTest, growth_as_json_is_the_model_of_reference) {
  const auto out =
      object_of(run_command({"insight", "growth", "--in", scores(), "--format", "json"}));
  EXPECT_NEAR(out.at("reml_deviance").as_double(), 505.409383538, 1e-4);
  EXPECT_EQ(out.at("units").as_array().size(), 2u);
  EXPECT_EQ(out.at("caseload").at("patients").to_number<int>(), 60);
}

TEST_F(InsightTest, growth_as_csv_has_a_row_a_patient_in_their_order_with_what_to_expect) {
  const auto said =
      run_command({"insight", "growth", "--in", scores(), "--format", "csv", "--at", "12"});
  auto reader = csv::Reader::open(csv::source_of(said.text));
  ASSERT_TRUE(reader);
  ASSERT_EQ(reader->names().size(), 10u);
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ(reader->field(0), "1");
  EXPECT_NEAR(*reader->number(2), 3.74091 + 0.98338, 1e-4);
  EXPECT_LT(*reader->number(8), *reader->number(7));
  while (*reader->next()) continue;
  EXPECT_EQ(reader->rows(), 60u);
}

TEST_F(InsightTest, growth_refuses_a_session_told_twice_and_a_patient_in_two_units) {
  const auto twice = file("patient_id,session,score\np,1,2\nq,1,2\np,1,3\n");
  EXPECT_THAT(run_command({"--lang", "en", "insight", "growth", "--in", twice}).text,
              HasSubstr("Line 4, column 2 (session)"));
  const auto moved = file("patient_id,session,score,unit\np,1,2,A\np,2,2,B\n");
  EXPECT_THAT(run_command({"--lang", "en", "insight", "growth", "--in", moved}).text,
              HasSubstr("Line 3, column 4 (unit)"));
}

TEST_F(InsightTest, a_missing_score_changes_nothing) {
  const std::string rows = "patient_id,session,score\np,1,2\np,2,3\np,3,2\nq,1,5\nq,4,5\n";
  const auto with =
      run_command({"insight", "growth", "--in", file(rows + "q,5,\nr,1,\n"), "--format", "json"});
  const auto without = run_command({"insight", "growth", "--in", file(rows), "--format", "json"});
  EXPECT_EQ(with.status, 0) << with.text;
  EXPECT_EQ(with.text, without.text);
}

TEST_F(InsightTest, psychometrics_are_those_of_reference_in_total_and_by_subscale) {
  const auto out =
      object_of(run_command({"insight", "psychometrics", "--in", golden + "items.csv", "--subscale",
                             "task=task1,task2,task3,task4", "--format", "json"}));
  const auto& scales = out.at("scales").as_array();
  ASSERT_EQ(scales.size(), 2u);
  EXPECT_NEAR(scales[0].at("alpha").as_double(), 0.872871797518, 1e-9);
  EXPECT_NEAR(scales[1].at("alpha").as_double(), 0.780837741136, 1e-9);
  EXPECT_EQ(out.at("items").as_array().size(), 12u);
}

TEST_F(InsightTest, people_with_a_missing_answer_are_left_out_and_counted) {
  const auto in = file("a,b\n1,2\n2,\n3,3\n4,5\n");
  const auto said = run_command({"--lang", "en", "insight", "psychometrics", "--in", in});
  EXPECT_THAT(said.text, HasSubstr("3 people; 1 left out"));
}

TEST_F(InsightTest, a_subscale_of_unknown_items_is_refused) {
  for (const char* bad : {"x=a,zz", "x=a,a", "x", "=a,b", "x="}) {
    const auto said = run_command(
        {"insight", "psychometrics", "--in", file("a,b\n1,2\n2,3\n"), "--subscale", bad});
    EXPECT_EQ(said.status, 2) << bad;
  }
}

TEST_F(InsightTest, raters_are_compared) {
  const auto said = run_command(
      {"insight", "psychometrics", "--raters", "--in", golden + "raters.csv", "--format", "csv"});
  EXPECT_THAT(said.text, HasSubstr("\n2k,0.80784938"));
  EXPECT_EQ(run_command({"insight", "psychometrics", "--raters", "--subscale", "x=r1,r2", "--in",
                         golden + "raters.csv"})
                .status,
            2);
}

TEST_F(InsightTest, goals_are_told_by_patient_in_their_order) {
  const auto in = file(
      "patient_id,goal,weight,level\nz,walk,3,1\na,sleep,1,+2\nz,cook,2,2\nz,\"go out\",1,-1\n");
  const auto said = run_command({"insight", "gas", "--in", in, "--format", "csv"});
  EXPECT_THAT(said.text, testing::StartsWith("patient_id,goals,t\nz,3,63.2195"));
  EXPECT_THAT(said.text, HasSubstr("\na,1,70\n"));
}

TEST_F(InsightTest, what_it_does_not_know_is_refused) {
  const auto in = file("patient_id,goal,weight,level\n");
  EXPECT_EQ(run_command({"insight"}).status, 2);
  EXPECT_EQ(run_command({"insight", "gas", "--in", in, "--format", "xml"}).status, 2);
  EXPECT_EQ(run_command({"insight", "gas", "--in", (folder_ / "none").string()}).status, 2);
  EXPECT_EQ(run_command({"insight", "growth", "--in", in, "--at", "0"}).status, 2);
}

}  // namespace

}  // namespace entente::cli
