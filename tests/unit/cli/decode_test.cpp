// `entente decode`, as a program and as a person use it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <sstream>

#include "json/json.hpp"
#include "unit/cli/run_command.hpp"

namespace entente::cli {

namespace {

using testing::HasSubstr;
using testing::Not;

/// What the command says of what comes on its standard input.
Said decode(const std::string& lines, std::vector<std::string> more = {}) {
  std::istringstream in(lines);
  auto* const before = std::cin.rdbuf(in.rdbuf());
  std::cin.clear();
  more.insert(more.begin(), "decode");
  auto said = run_command(std::move(more));
  std::cin.rdbuf(before);
  return said;
}

TEST(Decode, answers_line_by_line_with_the_words_that_tell) {
  const auto said =
      decode(R"({"id":"one","kind":"note","text":"Bras croisés, manteau gardé tout l'entretien."})"
             "\n\n"
             R"({"id":2,"lang":"en","kind":"utterance","text":"What time is it?","signs":["acts"]})"
             "\n");
  EXPECT_EQ(said.status, 0) << said.text;
  std::istringstream lines(said.text);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const auto one = json::parse(line)->as_object();
  EXPECT_EQ(one.at("id"), "one");
  EXPECT_EQ(one.at("lang"), "fr");
  const auto& sign = one.at("signs").as_array().at(0).as_object();
  EXPECT_EQ(sign.at("code"), "closed-posture");
  EXPECT_EQ(sign.at("family"), "resistance");
  EXPECT_EQ(sign.at("shown"), true);
  EXPECT_GT(sign.at("probability").as_double(), 0.5);
  EXPECT_FALSE(sign.at("evidence").as_array().empty());
  ASSERT_TRUE(std::getline(lines, line));
  const auto two = json::parse(line)->as_object();
  EXPECT_EQ(two.at("id").as_int64(), 2);
  EXPECT_EQ(two.at("lang"), "en");
  EXPECT_TRUE(two.at("signs").as_array().empty()) << line;
}

TEST(Decode, goes_on_after_a_line_that_cannot_be_read_and_says_so) {
  const auto said = decode(
      "not json\n{\"id\":1}\n{\"id\":2,\"kind\":\"song\",\"text\":\"la\"}\n"
      "{\"id\":3,\"text\":\"Bonjour madame.\"}\n");
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.text, HasSubstr(R"({"error":"json.malformed","line":1})"));
  EXPECT_THAT(said.text, HasSubstr(R"({"error":"json.missing","line":2})"));
  EXPECT_THAT(said.text, HasSubstr(R"({"error":"json.value","line":3})"));
  EXPECT_THAT(said.text, HasSubstr(R"({"id":3,"lang":"fr","signs":[]})"));
}

TEST(Decode, explains_itself_to_a_person_in_their_language) {
  const std::string line =
      R"({"kind":"note","text":"Bras croisés, manteau gardé tout l'entretien."})";
  const auto fr = decode(line, {"--explain", "--lang", "fr"});
  EXPECT_THAT(fr.text, HasSubstr("À discuter : closed-posture"));
  EXPECT_THAT(fr.text, HasSubstr("sans ces mots"));
  EXPECT_THAT(fr.text, Not(HasSubstr("cli.")));
  const auto en = decode(line, {"--explain", "--lang", "en"});
  EXPECT_THAT(en.text, HasSubstr("To be talked about: closed-posture"));
}

TEST(Decode, explains_why_it_says_nothing) {
  EXPECT_THAT(decode(R"({"text":"…","lang":"fr"})", {"--explain", "--lang", "fr"}).text,
              HasSubstr("Indécis"));
}

}  // namespace

}  // namespace entente::cli
