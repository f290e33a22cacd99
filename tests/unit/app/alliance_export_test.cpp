#include "app/alliance_export.hpp"

#include "app/attachment.hpp"
#include "app/contract_verify.hpp"
#include "app/export_file.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

struct SignedWorld : AllianceWorld {
  SignedWorld() {
    write_contract();
    good(act(lucie, signature(lucie)));
    good(act(claire, signature(claire)));
  }
  std::string exported() { return good(alliance_export(app, lucie.caller, id)); }
};

std::vector<std::string> keys(const Verification& found) {
  std::vector<std::string> out;
  for (const auto& problem : found.problems) out.push_back(problem.key);
  return out;
}

/// The same file after someone with a good editor has been at it.
template <class Change>
Verification after(const std::string& text, const Change& change) {
  auto file = good(json::read<ExportFile>(text, json::Mode::strict, {64u << 20, 64}));
  change(file);
  file.checksum = checksum_of(file);
  return good(contract_verify(json::write(file)));
}

TEST(AllianceExport, verifies_and_says_who_signed_what_and_when) {
  SignedWorld world;
  const auto found = good(contract_verify(world.exported()));
  EXPECT_THAT(keys(found), testing::IsEmpty());
  EXPECT_EQ(found.alliance, world.id);
  EXPECT_EQ(found.records, found.disclosed);
  ASSERT_EQ(found.contracts.size(), 1u);
  const auto& contract = found.contracts[0];
  EXPECT_TRUE(contract.in_force_at);
  ASSERT_EQ(contract.signatures.size(), 2u);
  EXPECT_EQ(contract.signatures[0].party.name, "Nom de lucie");
  EXPECT_EQ(contract.signatures[1].party.name, "Nom de claire");
  EXPECT_EQ(contract.signatures[0].key, crypto::base64(world.lucie.sign.pub));
  EXPECT_EQ(contract.hash,
            good(contract_document(world.app, world.lucie.caller, world.id, 1)).hash);
}

TEST(AllianceExport, any_changed_byte_makes_it_fail) {
  SignedWorld world;
  const auto text = world.exported();
  for (std::size_t at = 0; at < text.size(); at += 97) {
    auto changed = text;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    const auto found = contract_verify(changed);
    EXPECT_TRUE(!found || !found->problems.empty()) << "byte " << at;
  }
  EXPECT_FALSE(good(contract_verify(text + "\n")).problems.empty());
  EXPECT_EQ(refusal(contract_verify("not a contract")), "verify.unreadable");
  EXPECT_EQ(refusal(contract_verify("{}")), "verify.unreadable");
}

TEST(AllianceExport, a_forger_who_mends_the_checksum_is_told_where_they_were) {
  SignedWorld world;
  const auto text = world.exported();
  using File = ExportFile&;
  EXPECT_THAT(keys(after(text, [](File f) { f.records[4].sealed[10] ^= 1; })),
              testing::Contains("ledger.hash"));
  EXPECT_THAT(keys(after(text, [](File f) { f.records.erase(f.records.begin() + 3); })),
              testing::Contains("ledger.gap"));
  EXPECT_THAT(keys(after(text, [](File f) { f.records[2].payload = "{}"; })),
              testing::Contains("ledger.commitment"));
  EXPECT_THAT(keys(after(text,
                         [](File f) {
                           std::get<core::Aim>(f.contracts[0].document.clauses[0].body).text = "X";
                         })),
              testing::Contains("verify.statement"));
  EXPECT_THAT(
      keys(after(text, [](File f) { f.contracts[0].signatures[0].statement.read_aloud = true; })),
      testing::IsSupersetOf({"verify.signature", "verify.not_recorded"}));
  EXPECT_THAT(keys(after(text, [](File f) { f.contracts[0].signatures.pop_back(); })),
              testing::ElementsAre("verify.unsigned"));
  EXPECT_THAT(keys(after(text,
                         [](File f) {
                           auto& both = f.contracts[0].signatures;
                           both[0].key = both[1].key;
                         })),
              testing::IsSupersetOf({"verify.signature", "verify.key"}));
}

TEST(AllianceExport, of_the_contract_only_leaves_the_other_events_sealed_and_still_verifies) {
  SignedWorld world;
  const auto text = good(contract_export(world.app, world.id));
  const auto found = good(contract_verify(text));
  EXPECT_THAT(keys(found), testing::IsEmpty());
  EXPECT_LT(found.disclosed, found.records);
  EXPECT_EQ(found.contracts.size(), 1u);
  EXPECT_EQ(found.contracts[0].signatures.size(), 2u);
}

TEST(AllianceExport, only_a_contract_in_force_is_written_by_the_console) {
  AllianceWorld world;
  world.write_contract();
  EXPECT_EQ(refusal(contract_export(world.app, world.id)), "contract.not_in_force");
}

TEST(AllianceExport, of_a_closed_alliance_is_not_among_the_contracts_in_force) {
  SignedWorld world;
  good(world.act(world.claire, core::AllianceClose{"Le suivi est terminé."}));
  EXPECT_EQ(refusal(contract_export(world.app, world.id)), "contract.not_in_force");
  // Its people still take theirs away.
  EXPECT_EQ(refusal(alliance_export(world.app, world.lucie.caller, world.id)), "ok");
}

TEST(AllianceExport, a_signature_by_hand_is_verified_with_its_picture_and_who_attests) {
  AllianceWorld world;
  world.write_contract();
  const auto picture = std::string("\x89PNG\r\n\x1a\n", 8) + std::string(300, 'p');
  const auto id = crypto::random_id<AttachmentId>();
  CommandOptions behalf;
  behalf.on_behalf_of = world.lucie.party;
  const auto added =
      good(attachment_add(world.app, world.claire.caller, world.id, id, picture, behalf));
  auto sign = world.signature(world.claire);
  sign.statement.party = world.lucie.party;
  sign.statement.mode = core::SignatureMode::in_person;
  sign.statement.attested_by = world.claire.party;
  sign.statement.attachment = id;
  sign.statement.attachment_hash = added.hash;
  sign.signature = world.signed_by(world.claire, sign.statement);
  good(world.act(world.claire, sign, world.seq(), behalf));
  good(world.act(world.claire, world.signature(world.claire)));
  const auto text = good(alliance_export(world.app, world.lucie.caller, world.id));
  const auto found = good(contract_verify(text));
  EXPECT_THAT(keys(found), testing::IsEmpty());
  EXPECT_EQ(found.contracts.at(0).signatures.at(0).attested_by, "Nom de claire");
  EXPECT_THAT(keys(after(text, [](ExportFile& f) { f.pictures.clear(); })),
              testing::ElementsAre("verify.picture"));
}

}  // namespace
}  // namespace entente::app
