// The history of one clause.
#include <gtest/gtest.h>

#include "core/person/account.hpp"
#include "unit/core/room.hpp"

namespace entente::core {

namespace {

class Rounds : public testing::Test {
 protected:
  ProposalId propose(PartyId who, const char* text, std::optional<ProposalId> answers = {}) {
    const auto id = room.fresh<ProposalId>();
    room.must(who, ClausePropose{clause, id, Aim{text}, "", answers});
    return id;
  }
  std::vector<Round> all() { return rounds(room.stream, clause); }
  Room room;
  const ClauseId clause = id_of<ClauseId>(500);
};

TEST_F(Rounds, tell_who_proposed_what_and_how_each_ended) {
  const auto first = propose(room.claire, "Arrêter");
  const auto second = propose(room.patient, "Moins", first);
  room.must(room.claire, ProposalDecline{second, "Trop vague."});
  const auto third = propose(room.claire, "Le dimanche");
  room.must(room.claire, ProposalWithdraw{third});
  const auto fourth = propose(room.patient, "Jamais seul");
  room.must(room.claire, ProposalAccept{fourth, "D'accord."});
  const auto told = all();
  ASSERT_EQ(told.size(), 4U);
  EXPECT_EQ(told[0].outcome, RoundOutcome::countered);
  EXPECT_EQ(told[0].ended_by, room.patient);
  EXPECT_EQ(told[1].outcome, RoundOutcome::declined);
  EXPECT_EQ(told[1].reason, "Trop vague.");
  EXPECT_EQ(told[1].proposal.answers, first);
  EXPECT_EQ(told[2].outcome, RoundOutcome::withdrawn);
  EXPECT_EQ(told[3].outcome, RoundOutcome::accepted);
  EXPECT_EQ(told[3].proposal.agreed.size(), 2U);
  EXPECT_EQ(told[3].reason, "D'accord.");
}

TEST_F(Rounds, of_a_colleague_stay_open_until_both_sides_agreed) {
  const auto id = propose(room.thomas, "Arrêter");
  room.must(room.patient, ProposalAccept{id, ""});
  EXPECT_EQ(all().back().outcome, RoundOutcome::pending);
  room.must(room.claire, ProposalAccept{id, ""});
  EXPECT_EQ(all().back().outcome, RoundOutcome::accepted);
  EXPECT_EQ(all().back().ended_by, room.claire);
}

TEST_F(Rounds, said_aloud_are_the_patients_and_say_so) {
  auto context = room.context(room.claire);
  context.on_behalf_of = room.patient;
  ASSERT_TRUE(room.act(context, ClausePropose{clause, room.fresh<ProposalId>(), Aim{"Jardiner"},
                                              "", {}}));
  const auto told = all();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].proposal.author, room.patient);
  EXPECT_TRUE(told[0].in_person);
  EXPECT_EQ(told[0].proposal.agreed, std::vector<Side>{Side::patient});
  EXPECT_EQ(room.stream.back().author, room.claire);
}

TEST_F(Rounds, that_wait_end_with_the_withdrawal) {
  propose(room.claire, "Arrêter");
  room.must(room.patient, ContractWithdraw{});
  EXPECT_EQ(all().back().outcome, RoundOutcome::withdrawn);
  EXPECT_EQ(all().back().ended_by, room.patient);
}

TEST_F(Rounds, go_on_in_the_next_version) {
  room.bring_in_force();
  room.must(room.patient, ContractAmend{});
  room.must(room.patient, ClausePropose{room.aim, room.fresh<ProposalId>(), Aim{"Autre"}, "", {}});
  EXPECT_EQ(rounds(room.stream, room.aim).size(), 2U);
  EXPECT_EQ(room.alliance.negotiation()->clause(room.aim)->rounds, 2);
}

TEST(Accounts, are_the_fold_of_their_events) {
  Account account;
  AccountCreated created;
  created.account = id_of<AccountId>(3);
  created.name = "Lucie";
  created.language = "fr";
  created.keys = {"s", "b"};
  evolve(account, 1, {5}, created);
  evolve(account, 2, {6}, ProfileChanged{"Lucie D.", "en"});
  evolve(account, 3, {7}, KeysChanged{{"s2", "b2"}, {"salt", "", "", "", ""}});
  evolve(account, 4, {8}, AccountDisabled{true});
  EXPECT_EQ(account.seq, 4U);
  EXPECT_EQ(account.name, "Lucie D.");
  EXPECT_EQ(account.language, "en");
  EXPECT_EQ(account.keys.sign, "s2");
  EXPECT_EQ(account.credentials.salt, "salt");
  EXPECT_TRUE(account.disabled);
  EXPECT_EQ(account.created_at, (Instant{5}));
}

}  // namespace

}  // namespace entente::core
