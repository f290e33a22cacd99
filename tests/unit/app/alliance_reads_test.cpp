#include "app/read_record.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

int times(const ReadLines& lines, PartyId party, const std::string& what) {
  int out = 0;
  for (const auto& line : lines.reads) out += line.party == party && line.what == what;
  return out;
}

ReadLines listed(AllianceWorld& world) {
  return good(read_list(world.app, world.lucie.caller, world.id, 0, 100));
}

TEST(AllianceReads, the_patient_sees_who_read_what_and_when) {
  AllianceWorld world;
  const auto at = world.app.now();
  world.view(world.claire);
  const auto lines = listed(world);
  ASSERT_EQ(times(lines, world.claire.party, "alliance"), 1);
  for (const auto& line : lines.reads) {
    if (line.party != world.claire.party) continue;
    EXPECT_EQ(line.name, "Nom de claire");
    EXPECT_EQ(line.role, core::Role::caregiver);
    EXPECT_EQ(line.at, at);
  }
}

TEST(AllianceReads, reading_again_within_ten_minutes_is_one_consultation) {
  AllianceWorld world;
  for (int i = 0; i < 5; ++i) {
    world.view(world.claire);
    world.pass(119);
  }
  EXPECT_EQ(times(listed(world), world.claire.party, "alliance"), 1);
  world.pass(60);
  world.view(world.claire);
  EXPECT_EQ(times(listed(world), world.claire.party, "alliance"), 2);
}

TEST(AllianceReads, a_restart_does_not_make_it_two) {
  AllianceWorld world;
  world.view(world.claire);
  world.pass(60);
  App again(*world.store, world.vault, {}, world.app.now);
  good(alliance_view(again, world.claire.caller, world.id, nullptr));
  EXPECT_EQ(times(listed(world), world.claire.party, "alliance"), 1);
}

TEST(AllianceReads, what_is_not_recorded_yet_is_not_at_hand) {
  AllianceWorld world;
  EXPECT_FALSE(alliance_view_at_hand(world.app, world.claire.caller, world.id));
  const auto body = good(alliance_view(world.app, world.claire.caller, world.id, nullptr));
  const auto again = alliance_view_at_hand(world.app, world.claire.caller, world.id);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->plain, body.plain) << "the same bytes, not made again";
  world.pass(601);
  EXPECT_FALSE(alliance_view_at_hand(world.app, world.claire.caller, world.id));
}

TEST(AllianceReads, the_contract_and_its_history_are_things_of_their_own) {
  AllianceWorld world;
  const auto clause = world.agree(world.claire, world.lucie, core::Aim{"Dormir."});
  good(contract_document(world.app, world.claire.caller, world.id, {}));
  good(contract_rounds(world.app, world.claire.caller, world.id, clause));
  const auto lines = listed(world);
  EXPECT_EQ(times(lines, world.claire.party, "contract"), 1);
  EXPECT_EQ(times(lines, world.claire.party, "history"), 1);
}

}  // namespace
}  // namespace entente::app
