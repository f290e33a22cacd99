// One test a scenario, against the core.
#include <gtest/gtest.h>

#include "scenarios/core_world.hpp"
#include "scenarios/scenario.hpp"

namespace entente::scenarios {

namespace {

class Play : public testing::Test {
 public:
  Play(Scenario scenario, std::string file)
      : scenario_(std::move(scenario)), file_(std::move(file)) {}

  void TestBody() override {
    CoreWorld world;
    const auto failure = play(scenario_, world);
    EXPECT_TRUE(failure.empty()) << file_ << " " << failure;
    // What the events say is all there is: folding them again sees the same.
    EXPECT_EQ(core::fold(world.events()).seq, world.events().size());
  }

 private:
  Scenario scenario_;
  std::string file_;
};

/// Fails for a file that cannot be read, and when there is nothing to play.
class Unreadable : public testing::Test {
 public:
  explicit Unreadable(std::string why) : why_(std::move(why)) {}
  void TestBody() override { FAIL() << why_; }

 private:
  std::string why_;
};

int add_all() {
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
                            scenario.line,
                            [scenario, name]() -> testing::Test* {
                              return new Play(scenario, name + ".scenario");
                            });
      ++count;
    }
  }
  return count;
}

const int added = add_all();

TEST(Scenarios, are_found) { EXPECT_GT(added, 40); }

TEST(Scenarios, fail_when_what_they_say_is_not_so) {
  const auto scenarios = parse(
      "Scénario : faux\n"
      "Soit une alliance entre Lucie (patiente) et Claire (infirmière référente)\n"
      "Alors l’alliance est close\n");
  ASSERT_TRUE(scenarios);
  CoreWorld world;
  EXPECT_NE(play(scenarios->front(), world), "");
}

TEST(Scenarios, fail_at_a_refusal_that_nobody_expected) {
  const auto scenarios = parse(
      "Scénario : faux\n"
      "Soit une alliance entre Lucie (patiente) et Claire (infirmière référente)\n"
      "Quand Claire se retire du contrat\n");
  ASSERT_TRUE(scenarios);
  CoreWorld world;
  EXPECT_NE(play(scenarios->front(), world).find("role.patient_only"), std::string::npos);
}

TEST(Scenarios, fail_at_a_sentence_that_is_not_in_the_vocabulary) {
  const auto scenarios = parse("Scénario : faux\nQuand Lucie danse\n");
  ASSERT_TRUE(scenarios);
  CoreWorld world;
  EXPECT_NE(play(scenarios->front(), world).find("unknown sentence"), std::string::npos);
}

}  // namespace

}  // namespace entente::scenarios
