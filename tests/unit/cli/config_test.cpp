#include "cli/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace entente::cli {
namespace {

/// A file with these lines, gone at the end of the test.
class File {
 public:
  explicit File(const std::string& text) {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    ::close(::mkstemp(name.data()));
    path_ = name;
    std::ofstream(path_) << text;
  }
  ~File() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

using Texts = std::map<std::string, std::string>;

Error refused(const std::string& text, const Texts& environment = {}, const Texts& flags = {}) {
  const File file(text);
  const auto config = Config::load(file.path(), environment, flags);
  EXPECT_FALSE(config);
  return config ? Error{} : config.error();
}

TEST(Config, flags_win_over_the_environment_which_wins_over_the_file) {
  const File file("port = 1111\nestablishment = \"Ici\"\ninvitation_days = 3\n");
  const auto config = Config::load(file.path(),
                                   {{"ENTENTE_PORT", "2222"}, {"ENTENTE_INVITATION_DAYS", "4"}},
                                   {{"port", "3333"}});
  ASSERT_TRUE(config);
  EXPECT_EQ(config->whole("port"), 3333);
  EXPECT_EQ(config->source("port"), Source::flag);
  EXPECT_EQ(config->whole("invitation_days"), 4);
  EXPECT_EQ(config->source("invitation_days"), Source::environment);
  EXPECT_EQ(config->text("establishment"), "Ici");
  EXPECT_EQ(config->source("establishment"), Source::file);
  EXPECT_EQ(config->whole("idle_minutes_patient"), 30);
  EXPECT_EQ(config->source("idle_minutes_patient"), Source::fallback);
}

TEST(Config, an_unknown_key_is_refused_by_its_name) {
  const auto error = refused("prot = 8080\n");
  EXPECT_EQ(error.key, "config.unknown_key");
  EXPECT_EQ(error.args.at(0).value, "prot");
  const auto variable = refused("", {{"ENTENTE_PROT", "1"}});
  EXPECT_EQ(variable.key, "config.unknown_variable");
  EXPECT_EQ(variable.args.at(0).value, "ENTENTE_PROT");
}

TEST(Config, a_value_of_the_wrong_type_or_out_of_range_is_refused) {
  EXPECT_EQ(refused("port = \"8080\"\n").key, "config.value");
  EXPECT_EQ(refused("port = 70000\n").key, "config.value");
  EXPECT_EQ(refused("trust_proxy = 1\n").key, "config.value");
  EXPECT_EQ(refused("durability = \"sometimes\"\n").key, "config.value");
  EXPECT_EQ(refused("", {{"ENTENTE_THREADS", "two"}}).key, "config.value");
  EXPECT_EQ(refused("", {}, {{"port", ""}}).key, "config.value");
}

TEST(Config, a_malformed_file_is_refused_with_its_line) {
  const auto error = refused("port = 1\nport =\n");
  EXPECT_EQ(error.key, "config.malformed");
  EXPECT_EQ(error.args.at(1).value, "2");
  EXPECT_EQ(Config::load("/nowhere/entente.toml", {}, {}).error().key, "config.unreadable");
}

TEST(Config, the_environment_may_name_the_file_and_holds_the_key_without_being_refused) {
  const File file("port = 1111\n");
  const auto config = Config::load(
      "", {{"ENTENTE_CONFIG", file.path()}, {"ENTENTE_MASTER_KEY", "secret"}}, {});
  ASSERT_TRUE(config);
  EXPECT_EQ(config->whole("port"), 1111);
}

TEST(Config, the_master_key_lies_with_the_data_unless_it_is_told_elsewhere) {
  const auto beside = Config::load("", {}, {{"data", "/srv/entente"}});
  EXPECT_EQ(beside->master_key_file(), "/srv/entente/master.key");
  EXPECT_EQ(beside->database(), "/srv/entente/entente.sqlite");
  const auto apart =
      Config::load("", {}, {{"data", "/srv/entente"}, {"master_key_file", "/run/key"}});
  EXPECT_EQ(apart->master_key_file(), "/run/key");
}

}  // namespace
}  // namespace entente::cli
