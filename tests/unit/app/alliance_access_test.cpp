#include "app/alliance_changes.hpp"
#include "app/attachment.hpp"
#include "app/erasure.hpp"
#include "app/read_record.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

constexpr const char* unknown = "alliance.unknown";

TEST(AllianceAccess, for_a_stranger_the_alliance_does_not_exist_in_any_use_case) {
  AllianceWorld world;
  const auto clause = world.agree(world.claire, world.lucie, core::Aim{"Dormir."});
  const auto thomas = world.stranger();
  auto& app = world.app;
  const auto& he = thomas.caller;
  EXPECT_EQ(refusal(alliance_view(app, he, world.id, nullptr)), unknown);
  EXPECT_FALSE(alliance_view_at_hand(app, he, world.id));
  EXPECT_EQ(refusal(contract_document(app, he, world.id, {})), unknown);
  EXPECT_EQ(refusal(contract_version(app, he, world.id, 1)), unknown);
  EXPECT_EQ(refusal(contract_rounds(app, he, world.id, clause)), unknown);
  EXPECT_EQ(refusal(read_list(app, he, world.id, 0, 10)), unknown);
  EXPECT_EQ(refusal(changes_since(app, he, world.id, 0)), unknown);
  EXPECT_EQ(refusal(attachment_get(app, he, world.id, crypto::random_id<AttachmentId>())), unknown);
  EXPECT_EQ(refusal(attachment_add(app, he, world.id, crypto::random_id<AttachmentId>(),
                                   "\x89PNG\r\n\x1a\n", {})),
            unknown);
  EXPECT_EQ(refusal(erasure_ask(app, he, world.id, {})), unknown);
  EXPECT_EQ(refusal(world.act(thomas, core::ClausePropose{})), unknown);
  EXPECT_EQ(refusal(world.act(thomas, core::ContractWithdraw{})), unknown);
  EXPECT_EQ(refusal(contract_sign(app, he, world.id, world.signature(world.claire), {})), unknown);
  EXPECT_TRUE(good(alliance_list(app, he, 0, 10)).alliances.empty());
  EXPECT_TRUE(good(live_changes(app, he, 0)).changes.empty());
  const auto seq = world.seq();
  EXPECT_EQ(seq, world.view(world.lucie).seq) << "nothing was written";
}

TEST(AllianceAccess, an_unknown_id_and_another_persons_alliance_answer_the_same) {
  AllianceWorld world;
  const auto thomas = world.stranger();
  const auto nowhere = crypto::random_id<AllianceId>();
  const auto other = alliance_view(world.app, thomas.caller, world.id, nullptr);
  const auto none = alliance_view(world.app, thomas.caller, nowhere, nullptr);
  EXPECT_EQ(other.error(), none.error());
}

TEST(AllianceAccess, a_relative_sees_the_view_but_not_the_contract_nor_the_reads) {
  AllianceWorld world;
  const auto clause = world.agree(world.claire, world.lucie, core::Aim{"Dormir."});
  const auto julie = world.relative();
  EXPECT_TRUE(world.view(julie).in_force == std::nullopt);
  EXPECT_EQ(refusal(contract_document(world.app, julie.caller, world.id, {})),
            "role.contract_only");
  EXPECT_EQ(refusal(contract_rounds(world.app, julie.caller, world.id, clause)),
            "role.contract_only");
  EXPECT_EQ(refusal(read_list(world.app, julie.caller, world.id, 0, 10)), "access.reads");
}

TEST(AllianceAccess, one_who_left_finds_nothing_any_more) {
  AllianceWorld world;
  const auto julie = world.relative();
  EXPECT_EQ(good(alliance_list(world.app, julie.caller, 0, 10)).alliances.size(), 1u);
  good(world.act(world.lucie, core::PartyLeave{julie.party}));
  EXPECT_EQ(refusal(alliance_view(world.app, julie.caller, world.id, nullptr)), unknown);
  EXPECT_TRUE(good(alliance_list(world.app, julie.caller, 0, 10)).alliances.empty());
}

}  // namespace
}  // namespace entente::app
