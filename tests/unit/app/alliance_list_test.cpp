// The list of one's alliances: pages, search, filters, counts, and what time changes in it.
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Names = std::vector<std::string>;

struct ListWorld : AllianceWorld {
  PartyId patient;  ///< of the alliance opened last

  /// Another alliance of Claire's, whose patient has no device; commands go to it from then on.
  void another(const std::string& name) {
    pass(1);
    id = crypto::random_id<AllianceId>();
    patient = crypto::random_id<PartyId>();
    claire.party = crypto::random_id<PartyId>();
    good(act(claire, core::AllianceOpen{id, where, patient, name, false, claire.party}, 0));
  }
  void plan(std::int64_t in_seconds) {
    const core::SessionPlan plan{crypto::random_id<SessionId>(),
                                 base::later(app.now(), in_seconds), 45,
                                 core::Presence::in_person};
    good(act(claire, plan));
  }
  SessionId start() {
    const auto session = crypto::random_id<SessionId>();
    good(act(claire, core::SessionStart{session, app.now()}));
    return session;
  }
  AllianceLines list(ListFilter filter = {}, int offset = 0, int limit = 10) {
    return good(alliance_list(app, claire.caller, offset, limit, filter));
  }
  Names names(ListFilter filter = {}, int offset = 0, int limit = 10) {
    Names out;
    for (const auto& line : list(filter, offset, limit).alliances) {
      out.push_back(line.patient_name);
    }
    return out;
  }
};

constexpr std::int64_t day = 86'400;

TEST(AllianceList, comes_in_pages_that_say_whether_there_is_more) {
  ListWorld world;
  for (const auto* name : {"Ada", "Béa", "Carl", "Dora"}) world.another(name);
  EXPECT_THAT(world.names({}, 0, 2), ElementsAre("Dora", "Carl"));
  EXPECT_TRUE(world.list({}, 0, 2).more);
  EXPECT_THAT(world.names({}, 4, 2), ElementsAre("Nom de lucie"));
  EXPECT_FALSE(world.list({}, 4, 2).more);
  EXPECT_FALSE(world.list({}, 3, 2).more);
  EXPECT_EQ(world.list({}, 0, 1).total, 5);
}

TEST(AllianceList, finds_a_name_whatever_its_accents_capitals_and_the_order_of_its_words) {
  ListWorld world;
  world.another("Émile Garnier");
  world.another("Amélie Œillet");
  EXPECT_THAT(world.names({.q = "emile"}), ElementsAre("Émile Garnier"));
  EXPECT_THAT(world.names({.q = "GARNIER émi"}), ElementsAre("Émile Garnier"));
  EXPECT_THAT(world.names({.q = " oeil "}), ElementsAre("Amélie Œillet"));
  EXPECT_EQ(world.names({.q = "claire"}).size(), 3u) << "the referent's name counts";
  EXPECT_THAT(world.names({.q = "personne"}), IsEmpty());
  EXPECT_EQ(world.list({.q = "emile"}).total, 3);
}

TEST(AllianceList, a_search_has_pages_too) {
  ListWorld world;
  for (int i = 0; i < 7; ++i) world.another("Dupont " + std::to_string(i));
  EXPECT_THAT(world.names({.q = "dupont"}, 0, 3), ElementsAre("Dupont 6", "Dupont 5", "Dupont 4"));
  EXPECT_TRUE(world.list({.q = "dupont"}, 3, 3).more);
  EXPECT_THAT(world.names({.q = "dupont"}, 6, 3), ElementsAre("Dupont 0"));
  EXPECT_FALSE(world.list({.q = "dupont"}, 6, 3).more);
  EXPECT_THAT(world.names({.q = "dupont"}, 9, 3), IsEmpty());
}

TEST(AllianceList, a_search_goes_through_more_than_it_reads_at_once) {
  ListWorld world;
  world.another("Zoé");
  for (int i = 0; i < 520; ++i) world.another("Autre");
  EXPECT_THAT(world.names({.q = "zoe"}), ElementsAre("Zoé"));
  EXPECT_EQ(world.list({.q = "autre"}, 510, 20).alliances.size(), 10u);
}

TEST(AllianceList, counts_and_keeps_what_asks_for_something) {
  ListWorld world;
  world.another("Ada");
  world.start();
  world.another("Béa");
  EXPECT_EQ(world.list().asking, 1);
  EXPECT_THAT(world.names({.only = ListOnly::todo}), ElementsAre("Ada"));
  EXPECT_THAT(world.names({.q = "bea", .only = ListOnly::todo}), IsEmpty());
}

TEST(AllianceList, sessions_going_on_or_within_a_week_come_by_date) {
  ListWorld world;
  world.another("Ada");
  world.plan(3 * day);
  world.another("Béa");
  world.plan(9 * day);
  world.another("Carl");
  world.plan(1 * day);
  world.another("Dora");
  world.start();
  EXPECT_THAT(world.names({.only = ListOnly::session}), ElementsAre("Dora", "Carl", "Ada"));
  EXPECT_THAT(world.names({.only = ListOnly::session}, 1, 1), ElementsAre("Carl"));
  world.pass(3 * day);
  EXPECT_THAT(world.names({.only = ListOnly::session}), ElementsAre("Dora", "Carl", "Ada", "Béa"));
}

TEST(AllianceList, an_alert_is_found_and_shown) {
  ListWorld world;
  world.write_contract();
  good(world.act(world.lucie, world.signature(world.lucie)));
  good(world.act(world.claire, world.signature(world.claire)));
  world.another("Ada");
  EXPECT_THAT(world.names({.only = ListOnly::alert}), IsEmpty());
  world.pass(61 * day);
  const auto found = world.list({.only = ListOnly::alert}).alliances;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].alert->kind, core::AlertKind::review_due);
}

TEST(AllianceList, what_time_changed_is_told_once_and_kept) {
  ListWorld world;
  world.write_contract();
  good(world.act(world.lucie, world.signature(world.lucie)));
  good(world.act(world.claire, world.signature(world.claire)));
  world.pass(61 * day);
  const auto row = [&] {
    return good(world.store->memberships(world.claire.caller.account, 0, 1)).at(0);
  };
  EXPECT_EQ(row().rank, 3);
  EXPECT_EQ(world.list().asking, 1);
  EXPECT_EQ(row().rank, 0) << "written anew by the one who looked";
  EXPECT_EQ(world.list().asking, 1);
  const auto kept = row().sealed;
  world.list();
  EXPECT_EQ(row().sealed, kept) << "and only once";
}

TEST(AllianceList, of_others_shows_and_counts_nothing) {
  ListWorld world;
  world.another("Ada");
  const auto stranger = world.stranger();
  const auto seen = good(alliance_list(world.app, stranger.caller, 0, 10, {.q = "ada"}));
  EXPECT_THAT(seen.alliances, IsEmpty());
  EXPECT_EQ(seen.total, 0);
}

}  // namespace
}  // namespace entente::app
