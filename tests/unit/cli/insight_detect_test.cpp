// `entente insight detect` and `simulate`, from CSV to CSV.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "csv/reader.hpp"
#include "unit/cli/run_command.hpp"

namespace entente::cli {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

class DetectTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) {
    const auto path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Said detect(const std::string& series, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"--lang",    "fr",
                                   "insight",   "detect",
                                   "--history", file("past.csv", past_),
                                   "--series",  file("now.csv", series),
                                   "--min",     "0",
                                   "--max",     "10",
                                   "--grid",    "0.1"};
    words.insert(words.end(), more.begin(), more.end());
    return run_command(words);
  }
  std::filesystem::path folder_;
  std::string past_ = "patient_id,session,rater,score\n";
};

/// Six steady sessions, then four points lower.
const std::string fallen = [] {
  std::ostringstream out;
  out << "session,rater,score,patient_id\n";
  for (int session = 1; session <= 9; ++session) {
    const double score = (session <= 6 ? 8 : 4) + 0.2 * (session % 2);
    out << session << ",patient," << score << ",anna\n";
    out << session << ",caregiver,8,anna\n";
  }
  return out.str();
}();

struct Row {
  double chance;
  bool alarm;
};

std::map<std::int64_t, Row> rows_of(const std::string& text) {
  std::map<std::int64_t, Row> out;
  const auto table = text.substr(0, text.rfind('\n', text.find("\n- ")) + 1);
  auto reader = csv::Reader::open(csv::source_of(std::string_view(table)));
  while (*reader->next()) {
    out[*reader->whole(1, 1, 99)] = {*reader->number(2), reader->field(4) == "1"};
  }
  return out;
}

TEST_F(DetectTest, tells_a_clear_fall_and_nothing_before_it) {
  const auto said = detect(fallen);
  ASSERT_EQ(said.status, 0) << said.text;
  EXPECT_THAT(said.text, StartsWith("patient_id,session,p_rupture,alarm_score,alarm\nanna,1,0,"));
  EXPECT_THAT(said.text, HasSubstr("Moins de dix suivis passés (0)"));
  const auto rows = rows_of(said.text);
  ASSERT_EQ(rows.size(), 9u);
  for (int session = 1; session <= 6; ++session) EXPECT_FALSE(rows.at(session).alarm) << session;
  EXPECT_TRUE(rows.at(8).alarm);
  EXPECT_GT(rows.at(9).chance, 0.9);
}

TEST_F(DetectTest, says_the_same_of_a_session_whatever_comes_later) {
  const auto whole = detect(fallen);
  const auto until_seven = detect(fallen.substr(0, fallen.find("8,patient")));
  const auto begin = until_seven.text.substr(0, until_seven.text.find("- "));
  EXPECT_THAT(whole.text, StartsWith(begin.substr(0, begin.rfind("\n"))));
  EXPECT_THAT(begin, HasSubstr("anna,7,"));
}

TEST_F(DetectTest, learns_from_the_history_what_is_usual) {
  const auto made = run_command({"insight", "simulate", "--courses", "40", "--ruptures", "0"});
  ASSERT_EQ(made.status, 0);
  auto reader = csv::Reader::open(csv::source_of(std::string_view(made.text)));
  while (*reader->next()) {
    for (std::size_t i = 0; i < 4; ++i)
      past_ += std::string(reader->field(i)) + (i < 3 ? "," : "\n");
  }
  const auto said = detect(fallen);
  ASSERT_EQ(said.status, 0);
  EXPECT_THAT(said.text, testing::Not(HasSubstr("suivis passés")));
  EXPECT_TRUE(rows_of(said.text).at(8).alarm);
}

TEST_F(DetectTest, refuses_what_it_would_have_to_guess_with_its_place) {
  const std::string header = "patient_id,session,rater,score\n";
  const std::vector<std::pair<std::string, std::string>> bad{
      {"a,1,infirmier,3\n", "Ligne 2, colonne 3 (rater)"},
      {"a,1,patient,11\n", "le score doit être entre 0 et 10"},
      {"a,1,patient,3\na,1,patient,4\n", "Ligne 3, colonne 2 (session)"},
      {"a,0,patient,3\n", "Ligne 2, colonne 2 (session)"},
      {"a,1,patient,\"3,5\"\n", "Ligne 2, colonne 4 (score)"}};
  for (const auto& [rows, told] : bad) {
    const auto said = detect(header + rows);
    EXPECT_EQ(said.status, 2) << rows;
    EXPECT_THAT(said.text, HasSubstr(told));
  }
}

TEST_F(DetectTest, refuses_options_that_make_no_sense) {
  EXPECT_THAT(detect(fallen, {"--budget", "0.9"}).text, HasSubstr("0.001"));
  EXPECT_THAT(detect(fallen, {"--rule", "guess"}).text, HasSubstr("guess"));
  EXPECT_THAT(detect(fallen, {"--rule", "conformal"}).text, HasSubstr("19 suivis"));
}

TEST_F(DetectTest, the_test_martingale_tells_less_and_later) {
  const auto careful = rows_of(detect(fallen, {"--rule", "evidence"}).text);
  const auto usual = rows_of(detect(fallen).text);
  for (const auto& [session, row] : careful) EXPECT_LE(row.alarm, usual.at(session).alarm);
  EXPECT_TRUE(careful.at(9).alarm);
}

TEST(SimulateTest, the_same_seed_gives_the_same_courses) {
  const std::vector<std::string> words{"insight", "simulate", "--courses", "5", "--seed", "4"};
  EXPECT_EQ(run_command(words).text, run_command(words).text);
  EXPECT_NE(run_command(words).text,
            run_command({"insight", "simulate", "--courses", "5", "--seed", "5"}).text);
}

TEST(SimulateTest, refuses_a_family_nobody_wrote) {
  const auto said = run_command({"--lang", "fr", "insight", "simulate", "--family", "dice"});
  EXPECT_EQ(said.status, 2);
  EXPECT_THAT(said.text, HasSubstr("growth, ceiling, items ou steps"));
}

}  // namespace

}  // namespace entente::cli
