#include "cli/console.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/log.hpp"
#include "content/files.hpp"
#include "content/text.hpp"
#include "json/json.hpp"
#include "unit/cli/run_command.hpp"

namespace entente::cli {
namespace {

class ConsoleTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string in(const std::string& name) const { return (folder_ / name).string(); }
  void seed() {
    const auto seeded = run_command({"demo", "--data", in("d"), "--seed-only"});
    ASSERT_EQ(seeded.status, 0) << seeded.text;
  }
  std::filesystem::path folder_;
};

TEST_F(ConsoleTest, every_command_has_help_in_both_languages_and_every_word_of_it_is_known) {
  for (const char* command : {"serve", "demo", "verify", "check", "rebuild", "backup", "restore",
                              "erase", "export", "admin", "insight", "config", "openapi",
                              "version"}) {
    for (const char* language : {"fr", "en"}) {
      const auto said = run_command({"--lang", language, command, "--help"});
      EXPECT_EQ(said.status, 0) << command;
      EXPECT_THAT(said.text, testing::Not(testing::HasSubstr("cli."))) << command;
    }
  }
}

TEST_F(ConsoleTest, the_help_is_in_one_language_to_its_last_label) {
  const std::array<std::vector<std::string>, 4> all{
      {{"--help"}, {"serve", "--help"}, {"verify", "--help"}, {"admin", "disable", "--help"}}};
  for (auto words : all) {
    words.insert(words.begin(), {"--lang", "fr"});
    const auto french = run_command(words).text;
    for (const char* english : {"Usage", "Subcommand", "SUBCOMMAND", "Print", "TEXT", "REQUIRED",
                                "Positionals", "exit", "Commands", "required"}) {
      EXPECT_THAT(french, testing::Not(testing::HasSubstr(english)));
    }
    EXPECT_THAT(french, testing::HasSubstr("Utilisation"));
    words[1] = "en";
    const auto english = run_command(words).text;
    EXPECT_THAT(english, testing::HasSubstr("Usage"));
    EXPECT_THAT(english, testing::Not(testing::HasSubstr("Utilisation")));
  }
}

TEST_F(ConsoleTest, what_is_not_understood_is_said_in_the_same_language_with_the_word) {
  using testing::HasSubstr;
  EXPECT_THAT(run_command({"--lang", "fr"}).text, HasSubstr("Il manque la commande"));
  EXPECT_THAT(run_command({"--lang", "fr", "check", "--dtaa"}).text,
              HasSubstr("Mots inattendus : --dtaa"));
  EXPECT_THAT(run_command({"--lang", "fr", "export", "--signed"}).text,
              HasSubstr("Il manque --out"));
  EXPECT_THAT(run_command({"--lang", "fr", "check", "--data"}).text,
              HasSubstr("Il faut une valeur, et une seule, à --data."));
  EXPECT_THAT(run_command({"--lang", "en", "verify"}).text, HasSubstr("file is missing"));
}

TEST_F(ConsoleTest, what_is_not_a_command_or_not_a_flag_ends_with_2) {
  EXPECT_EQ(run_command({}).status, 2);
  EXPECT_EQ(run_command({"dance"}).status, 2);
  EXPECT_EQ(run_command({"check", "--dtaa", "x"}).status, 2);
  EXPECT_EQ(run_command({"check", "--data", in("nothing")}).status, 2);
  EXPECT_EQ(run_command({"verify", in("nothing.json")}).status, 2);
  EXPECT_EQ(run_command({"demo", "--data", in("d"), "--port", "99999"}).status, 2);
}

TEST_F(ConsoleTest, a_demo_is_seeded_checked_copied_put_back_and_rebuilt) {
  seed();
  EXPECT_EQ(run_command({"check", "--data", in("d")}).status, 0);
  EXPECT_EQ(run_command({"backup", in("copy.db"), "--data", in("d")}).status, 0);
  EXPECT_EQ(run_command({"backup", in("copy.db"), "--data", in("d")}).status, 2);
  EXPECT_EQ(run_command({"restore", in("copy.db"), "--data", in("d")}).status, 2);
  std::filesystem::create_directory(in("e"));
  EXPECT_EQ(run_command({"restore", in("copy.db"), "--data", in("e")}).status, 0);
  std::filesystem::copy(in("d") + "/master.key", in("e") + "/master.key");
  EXPECT_EQ(run_command({"rebuild", "--data", in("e")}).status, 0);
  EXPECT_EQ(run_command({"check", "--data", in("e")}).status, 0);
}

TEST_F(ConsoleTest, each_contract_in_force_is_written_and_verifies_until_it_is_touched) {
  seed();
  const auto written =
      run_command({"export", "--signed", "--out", in("out"), "--data", in("d")});
  ASSERT_EQ(written.status, 0) << written.text;
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(in("out"))) {
    ++count;
    const auto verified = run_command({"--lang", "en", "verify", entry.path().string()});
    EXPECT_EQ(verified.status, 0) << verified.text;
    EXPECT_THAT(verified.text, testing::HasSubstr("Signed"));
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(entry.path()) / 2));
    file << '~';
    file.close();
    EXPECT_NE(run_command({"verify", entry.path().string()}).status, 0);
  }
  EXPECT_GE(count, 2);
}

TEST_F(ConsoleTest, erasing_destroys_one_alliance_and_leaves_the_chain_sound) {
  seed();
  const auto out = in("out");
  ASSERT_EQ(run_command({"export", "--signed", "--out", out, "--data", in("d")}).status, 0);
  const auto one = std::filesystem::directory_iterator(out)->path().stem().string();
  EXPECT_EQ(run_command({"erase", one, "--yes", "--data", in("d")}).status, 0);
  EXPECT_EQ(run_command({"erase", one, "--yes", "--data", in("d")}).status, 2);
  const auto checked = run_command({"--lang", "en", "check", "--data", in("d")});
  EXPECT_EQ(checked.status, 0) << checked.text;
  EXPECT_THAT(checked.text, testing::HasSubstr("1 stream erased"));
}

TEST_F(ConsoleTest, a_key_is_never_made_for_a_database_that_has_lost_its_own) {
  seed();
  std::filesystem::remove(in("d") + "/master.key");
  EXPECT_EQ(run_command({"demo", "--data", in("d"), "--seed-only"}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(in("d") + "/master.key"));
}

TEST_F(ConsoleTest, the_configuration_is_printed_with_where_each_value_comes_from) {
  std::ofstream(in("entente.toml")) << "establishment = \"Les \\\"Tilleuls\\\"\"\n";
  const auto said = run_command({"config", "--config", in("entente.toml"), "--port", "4242"});
  EXPECT_EQ(said.status, 0);
  EXPECT_THAT(said.text, testing::HasSubstr("port = 4242  # --port"));
  EXPECT_THAT(said.text, testing::HasSubstr("establishment = \"Les \\\"Tilleuls\\\"\"  # " +
                                            in("entente.toml")));
  // What is printed is a configuration.
  std::ofstream(in("again.toml")) << said.text;
  EXPECT_EQ(run_command({"config", "--config", in("again.toml")}).status, 0);
}

TEST(Log, a_line_is_one_line_and_parses_back) {
  const auto line = log_line(LogForm::logfmt, "2026-11-24T00:00:00Z", Level::warning, "refused",
                             {{"route", "/a b=\n"}, {"status", "403"}});
  EXPECT_EQ(line,
            "time=2026-11-24T00:00:00Z level=warning event=refused route=\"/a b=\\n\" status=403");
  const auto parsed = json::parse(
      log_line(LogForm::json, "t", Level::error, "refused", {{"route", "\"\n"}}));
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->as_object().at("route").as_string(), "\"\n");
}

TEST(Sentences, count_in_both_languages_and_leave_ports_alone) {
  EXPECT_THAT(content::sentence("en", "cli.check.problems", {{"n", "1"}}),
              testing::HasSubstr("1 problem found"));
  EXPECT_THAT(content::sentence("fr", "cli.check.problems", {{"n", "3"}}),
              testing::HasSubstr("3 problèmes"));
  EXPECT_THAT(content::sentence("fr", "error.config.value", {{"key", "port"}, {"value", "8080"}}),
              testing::HasSubstr("8080"));
  EXPECT_EQ(content::sentence("fr", "no.such.key", {{"a", "b"}}), "no.such.key a=b");
}

TEST(Sentences, of_the_console_exist_in_both_languages) {
  const auto catalogue = json::parse(content::file("locales/cli.json"));
  ASSERT_TRUE(catalogue);
  for (const auto& [key, languages] : catalogue->as_object()) {
    for (const char* language : {"fr", "en"}) {
      EXPECT_TRUE(content::has_sentence(language, key)) << key << " " << language;
      EXPECT_FALSE(content::sentence(language, key).empty()) << key;
    }
  }
}

}  // namespace
}  // namespace entente::cli
