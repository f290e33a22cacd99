#include "cli/house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/app.hpp"
#include "core/session/sign_catalogue.hpp"

namespace entente::cli {
namespace {

/// A folder with a file of signs in it, gone at the end of the test.
struct Ward {
  Ward() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    folder = ::mkdtemp(name.data());
  }
  ~Ward() { std::filesystem::remove_all(folder); }

  Result<House> opened(const std::string& signs_file) {
    const auto config = Config::load(
        "", {}, {{"data", (folder / "data").string()}, {"signs_file", signs_file}});
    EXPECT_TRUE(config);
    return open_house(*config, Opening::serving, settings_of(*config));
  }
  std::string file(const std::string& text) {
    std::ofstream(folder / "signs.json") << text;
    return (folder / "signs.json").string();
  }

  std::filesystem::path folder;
};

TEST(House, knows_the_signs_that_the_establishment_adds) {
  Ward ward;
  const auto house = ward.opened(ward.file(
      R"({"signs":[{"code":"own-hums","family":"resistance","channel":"verbal",
          "label":{"fr":"Fredonne","en":"Hums"},
          "definition":{"fr":"Fredonne.","en":"Hums."}}]})"));
  ASSERT_TRUE(house) << house.error().key;
  EXPECT_NE(core::find_sign(house->app->signs, "own-hums"), nullptr);
  EXPECT_EQ(house->app->signs.size(), core::shipped_signs().size() + 1);
}

TEST(House, knows_the_signs_that_are_shipped_when_none_are_added) {
  Ward ward;
  const auto house = ward.opened("");
  ASSERT_TRUE(house);
  EXPECT_EQ(house->app->signs.size(), core::shipped_signs().size());
}

TEST(House, does_not_open_with_a_bad_file_of_signs_and_makes_nothing) {
  Ward ward;
  const auto file = ward.file("{\"signs\": [\n {\"code\": }\n]}");
  const auto house = ward.opened(file);
  ASSERT_FALSE(house);
  EXPECT_EQ(house.error().key, "catalogue.malformed");
  EXPECT_EQ(house.error().args.at(0).value, file);
  EXPECT_EQ(house.error().args.at(1).value, "2");
  EXPECT_FALSE(std::filesystem::exists(ward.folder / "data"));
  const auto nowhere = ward.opened((ward.folder / "nowhere.json").string());
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().key, "catalogue.unreadable");
}

}  // namespace
}  // namespace entente::cli
