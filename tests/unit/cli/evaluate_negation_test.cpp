// Negation measured against annotated sentences.
#include "cli/evaluate_negation.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace entente::cli {

namespace {

class EvaluateNegation : public ::testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  Result<NegationReport> of(const std::string& lines) {
    std::ofstream(path_) << lines;
    return evaluate_negation(path_);
  }
  static std::string line(const std::string& sentence, int begin, int end, const char* polarity) {
    return R"({"doc":"d","sentence":")" + sentence + R"(","begin":)" + std::to_string(begin) +
           R"(,"end":)" + std::to_string(end) + R"(,"span":"x","polarity":")" + polarity +
           R"(","modality":"ACTUAL"})" + "\n";
  }

  std::string path_ = ::testing::TempDir() + "negation_" + std::to_string(::getpid()) + ".jsonl";
};

TEST_F(EvaluateNegation, counts_spans_by_their_code_points) {
  const std::string sentence = "Épuisé, sans fièvre ni toux mais pâle";
  const auto report = of(line(sentence, 13, 19, "NEG") + line(sentence, 33, 37, "POS") +
                         line(sentence, 0, 6, "NEG") + line(sentence, 23, 27, "POS"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->spans, 4U);
  EXPECT_EQ(report->found, 1U);
  EXPECT_EQ(report->missed, 1U);
  EXPECT_EQ(report->wrong, 1U);
  EXPECT_DOUBLE_EQ(report->precision, 0.5);
  EXPECT_DOUBLE_EQ(report->recall, 0.5);
  EXPECT_DOUBLE_EQ(report->f1, 0.5);
  ASSERT_EQ(report->first_misses.size(), 2U);
  EXPECT_EQ(report->first_misses[0].line, 3U);
  EXPECT_TRUE(report->first_misses[0].negated);
}

TEST_F(EvaluateNegation, of_nothing_is_nothing) {
  const auto report = of("");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->spans, 0U);
  EXPECT_EQ(report->f1, 0);
}

TEST_F(EvaluateNegation, says_which_line_it_cannot_read) {
  const auto good = line("sans toux", 5, 9, "NEG");
  for (const auto& bad : {std::string("{}\n"), line("sans toux", 5, 5, "NEG"),
                          line("sans toux", -1, 5, "NEG"), std::string("no\n")}) {
    const auto report = of(good + bad);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().key, "negation.line");
    EXPECT_EQ(report.error().args.at(1).value, "2");
  }
}

TEST_F(EvaluateNegation, says_which_file_it_cannot_read) {
  const auto report = evaluate_negation("/nowhere/at/all");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().key, "cli.read");
}

}  // namespace

}  // namespace entente::cli
