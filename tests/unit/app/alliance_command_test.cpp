#include <thread>

#include "app/alliance_changes.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

/// Both at the same moment; gives the two refusals ("ok" for none).
template <class A, class B>
std::array<std::string, 2> at_once(const A& first, const B& second) {
  std::array<std::string, 2> out;
  std::atomic<int> ready{0};
  const auto meet = [&] {
    ++ready;
    while (ready < 2) std::this_thread::yield();
  };
  std::thread other([&] {
    meet();
    out[1] = refusal(second());
  });
  meet();
  out[0] = refusal(first());
  other.join();
  return out;
}

TEST(AllianceCommand, two_people_answering_different_clauses_at_once_both_land) {
  AllianceWorld world;
  for (int round = 0; round < 10; ++round) {
    const auto hers = world.proposal(core::Commitment{"Je préviens.", core::Side::caregiver});
    const auto mine = world.proposal(core::Commitment{"Je note.", core::Side::patient});
    good(world.act(world.claire, hers));
    good(world.act(world.lucie, mine));
    const auto seen = world.seq();
    const auto ends = at_once(
        [&] {
          return world.act(world.lucie, core::ProposalAccept{hers.proposal, ""}, seen);
        },
        [&] {
          return world.act(world.claire, core::ProposalAccept{mine.proposal, ""}, seen);
        });
    EXPECT_THAT(ends, testing::Each("ok"));
    EXPECT_EQ(world.seq(), seen + 2);
  }
}

TEST(AllianceCommand, of_two_who_reword_one_clause_at_once_the_later_is_told_that_it_changed) {
  AllianceWorld world;
  const auto clause = world.agree(world.claire, world.lucie, core::Aim{"Dormir."});
  const auto reword = [&](const char* text) {
    return core::ClausePropose{clause, crypto::random_id<ProposalId>(), core::Aim{text}, "", {}};
  };
  const auto seen = world.seq();
  const auto ends = at_once([&] { return world.act(world.lucie, reword("Bien dormir."), seen); },
                            [&] { return world.act(world.claire, reword("Mieux dormir."), seen); });
  EXPECT_THAT(ends, testing::UnorderedElementsAre("ok", "alliance.changed"));
  const auto changes = good(changes_since(world.app, world.lucie.caller, world.id, seen));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].kind, "clause_proposed");
  EXPECT_EQ(changes[0].clause, clause);
  EXPECT_EQ(changes[0].seq, seen + 1);
}

TEST(AllianceCommand, many_at_once_on_one_alliance_all_land) {
  AllianceWorld world;
  const auto seen = world.seq();
  std::vector<std::thread> threads;
  std::atomic<int> landed{0};
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      const auto& who = i % 2 == 0 ? world.claire : world.lucie;
      const auto side = i % 2 == 0 ? core::Side::caregiver : core::Side::patient;
      if (world.act(who, world.proposal(core::Commitment{"Je viens.", side}), seen)) ++landed;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(landed, 16);
  EXPECT_EQ(world.seq(), seen + 16);
}

TEST(AllianceCommand, sent_twice_acts_once_and_gives_the_same_receipt) {
  AllianceWorld world;
  const auto command = world.proposal(core::Aim{"Dormir."});
  CommandOptions options;
  options.command = crypto::random_id<CommandId>();
  const auto seen = world.seq();
  const auto first = good(world.act(world.claire, command, seen, options));
  good(world.act(world.lucie, core::ProposalAccept{command.proposal, ""}));
  const auto again = good(world.act(world.claire, command, seen, options));
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.seq, first.seq);
  EXPECT_EQ(again.position, first.position);
  EXPECT_EQ(world.seq(), first.seq + 1);
}

TEST(AllianceCommand, of_another_person_with_the_same_key_is_another_command) {
  AllianceWorld world;
  CommandOptions options;
  options.command = crypto::random_id<CommandId>();
  good(world.act(world.claire, world.proposal(core::Aim{"Dormir."}), world.seq(), options));
  const auto other =
      world.act(world.lucie, world.proposal(core::Commitment{"Je note.", core::Side::patient}),
                world.seq(), options);
  EXPECT_FALSE(good(other).replayed);
}

TEST(AllianceCommand, only_a_caregiver_opens_an_alliance_and_an_id_serves_once) {
  AllianceWorld world;
  const core::AllianceOpen opening{
      crypto::random_id<AllianceId>(), world.where, crypto::random_id<PartyId>(), "Paul", false,
      crypto::random_id<PartyId>()};
  const CommandOptions none;
  EXPECT_EQ(
      refusal(alliance_command(world.app, world.lucie.caller, opening.alliance, opening, none)),
      "role.caregiver_only");
  auto again = opening;
  again.alliance = world.id;
  EXPECT_EQ(refusal(alliance_command(world.app, world.stranger().caller, world.id, again, none)),
            "alliance.exists");
}

TEST(AllianceCommand, what_one_process_wrote_is_what_a_new_one_reads) {
  AllianceWorld world;
  world.write_contract();
  const auto before = json::write(world.view(world.lucie));
  Vault& vault = world.vault;
  App fresh(*world.store, vault, {}, world.app.now);
  const auto body = good(alliance_view(fresh, world.lucie.caller, world.id, nullptr));
  EXPECT_EQ(*body.plain, before);
}

}  // namespace
}  // namespace entente::app
