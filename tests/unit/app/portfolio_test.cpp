// A caregiver's own portfolio: added up from sealed rows, read by nobody else.
#include "app/portfolio_view.hpp"

#include "app/account_stream.hpp"
#include "app/erasure.hpp"
#include "app/maintenance.hpp"
#include "app/portfolio_rows.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

constexpr std::int64_t day = 86'400;

struct PortfolioWorld : AllianceWorld {
  SessionId held() {
    const auto session = crypto::random_id<SessionId>();
    good(act(claire, core::SessionStart{session, app.now()}));
    good(act(claire, core::SessionEnd{session, app.now()}));
    return session;
  }
  void rate(const Person& who, SessionId session, int milli) {
    good(act(who, core::RatingGive{session, crypto::random_id<RatingId>(), core::mirror, 1,
                                   {{"warmth", milli}}}));
  }
  /// The caregiver's second alliance, where she has a patient of her own.
  void open_another() {
    id = crypto::random_id<AllianceId>();
    claire.party = crypto::random_id<PartyId>();
    const core::AllianceOpen opening{id,    where, crypto::random_id<PartyId>(), "Marcel",
                                     false, claire.party};
    good(act(claire, opening, 0));
  }
  Portfolio mine() { return good(portfolio_view(app, claire.caller)); }
  core::MirrorLine warmth() { return mine().mirror.at(0); }
};

int count(const Portfolio& portfolio, core::FactKind kind) {
  for (const auto& skill : portfolio.skills) {
    for (const auto& fact : skill.facts) {
      if (fact.kind == kind) return fact.count;
    }
  }
  return 0;
}

TEST(Portfolio, nine_skills_are_there_before_there_is_anything_to_tell) {
  PortfolioWorld world;
  const auto mine = world.mine();
  ASSERT_EQ(mine.skills.size(), 9u);
  EXPECT_EQ(mine.skills.front().skill, core::Skill::care_relation);
  EXPECT_EQ(mine.skills.back().skill, core::Skill::responsibility);
  EXPECT_EQ(mine.mirror.size(), 12u);
  EXPECT_FALSE(mine.focus);
  EXPECT_EQ(mine.sessions, 0);
  EXPECT_EQ(mine.alliances, 0);
}

TEST(Portfolio, what_was_done_in_several_alliances_adds_up) {
  PortfolioWorld world;
  world.held();
  world.held();
  world.open_another();
  world.held();
  const auto mine = world.mine();
  EXPECT_EQ(mine.sessions, 3);
  EXPECT_EQ(mine.alliances, 2);
  EXPECT_EQ(count(mine, core::FactKind::sessions_held), 3);
}

TEST(Portfolio, only_a_caregiver_has_one_and_only_their_own) {
  PortfolioWorld world;
  const auto thomas = world.stranger();
  world.held();
  EXPECT_EQ(refusal(portfolio_view(world.app, world.lucie.caller)), "role.caregiver_only");
  EXPECT_EQ(refusal(portfolio_view(world.app, world.admin)), "role.caregiver_only");
  EXPECT_EQ(refusal(portfolio_focus(world.app, world.lucie.caller, {"trust", ""})),
            "role.caregiver_only");
  EXPECT_EQ(good(portfolio_view(world.app, thomas.caller)).sessions, 0);
}

// Rule 8 opens a rating by the clock alone: no event tells the row.
TEST(Portfolio, a_hidden_answer_comes_into_the_mirror_when_its_day_has_passed) {
  PortfolioWorld world;
  world.rate(world.lucie, world.held(), 2000);
  EXPECT_EQ(world.warmth().patients, 0);
  world.pass(day + 1);
  EXPECT_EQ(world.warmth().patients, 1);
  EXPECT_FALSE(world.warmth().patient_mean_milli);
}

TEST(Portfolio, answers_that_open_one_after_the_other_come_one_after_the_other) {
  PortfolioWorld world;
  world.rate(world.lucie, world.held(), 2000);
  world.pass(day / 2);
  world.rate(world.lucie, world.held(), 3000);
  EXPECT_EQ(world.warmth().patients, 0);
  world.pass(day / 2 + 1);
  EXPECT_EQ(world.warmth().patients, 1);
  world.pass(day / 2);
  EXPECT_EQ(world.warmth().patients, 2);
}

TEST(Portfolio, both_mirrors_lie_side_by_side_and_the_widest_difference_is_named) {
  PortfolioWorld world;
  for (const int milli : {5000, 4000, 5000}) {
    const auto session = world.held();
    world.rate(world.lucie, session, milli);
    world.rate(world.claire, session, 3000);
  }
  const auto mine = world.mine();
  EXPECT_EQ(mine.mirror[0].attitude, "warmth");
  EXPECT_EQ(mine.mirror[0].patient_mean_milli, 4667);
  EXPECT_EQ(mine.mirror[0].own_mean_milli, 3000);
  EXPECT_EQ(mine.apart, std::vector<std::string>{"warmth"});
}

TEST(Portfolio, what_is_erased_is_no_longer_in_it) {
  PortfolioWorld world;
  world.held();
  good(erasure_ask(world.app, world.lucie.caller, world.id, {}));
  good(erasure_confirm(world.app, world.admin, world.id));
  EXPECT_EQ(world.mine().sessions, 0);
  EXPECT_TRUE(good(world.store->portfolio(world.claire.caller.account)).empty());
}

TEST(Portfolio, rows_made_anew_from_the_ledger_say_the_same) {
  PortfolioWorld world;
  world.rate(world.lucie, world.held(), 2000);
  const auto said = [&] {
    const auto row = good(world.store->portfolio(world.claire.caller.account)).at(0);
    const auto info = good(world.store->stream(stream_of(row.alliance))).value();
    return json::write(good(open_portfolio(row, good(world.vault.key(info)))));
  };
  const auto before = said();
  good(maintenance_rebuild(world.app));
  EXPECT_EQ(said(), before);
}

TEST(Portfolio, one_thing_is_worked_on_at_a_time_and_the_earlier_ones_are_kept) {
  PortfolioWorld world;
  const auto& me = world.claire.caller;
  good(portfolio_focus(world.app, me, {"empathy", "Reformuler avant de répondre."}));
  world.pass(day);
  auto told = good(portfolio_focus(world.app, me, {"humility", ""}));
  ASSERT_TRUE(told.focus);
  EXPECT_EQ(told.focus->topic, "humility");
  ASSERT_EQ(told.earlier.size(), 1u);
  EXPECT_EQ(told.earlier[0].words, "Reformuler avant de répondre.");
  EXPECT_EQ(told.earlier[0].ended_at, world.app.now());
  world.pass(day);
  told = good(portfolio_focus_end(world.app, me, {"Dire que je ne sais pas rassure."}));
  EXPECT_FALSE(told.focus);
  ASSERT_EQ(told.earlier.size(), 2u);
  EXPECT_EQ(told.earlier[0].learned, "Dire que je ne sais pas rassure.");
  EXPECT_EQ(refusal(portfolio_focus_end(world.app, me, {""})), "focus.none");
  // As it lies in the store.
  EXPECT_EQ(good(load_account(world.app, me.account)).focuses.size(), 2u);
}

TEST(Portfolio, what_is_worked_on_is_a_skill_or_an_attitude_in_words_of_ones_own) {
  PortfolioWorld world;
  const auto& me = world.claire.caller;
  EXPECT_EQ(refusal(portfolio_focus(world.app, me, {"speed", ""})), "focus.unknown");
  EXPECT_EQ(refusal(portfolio_focus(world.app, me, {"trust", std::string(2000, 'a')})),
            "field.too_long");
  good(portfolio_focus(world.app, me, {"trust", "Tenir parole."}));
  good(portfolio_focus(world.app, me, {"trust", "Tenir parole."}));  // twice is once
  EXPECT_TRUE(world.mine().earlier.empty());
}

}  // namespace
}  // namespace entente::app
