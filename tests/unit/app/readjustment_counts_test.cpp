// What a unit tried and what followed: from five cases on, its own only, and naming nobody.
#include "app/readjustment_counts.hpp"

#include "app/erasure.hpp"
#include "app/maintenance.hpp"
#include "core/outlook.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t week = 7 * 86'400;

struct TornWorld : AllianceWorld {
  void rate(const Person& who, SessionId session, int milli) {
    core::RatingGive rating;
    rating.session = session;
    rating.rating = crypto::random_id<RatingId>();
    rating.instrument = core::check_in;
    rating.edition = 1;
    for (const char* item : {"trust", "heard", "objectives", "actions", "disagree", "whole"}) {
      rating.answers.push_back({item, milli});
    }
    good(act(who, rating));
  }
  void session(int milli) {
    const auto session = crypto::random_id<SessionId>();
    good(act(claire, core::SessionStart{session, app.now()}));
    good(act(claire, core::SessionEnd{session, app.now()}));
    rate(lucie, session, milli);
    rate(claire, session, milli);
    pass(week);
  }
  void choose(const std::string& response) {
    core::ReadjustmentChoose chosen;
    chosen.readjustment = crypto::random_id<ReadjustmentId>();
    chosen.response = response;
    chosen.audience = core::Audience::both;
    good(act(claire, chosen));
  }
  /// A rupture of so many sessions, after each of which the same is tried, and its repair.
  void torn(int sessions) {
    for (const int milli : {8000, 8000, 9000}) session(milli);
    for (int i = 0; i < sessions; ++i) {
      session(2000);
      choose("slow-down");
    }
    session(8000);
  }
  std::vector<ResponseCount> counts(const Caller& who) {
    return good(response_counts(app, who)).responses;
  }
  std::vector<ResponseCount> counts() { return counts(claire.caller); }
};

TEST(ReadjustmentCounts, four_cases_give_nothing) {
  TornWorld world;
  world.torn(4);
  EXPECT_EQ(good(response_counts(world.app, world.claire.caller)).unit, world.where);
  EXPECT_THAT(world.counts(), IsEmpty());
}

TEST(ReadjustmentCounts, five_cases_are_told_with_how_often_it_came_back) {
  TornWorld world;
  world.torn(5);
  world.choose("own-ones-part");
  EXPECT_THAT(world.counts(), ElementsAre(ResponseCount{"slow-down", 5, 2}));
}

TEST(ReadjustmentCounts, stand_for_a_few_minutes) {
  TornWorld world;
  EXPECT_THAT(world.counts(), IsEmpty());
  const auto before = world.now_us.load();
  world.torn(5);
  world.now_us = before + (counts_kept_seconds - 1) * base::us_per_second;
  EXPECT_THAT(world.counts(), IsEmpty());
  world.pass(2);
  EXPECT_THAT(world.counts(), ElementsAre(ResponseCount{"slow-down", 5, 2}));
}

TEST(ReadjustmentCounts, are_the_caregivers_own_units) {
  TornWorld world;
  world.torn(5);
  const auto elsewhere = world.unit(world.admin, "Cardiologie");
  const auto code =
      good(invitation_staff(world.app, world.admin,
                            {crypto::random_id<InvitationId>(), core::AccountRole::caregiver,
                             "Thomas", elsewhere}))
          .code;
  EXPECT_THAT(world.counts(world.enrolled(code, "thomas").caller), IsEmpty());
  EXPECT_THAT(world.counts(world.stranger("jeanne").caller),
              ElementsAre(ResponseCount{"slow-down", 5, 2}));
  EXPECT_EQ(refusal(response_counts(world.app, world.lucie.caller)), "role.caregiver_only");
  EXPECT_EQ(refusal(response_counts(world.app, world.admin)), "role.caregiver_only");
}

TEST(ReadjustmentCounts, are_the_same_when_made_anew_and_gone_when_erased) {
  TornWorld world;
  world.torn(5);
  good(maintenance_rebuild(world.app));
  EXPECT_THAT(world.counts(), ElementsAre(ResponseCount{"slow-down", 5, 2}));
  good(erasure_ask(world.app, world.lucie.caller, world.id, {}));
  good(erasure_confirm(world.app, world.admin, world.id));
  world.pass(counts_kept_seconds);
  EXPECT_THAT(world.counts(), IsEmpty());
  EXPECT_THAT(good(world.store->readjustments(world.where, AllianceId{}, 10)), IsEmpty());
}

}  // namespace
}  // namespace entente::app
