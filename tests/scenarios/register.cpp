#include "scenarios/register.hpp"

#include <gtest/gtest.h>

namespace entente::scenarios {

namespace {

class Play : public testing::Test {
 public:
  Play(Scenario scenario, std::string file, PlayOne play_one)
      : scenario_(std::move(scenario)), file_(std::move(file)), play_one_(play_one) {}
  void TestBody() override { play_one_(scenario_, file_); }

 private:
  Scenario scenario_;
  std::string file_;
  PlayOne play_one_;
};

class Unreadable : public testing::Test {
 public:
  explicit Unreadable(std::string why) : why_(std::move(why)) {}
  void TestBody() override { FAIL() << why_; }

 private:
  std::string why_;
};

}  // namespace

int register_all(PlayOne play_one) {
  int count = 0;
  for (const auto& path : files(ENTENTE_SOURCE "/tests/scenarios")) {
    const auto name = path.stem().string();
    auto scenarios = parse(read(path));
    if (!scenarios || scenarios->empty()) {
      const auto why = path.string() + (scenarios ? ": empty" : ": malformed, line " +
                                        scenarios.error().args.at(0).value);
      testing::RegisterTest(name.c_str(), "reads", nullptr, nullptr, path.c_str(), 1,
                            [why] { return new Unreadable(why); });
      continue;
    }
    for (const auto& scenario : *scenarios) {
      testing::RegisterTest(name.c_str(), scenario.title.c_str(), nullptr, nullptr, path.c_str(),
                            scenario.line, [scenario, name, play_one]() -> testing::Test* {
                              return new Play(scenario, name + ".scenario", play_one);
                            });
      ++count;
    }
  }
  return count;
}

}  // namespace entente::scenarios
