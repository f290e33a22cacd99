#include "app/attachment.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

TEST(AllianceSigning, both_sign_in_either_order_and_the_contract_is_in_force) {
  AllianceWorld world;
  world.write_contract();
  good(world.act(world.claire, world.signature(world.claire)));
  EXPECT_FALSE(world.view(world.lucie).in_force);
  good(world.act(world.lucie, world.signature(world.lucie)));
  const auto view = world.view(world.lucie);
  ASSERT_TRUE(view.in_force);
  EXPECT_EQ(view.in_force->signatures.size(), 2u);
  const auto document = good(contract_document(world.app, world.lucie.caller, world.id, {}));
  EXPECT_EQ(document.status, core::VersionStatus::in_force);
  EXPECT_EQ(document.hash, view.in_force->document);
}

TEST(AllianceSigning, a_signature_by_another_key_or_of_other_words_changes_nothing) {
  AllianceWorld world;
  world.write_contract();
  const auto before = world.seq();
  auto forged = world.signature(world.lucie);
  forged.signature = world.signed_by(world.claire, forged.statement);
  EXPECT_EQ(refusal(world.act(world.lucie, forged)), "signature.not_valid");
  auto other = world.signature(world.lucie);
  other.statement.read_aloud = true;
  EXPECT_EQ(refusal(world.act(world.lucie, other)), "signature.not_valid");
  auto short_one = world.signature(world.lucie);
  short_one.signature = "AAAA";
  EXPECT_EQ(refusal(world.act(world.lucie, short_one)), "signature.not_valid");
  EXPECT_EQ(world.seq(), before);
}

TEST(AllianceSigning, a_signature_is_of_the_document_as_it_is_at_that_moment) {
  AllianceWorld world;
  world.write_contract();
  const auto early = world.signature(world.lucie);
  world.agree(world.claire, world.lucie, core::Commitment{"Je rappelle.", core::Side::caregiver});
  EXPECT_EQ(refusal(world.act(world.lucie, early)), "signature.document");
}

TEST(AllianceSigning, a_signed_contract_reads_the_same_after_an_amendment) {
  AllianceWorld world;
  world.write_contract();
  good(world.act(world.lucie, world.signature(world.lucie)));
  good(world.act(world.claire, world.signature(world.claire)));
  const auto signed_one = good(contract_document(world.app, world.lucie.caller, world.id, 1));
  good(world.act(world.claire, core::ContractAmend{}));
  EXPECT_EQ(good(contract_document(world.app, world.lucie.caller, world.id, 1)).hash,
            signed_one.hash);
  EXPECT_EQ(good(contract_version(world.app, world.lucie.caller, world.id, 1)).status,
            core::VersionStatus::in_force);
  EXPECT_EQ(refusal(contract_version(world.app, world.lucie.caller, world.id, 7)),
            "version.unknown");
}

TEST(AllianceSigning, a_picture_comes_back_as_it_was_and_only_pictures_are_taken) {
  AllianceWorld world;
  const auto picture = std::string("\x89PNG\r\n\x1a\n", 8) + std::string(5000, 'x');
  const auto id = crypto::random_id<AttachmentId>();
  const auto receipt =
      good(attachment_add(world.app, world.claire.caller, world.id, id, picture, {}));
  EXPECT_EQ(receipt.size, 5008);
  const auto back = good(attachment_get(world.app, world.lucie.caller, world.id, id));
  EXPECT_EQ(back.bytes, picture);
  EXPECT_EQ(back.media_type, "image/png");
  EXPECT_EQ(back.hash, receipt.hash);
  const auto add = [&](std::string_view bytes) {
    return refusal(attachment_add(world.app, world.claire.caller, world.id,
                                  crypto::random_id<AttachmentId>(), bytes, {}));
  };
  EXPECT_EQ(add("<svg/>"), "attachment.media_type");
  EXPECT_EQ(add(""), "attachment.media_type");
  EXPECT_EQ(add(std::string("\xff\xd8\xff", 3) + std::string((8 << 20) - 2, 'x')),
            "attachment.too_large");
  EXPECT_EQ(refusal(attachment_add(world.app, world.lucie.caller, world.id,
                                   crypto::random_id<AttachmentId>(), picture, {})),
            "role.caregiver_only");
}

}  // namespace
}  // namespace entente::app
