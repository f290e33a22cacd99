// What the catalogue lets be recorded, with the signs an establishment adds.
#include "app/session_list.hpp"
#include "content/catalogue.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

Settings with_humming() {
  const core::SignKind kind{"own-hums", core::SignFamily::resistance, core::SignChannel::verbal};
  const content::SignEntry own{kind, {"Fredonne", "Hums"}, {"Fredonne.", "Hums."}, {}, {}, true};
  Settings out;
  out.catalogue = std::make_shared<const content::Catalogue>(content::with_own_signs({own}));
  return out;
}

Result<storage::Receipt> record(AllianceWorld& world, const std::string& code) {
  const auto session = crypto::random_id<SessionId>();
  good(world.act(world.claire, core::SessionStart{session, world.app.now()}));
  return world.act(world.claire, core::SignRecord{session, crypto::random_id<SignId>(), code,
                                                  world.app.now(), 0, false, ""});
}

TEST(OwnSigns, can_be_recorded_and_keep_their_family_on_the_record) {
  AllianceWorld world(with_humming());
  good(record(world, "own-hums"));
  const auto seen = good(session_list(world.app, world.claire.caller, world.id));
  const auto& sign = seen.sessions.at(0).session.signs.at(0);
  EXPECT_EQ(sign.code, "own-hums");
  EXPECT_EQ(sign.family, core::SignFamily::resistance);
  EXPECT_EQ(sign.channel, core::SignChannel::verbal);
}

TEST(OwnSigns, leave_those_shipped_where_they_are) {
  AllianceWorld world(with_humming());
  good(record(world, "evasive-gaze"));
}

TEST(OwnSigns, of_another_establishment_are_unknown_here) {
  AllianceWorld world;
  EXPECT_EQ(refusal(record(world, "own-hums")), "sign.code");
}

TEST(Readjustments, are_chosen_from_the_catalogue) {
  AllianceWorld world;
  const auto choose = [&](const std::string& response) {
    core::ReadjustmentChoose out;
    out.readjustment = crypto::random_id<ReadjustmentId>();
    out.response = response;
    return refusal(world.act(world.claire, out));
  };
  EXPECT_EQ(choose("what-matters"), "ok");
  EXPECT_EQ(choose("scold"), "readjustment.response");
}

}  // namespace
}  // namespace entente::app
