// What a caregiver looks back on: their own, all of it, and nothing that is still hidden.
#include "core/portfolio/portfolio.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/core/room.hpp"

namespace entente::core {

namespace {

constexpr std::int64_t hour = 3600;

insight::Instrument attitudes(int edition = 1, int min_milli = 1000, int max_milli = 5000) {
  insight::Instrument out;
  out.code = mirror;
  out.edition = edition;
  for (const char* id : {"warmth", "listening", "humility", "empathy"}) {
    out.key.items.push_back({id, min_milli, max_milli, false});
  }
  return out;
}

class Portfolio : public testing::Test {
 protected:
  Portfolio() { room.instruments = {attitudes()}; }

  SessionId begun(PartyId by) {
    const auto id = room.fresh<SessionId>();
    room.must(by, SessionStart{id, room.now});
    return id;
  }
  SessionId held(PartyId by) {
    const auto id = begun(by);
    room.must(by, SessionEnd{id, room.now});
    return id;
  }
  void rate(PartyId who, SessionId id, std::vector<Answer> answers, int edition = 1) {
    room.must(who,
              RatingGive{id, room.fresh<RatingId>(), mirror, edition, std::move(answers)});
  }
  void sign(PartyId who, SessionId id, const char* code) {
    room.must(who, SignRecord{id, room.fresh<SignId>(), code, room.now, 0, false, ""});
  }
  PortfolioFacts facts(PartyId who) { return facts_for(room.alliance, who, room.outlook()); }
  int count(PartyId who, FactKind kind) {
    for (const auto& fact : facts(who).facts) {
      if (fact.kind == kind) return fact.count;
    }
    return 0;
  }
  MirrorLine line(const PortfolioFacts& of, const std::string& attitude) {
    for (auto& one : mirror_of(of, room.instruments)) {
      if (one.attitude == attitude) return one;
    }
    ADD_FAILURE() << attitude;
    return {};
  }
  void wait(std::int64_t seconds) { room.now = base::later(room.now, seconds); }
  Room room;
};

TEST_F(Portfolio, each_fact_belongs_to_one_skill) {
  EXPECT_EQ(skill_of(FactKind::sessions_held), Skill::care_relation);
  EXPECT_EQ(skill_of(FactKind::felt_rushed), Skill::care_relation);
  EXPECT_EQ(skill_of(FactKind::felt_heard), Skill::empathy);
  EXPECT_EQ(skill_of(FactKind::own_signs_noted), Skill::authenticity);
  EXPECT_EQ(skill_of(FactKind::not_believed), Skill::trust);
  EXPECT_EQ(skill_of(FactKind::own_actions_left), Skill::engagement);
  EXPECT_EQ(skill_of(FactKind::objectives_in_their_words), Skill::contracting);
  EXPECT_EQ(skill_of(FactKind::felt_free), Skill::negotiation);
  EXPECT_EQ(skill_of(FactKind::teach_backs_understood), Skill::accompaniment);
  EXPECT_EQ(skill_of(FactKind::readjustments_no_help), Skill::responsibility);
}

TEST_F(Portfolio, what_did_not_happen_is_not_told) {
  EXPECT_TRUE(facts(room.claire).facts.empty());
  EXPECT_EQ(facts(room.claire).sessions, 0);
}

TEST_F(Portfolio, sessions_of_another_caregiver_do_not_count) {
  const auto first = held(room.claire);
  sign(room.patient, first, "felt-heard");
  sign(room.patient, first, "felt-judged");
  wait(hour);
  const auto second = held(room.thomas);
  sign(room.patient, second, "felt-respected");
  EXPECT_EQ(facts(room.claire).sessions, 1);
  EXPECT_EQ(count(room.claire, FactKind::sessions_held), 1);
  EXPECT_EQ(count(room.claire, FactKind::felt_heard), 1);
  EXPECT_EQ(count(room.claire, FactKind::felt_judged), 1);
  EXPECT_EQ(count(room.claire, FactKind::felt_respected), 0);
  EXPECT_EQ(count(room.thomas, FactKind::felt_respected), 1);
  EXPECT_EQ(count(room.thomas, FactKind::felt_judged), 0);
}

TEST_F(Portfolio, what_the_patient_felt_is_told_once_the_session_has_ended) {
  const auto id = begun(room.claire);
  sign(room.patient, id, "was-interrupted");
  EXPECT_EQ(count(room.claire, FactKind::felt_interrupted), 0);
  room.must(room.claire, SessionEnd{id, room.now});
  EXPECT_EQ(count(room.claire, FactKind::felt_interrupted), 1);
}

TEST_F(Portfolio, a_sign_that_was_taken_back_is_gone) {
  const auto id = held(room.claire);
  const auto taken = room.fresh<SignId>();
  room.must(room.patient, SignRecord{id, taken, "felt-heard", room.now, 0, false, ""});
  room.must(room.patient, SignTakeBack{id, taken});
  EXPECT_EQ(count(room.claire, FactKind::felt_heard), 0);
}

TEST_F(Portfolio, what_belongs_to_ones_own_story_is_counted_for_oneself_alone) {
  const auto id = held(room.claire);
  sign(room.claire, id, "irritation");
  sign(room.thomas, id, "own-history");
  sign(room.claire, id, "confides");
  EXPECT_EQ(count(room.claire, FactKind::own_signs_noted), 1);
  EXPECT_EQ(count(room.thomas, FactKind::own_signs_noted), 1);
  EXPECT_EQ(count(room.claire, FactKind::confided), 1);
  EXPECT_EQ(count(room.thomas, FactKind::confided), 0);
}

// Rule 8: "… hidden from the other side until both have answered, or 24 hours after the session."
TEST_F(Portfolio, an_answer_that_is_still_hidden_does_not_show_in_the_mirror) {
  const auto id = held(room.claire);
  rate(room.patient, id, {{"warmth", 2000}});
  EXPECT_EQ(line(facts(room.claire), "warmth").patients, 0);
  EXPECT_TRUE(facts(room.claire).mirror.empty());
  wait(25 * hour);
  EXPECT_EQ(line(facts(room.claire), "warmth").patients, 1);
}

TEST_F(Portfolio, an_answer_is_open_at_once_when_both_have_answered) {
  const auto id = held(room.claire);
  rate(room.patient, id, {{"warmth", 2000}, {"listening", 5000}});
  rate(room.claire, id, {{"warmth", 4000}});
  const auto told = facts(room.claire);
  EXPECT_EQ(line(told, "warmth").patients, 1);
  EXPECT_EQ(line(told, "listening").patients, 1);
  EXPECT_EQ(line(told, "warmth").own_mean_milli, 4000);
  EXPECT_EQ(line(told, "listening").own, 0);
  EXPECT_TRUE(facts(room.thomas).mirror.empty());
}

TEST_F(Portfolio, that_the_patient_answered_the_check_in_is_no_secret) {
  const auto id = held(room.claire);
  room.must(room.patient,
            RatingGive{id, room.fresh<RatingId>(), check_in, 1, {{"trust", 1000}}});
  EXPECT_EQ(count(room.claire, FactKind::check_ins_answered), 1);
  EXPECT_EQ(count(room.thomas, FactKind::check_ins_answered), 0);
}

TEST_F(Portfolio, the_mean_of_the_patients_is_told_from_three_answers_on) {
  for (const int milli : {2000, 4000, 5000}) {
    EXPECT_FALSE(line(facts(room.claire), "warmth").patient_mean_milli);
    rate(room.patient, held(room.claire), {{"warmth", milli}});
    wait(25 * hour);
  }
  EXPECT_EQ(line(facts(room.claire), "warmth").patient_mean_milli, 3667);
}

TEST_F(Portfolio, answers_to_an_earlier_edition_are_brought_to_the_latest) {
  rate(room.claire, held(room.claire), {{"warmth", 4000}});
  room.instruments.push_back(attitudes(2, 0, 10'000));
  EXPECT_EQ(line(facts(room.claire), "warmth").own_mean_milli, 7500);
  rate(room.claire, held(room.claire), {{"warmth", 2500}}, 2);
  EXPECT_EQ(line(facts(room.claire), "warmth").own_mean_milli, 5000);
  EXPECT_EQ(line(facts(room.claire), "warmth").max_milli, 10'000);
}

TEST_F(Portfolio, a_contract_counts_for_who_signed_it) {
  room.bring_in_force();
  EXPECT_EQ(count(room.claire, FactKind::versions_signed), 1);
  EXPECT_EQ(count(room.claire, FactKind::teach_backs_understood), 1);
  EXPECT_EQ(count(room.claire, FactKind::clauses_negotiated), 0);
  EXPECT_TRUE(facts(room.thomas).facts.empty());
}

TEST_F(Portfolio, a_clause_that_took_several_proposals_was_negotiated) {
  room.write_contract();
  const auto clause = room.fresh<ClauseId>();
  const auto first = room.fresh<ProposalId>(), second = room.fresh<ProposalId>();
  Objective goal;
  goal.text = "Marcher une heure";
  room.must(room.claire, ClausePropose{clause, first, goal, "", {}});
  goal.text = "Marcher une demi-heure";
  goal.patient_words = "Une heure, c'est trop.";
  room.must(room.patient, ClausePropose{clause, second, goal, "", first});
  room.must(room.claire, ProposalAccept{second, ""});
  Action step;
  step.text = "Sortir après le repas";
  step.objective = clause;
  room.agree(step);
  EXPECT_EQ(count(room.claire, FactKind::clauses_negotiated), 0);
  room.must(room.patient, room.signing(room.patient));
  room.must(room.claire, room.signing(room.claire));
  EXPECT_EQ(count(room.claire, FactKind::clauses_negotiated), 1);
  EXPECT_EQ(count(room.claire, FactKind::objectives_in_their_words), 1);
  room.must(room.claire, ContractAmend{});
  EXPECT_EQ(count(room.claire, FactKind::clauses_negotiated), 1);
}

TEST_F(Portfolio, ones_own_part_of_the_contract_is_told_as_it_was_kept) {
  room.write_contract();
  Action own;
  own.text = "Appeler le jeudi";
  own.who = Actor::caregiver;
  own.objective = room.objective;
  const auto call = room.agree(own);
  room.must(room.patient, room.signing(room.patient));
  room.must(room.claire, room.signing(room.claire));
  const auto first = begun(room.claire);
  room.must(room.claire, ActionFollow{first, room.action, FollowUpOutcome::done, ""});
  room.must(room.claire, ActionFollow{first, call, FollowUpOutcome::not_done, "congé"});
  room.must(room.claire, SessionEnd{first, room.now});
  const auto second = begun(room.claire);
  room.must(room.patient, ActionFollow{second, call, FollowUpOutcome::done, ""});
  EXPECT_EQ(count(room.claire, FactKind::follow_ups), 3);
  EXPECT_EQ(count(room.claire, FactKind::own_actions_done), 1);
  EXPECT_EQ(count(room.claire, FactKind::own_actions_left), 1);
  EXPECT_EQ(count(room.thomas, FactKind::follow_ups), 0);
}

TEST_F(Portfolio, words_notes_topics_and_the_opened_page_are_told) {
  const auto id = begun(room.claire);
  const auto item = room.fresh<ItemId>(), own = room.fresh<ItemId>();
  room.must(room.patient, AgendaAdd{id, item, "Mes nuits"});
  room.must(room.claire, AgendaAdd{id, own, "Le traitement"});
  room.must(room.claire, AgendaMark{id, item, true});
  room.must(room.claire, AgendaMark{id, own, true});
  room.must(room.claire,
            WordsCatch{id, room.fresh<WordsId>(), WordsKind::change_talk, "J'aimerais."});
  const auto note = room.fresh<NoteId>();
  NoteText text;
  text.text = "Trois fois.";
  room.must(room.claire, NoteWrite{id, note, text});
  EXPECT_EQ(count(room.claire, FactKind::notes_corrected), 0);
  text.text = "Deux fois.";
  room.must(room.claire, NoteCorrect{id, note, text});
  room.must(room.patient, PortraitWrite{PortraitPart::matters, "Ma fille.", {room.claire}});
  EXPECT_EQ(count(room.claire, FactKind::topics_taken_up), 1);
  EXPECT_EQ(count(room.claire, FactKind::words_kept), 1);
  EXPECT_EQ(count(room.claire, FactKind::notes_corrected), 1);
  EXPECT_EQ(count(room.claire, FactKind::portrait_opened), 1);
  EXPECT_TRUE(facts(room.thomas).facts.empty());
}

TEST_F(Portfolio, a_readjustment_is_told_with_what_the_patient_said_of_it) {
  held(room.claire);
  const auto helped = room.fresh<ReadjustmentId>(), not_so = room.fresh<ReadjustmentId>(),
             dropped = room.fresh<ReadjustmentId>();
  for (const auto id : {helped, not_so, dropped}) {
    ReadjustmentChoose choose;
    choose.readjustment = id;
    choose.response = "open-question";
    choose.audience = Audience::both;
    room.must(room.claire, choose);
  }
  room.must(room.patient, ReadjustmentJudge{helped, Help::partly, ""});
  room.must(room.patient, ReadjustmentJudge{not_so, Help::no, ""});
  room.must(room.claire, ReadjustmentJudge{helped, Help::yes, ""});
  room.must(room.claire, ReadjustmentDrop{dropped});
  EXPECT_EQ(count(room.claire, FactKind::readjustments_chosen), 2);
  EXPECT_EQ(count(room.claire, FactKind::readjustments_judged), 1);
  EXPECT_EQ(count(room.claire, FactKind::readjustments_helped), 1);
  EXPECT_EQ(count(room.claire, FactKind::readjustments_no_help), 1);
  EXPECT_TRUE(facts(room.thomas).facts.empty());
}

TEST_F(Portfolio, facts_of_several_alliances_add_up_and_keep_the_later_date) {
  PortfolioFacts all{2,
                     {{FactKind::sessions_held, 2, Instant{50}}, {FactKind::words_kept, 1, {}}},
                     {{"warmth", 9000, 2, 4000, 1}}};
  add(all, {1,
            {{FactKind::sessions_held, 1, Instant{20}}, {FactKind::felt_heard, 1, Instant{20}}},
            {{"warmth", 3000, 1, 0, 0}, {"humility", 0, 0, 3000, 1}}});
  EXPECT_EQ(all.sessions, 3);
  const std::vector<Fact> expected{{FactKind::sessions_held, 3, Instant{50}},
                                   {FactKind::felt_heard, 1, Instant{20}},
                                   {FactKind::words_kept, 1, Instant{}}};
  EXPECT_EQ(all.facts, expected);
  EXPECT_EQ(line(all, "warmth").patient_mean_milli, 4000);
  EXPECT_EQ(line(all, "humility").own_mean_milli, 3000);
}

TEST_F(Portfolio, the_widest_differences_come_first_and_small_ones_not_at_all) {
  const auto at = [](const char* attitude, int patient, int own) {
    return MirrorLine{attitude, 1000, 5000, patient, 3, own, 1};
  };
  auto lines = std::vector{at("warmth", 4000, 3500), at("listening", 4000, 3600),
                           at("humility", 2000, 4000), at("empathy", 5000, 4000)};
  EXPECT_EQ(furthest_apart(lines), (std::vector<std::string>{"humility", "empathy"}));
  lines[2].patient_mean_milli.reset();
  EXPECT_EQ(furthest_apart(lines), (std::vector<std::string>{"empathy", "warmth"}));
}

TEST_F(Portfolio, a_skill_or_an_attitude_can_be_worked_on) {
  EXPECT_TRUE(is_topic("contracting", room.instruments));
  EXPECT_TRUE(is_topic("humility", room.instruments));
  EXPECT_FALSE(is_topic("speed", room.instruments));
  EXPECT_FALSE(is_topic("", {}));
}

}  // namespace

}  // namespace entente::core
