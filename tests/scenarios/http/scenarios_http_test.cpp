// One test a scenario, through a real server.
#include <gtest/gtest.h>

#include "scenarios/http/http_world.hpp"
#include "scenarios/register.hpp"

namespace entente::scenarios {

namespace {

/// One house for all: scenarios share it as teams share a hospital.
std::unique_ptr<House> house;

class OpenHouse : public testing::Environment {
 public:
  void SetUp() override { house = std::make_unique<House>(); }
  void TearDown() override { house.reset(); }
};

void play_through_http(const Scenario& scenario, const std::string& file) {
  HttpWorld world(*house);
  const auto failure = play(scenario, world);
  EXPECT_TRUE(failure.empty()) << file << " " << failure;
}

testing::Environment* const opened = testing::AddGlobalTestEnvironment(new OpenHouse);
const int added = register_all(play_through_http);

TEST(ScenariosHttp, are_found) {
  EXPECT_NE(opened, nullptr);
  EXPECT_GT(added, 40);
}

TEST(ScenariosHttp, fail_when_what_they_say_is_not_so) {
  const auto scenarios = parse(
      "Scénario : faux\n"
      "Soit une alliance entre Lucie (patiente) et Claire (infirmière référente)\n"
      "Alors l’alliance est close\n");
  ASSERT_TRUE(scenarios);
  HttpWorld world(*house);
  EXPECT_NE(play(scenarios->front(), world).find("status 0"), std::string::npos);
}

}  // namespace

}  // namespace entente::scenarios
