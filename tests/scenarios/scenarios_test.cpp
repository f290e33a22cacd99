// One test a scenario, against the core.
#include <gtest/gtest.h>

#include "scenarios/core_world.hpp"
#include "scenarios/register.hpp"

namespace entente::scenarios {

namespace {

void play_in_core(const Scenario& scenario, const std::string& file) {
  CoreWorld world;
  const auto failure = play(scenario, world);
  EXPECT_TRUE(failure.empty()) << file << " " << failure;
  // What the events say is all there is: folding them again sees the same.
  EXPECT_EQ(core::fold(world.events()).seq, world.events().size());
}

const int added = register_all(play_in_core);

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
