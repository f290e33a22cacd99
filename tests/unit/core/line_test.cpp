// The next step of an alliance, for each of its people.
#include <gtest/gtest.h>

#include "unit/core/room.hpp"

namespace entente::core {

namespace {

class Line : public testing::Test {
 protected:
  NextStep next(PartyId who) { return room.line(who).next; }
  ClausePropose proposal(ClauseBody body) {
    return {room.fresh<ClauseId>(), room.fresh<ProposalId>(), std::move(body), "", {}};
  }
  Room room;
};

TEST(Lines, ask_a_caregiver_to_invite_a_patient_who_has_not_come) {
  Alliance alliance;
  evolve(alliance, {1, {}, id_of<PartyId>(2),
                    AllianceOpened{id_of<AllianceId>(9), id_of<UnitId>(8), id_of<PartyId>(1),
                                   "Lucie", false, id_of<PartyId>(2), "Claire",
                                   id_of<AccountId>(2), {"s", "b"}}});
  const auto line =
      line_for(alliance, {id_of<PartyId>(2), Role::caregiver, true},
               {base::start_of(Date{20000}), {}});
  EXPECT_EQ(line.next, NextStep::invite_patient);
  EXPECT_EQ(line.patient_name, "Lucie");
  EXPECT_EQ(line.referent_name, "Claire");
}

TEST_F(Line, asks_for_a_first_proposal) {
  EXPECT_EQ(next(room.patient), NextStep::propose_first);
  EXPECT_EQ(next(room.claire), NextStep::propose_first);
}

TEST_F(Line, asks_the_other_side_for_an_answer) {
  room.must(room.claire, proposal(Aim{"But"}));
  EXPECT_EQ(next(room.patient), NextStep::answer_proposal);
  EXPECT_EQ(next(room.claire), NextStep::complete);
  EXPECT_EQ(room.line(room.claire).discussed, 1);
}

TEST_F(Line, waits_for_the_answer_when_nothing_else_is_to_be_written) {
  room.write_contract();
  room.must(room.claire, proposal(Commitment{"Rappeler", Side::caregiver}));
  EXPECT_EQ(next(room.claire), NextStep::wait_answer);
}

TEST_F(Line, follows_an_information_from_hand_to_hand) {
  const auto id = room.agree(Information{"Les somnifères", "Peu de temps.", {}});
  EXPECT_EQ(room.line(room.patient).to_explain, 1);
  EXPECT_EQ(next(room.claire), NextStep::explain);
  room.must(room.claire, InformationExplain{id});
  EXPECT_EQ(next(room.patient), NextStep::say_back);
  room.must(room.patient, TeachBackSay{id, "Oui"});
  EXPECT_EQ(next(room.claire), NextStep::judge);
  room.must(room.claire, TeachBackJudge{id, false, "Pas tout à fait"});
  EXPECT_EQ(next(room.patient), NextStep::say_back);
}

TEST_F(Line, asks_for_the_signature_and_then_waits_for_the_other) {
  room.write_contract();
  EXPECT_EQ(next(room.patient), NextStep::sign);
  EXPECT_EQ(next(room.thomas), NextStep::wait_signature);
  EXPECT_EQ(room.line(room.patient).agreed, 6);
  room.must(room.patient, room.signing(room.patient));
  EXPECT_EQ(next(room.patient), NextStep::wait_signature);
  EXPECT_EQ(next(room.claire), NextStep::sign);
}

TEST_F(Line, says_when_the_review_is_due) {
  room.bring_in_force();
  EXPECT_EQ(next(room.patient), NextStep::in_force);
  room.now.us += 61 * base::us_per_day;
  EXPECT_EQ(next(room.patient), NextStep::review);
  EXPECT_EQ(room.line(room.claire).alerts, 1);
  EXPECT_EQ(next(room.julie), NextStep::in_force);
  EXPECT_EQ(room.line(room.julie).alerts, 0);
}

TEST_F(Line, counts_for_a_relative_only_what_was_opened) {
  room.bring_in_force();
  EXPECT_EQ(room.line(room.julie).agreed, 0);
  room.must(room.patient, AccessOpen{room.julie, room.action.text()});
  EXPECT_EQ(room.line(room.julie).agreed, 1);
}

TEST_F(Line, says_when_it_is_over) {
  room.must(room.patient, ContractWithdraw{});
  EXPECT_EQ(next(room.claire), NextStep::withdrawn);
  room.must(room.patient, AllianceClose{"fin"});
  EXPECT_EQ(next(room.claire), NextStep::closed);
}

TEST_F(Line, of_a_minor_asks_the_representative_to_sign_too) {
  Room minor(Room::Kind::minor);
  minor.write_contract();
  EXPECT_EQ(minor.line(minor.samira).next, NextStep::sign);
}

}  // namespace

}  // namespace entente::core
