// Export files made by hand from real keys, as an honest and as a dishonest server would.
#include "app/contract_verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/alliance_events.hpp"
#include "app/contract_document.hpp"
#include "app/export_file.hpp"
#include "core/contract/readiness.hpp"
#include "json/codec.hpp"

namespace entente::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

struct Hand {
  PartyId party = crypto::random_id<PartyId>();
  std::string name;
  crypto::SigningPair pair = crypto::signing_pair();
  core::PublicKeys keys() const { return {crypto::base64(pair.pub), crypto::base64(pair.pub)}; }
};

/// One stream and its state; the test decides what is appended, not the rules.
struct Story {
  AllianceId id = crypto::random_id<AllianceId>();
  crypto::Key key = crypto::random_key();
  Hand lucie{.name = "Lucie Darbon"}, claire{.name = "Claire Morvan"};
  core::Alliance alliance;
  std::vector<ledger::Record> records;
  std::vector<ExportContract> contracts;

  Instant now() const { return {1'800'000'000'000'000 + std::int64_t(records.size()) * 1'000'000}; }

  void add(const Hand& by, const core::Event& event) {
    const StreamId stream{id.bytes};
    const auto at = now();
    const auto seq = records.size() + 1;
    const auto previous = records.empty() ? ledger::genesis(stream) : records.back().hash;
    records.push_back(
        ledger::make_record(stream, seq, previous, draft_of(event, at, by.party), key));
    core::evolve(alliance, {seq, at, by.party, event});
  }

  void open() {
    core::AllianceOpened opened;
    opened.alliance = id;
    opened.patient = lucie.party;
    opened.patient_name = lucie.name;
    opened.referent = claire.party;
    opened.referent_name = claire.name;
    opened.referent_keys = claire.keys();
    add(claire, opened);
    add(lucie, core::PartyJoined{lucie.party, {}, lucie.name, lucie.keys()});
  }

  void agree_on(const std::string& aim) {
    core::ClauseProposed proposed;
    proposed.clause = crypto::random_id<ClauseId>();
    proposed.proposal = crypto::random_id<ProposalId>();
    proposed.body = core::Aim{aim};
    add(claire, proposed);
    add(lucie, core::ProposalAccepted{proposed.proposal, proposed.clause, "", false});
  }

  core::Signature signature(const Hand& by) const {
    const auto* version = alliance.negotiation();
    core::Signature out;
    out.statement.format = "entente-signature/1";
    out.statement.document = document_hash(core::document(alliance, *version));
    out.statement.alliance = id;
    out.statement.version = version->number;
    out.statement.party = by.party;
    out.statement.stated_at = now();
    out.at = now();
    return sealed(by, out);
  }
  static core::Signature sealed(const Hand& by, core::Signature out) {
    out.key = crypto::base64(by.pair.pub);
    out.signature = crypto::base64(crypto::sign(by.pair, crypto::view(json::write(out.statement))));
    return out;
  }

  void sign_both() {
    add(lucie, core::ContractSigned{signature(lucie)});
    add(claire, core::ContractSigned{signature(claire)});
    add(claire, core::ContractInForce{alliance.negotiation()->number});
  }
  static Story signed_story() {
    Story story;
    story.open();
    story.agree_on("Retrouver le sommeil.");
    story.sign_both();
    return story;
  }

  ExportFile file() const {
    ExportFile out;
    out.format = export_format;
    out.alliance = id;
    out.exported_at = now();
    for (const auto& record : records) {
      const auto opened = ledger::open_record(record, key).value();
      out.records.push_back({record.header, crypto::base64(record.sealed),
                             crypto::base64(record.hash), opened.payload,
                             crypto::base64(opened.salt)});
    }
    for (const auto& version : alliance.versions) {
      if (!version.signatures.empty())
        out.contracts.push_back({core::document(alliance, version), version.signatures});
    }
    return out;
  }
};

std::string written(ExportFile file) {
  file.checksum = checksum_of(file);
  return json::write(file);
}
std::vector<std::string> keys(const Verification& found) {
  std::vector<std::string> out;
  for (const auto& problem : found.problems) out.push_back(problem.key);
  return out;
}
std::vector<std::string> keys_of(const ExportFile& file) {
  return keys(contract_verify(written(file)).value());
}
/// Only what is needed to verify is disclosed, as the console exports it.
ExportFile contract_only(ExportFile file) {
  for (auto& record : file.records) {
    const auto header = json::read<RecordHeader>(record.header).value();
    if (std::find(always_disclosed.begin(), always_disclosed.end(), header.kind) !=
        always_disclosed.end())
      continue;
    record.payload.reset();
    record.salt.reset();
  }
  return file;
}

}  // namespace

TEST(ContractVerify, tells_who_signed_with_which_key_and_since_when_it_is_in_force) {
  const auto story = Story::signed_story();
  const auto found = contract_verify(written(story.file())).value();
  EXPECT_THAT(keys(found), IsEmpty());
  ASSERT_EQ(found.contracts.size(), 1u);
  const auto& contract = found.contracts[0];
  EXPECT_EQ(contract.hash, story.alliance.versions[0].document);
  EXPECT_EQ(contract.in_force_at, story.alliance.versions[0].in_force_at);
  EXPECT_FALSE(contract.ended_at);
  ASSERT_EQ(contract.signatures.size(), 2u);
  EXPECT_EQ(contract.signatures[0].party.name, "Lucie Darbon");
  EXPECT_EQ(contract.signatures[0].key, story.lucie.keys().sign);
  EXPECT_EQ(contract.signatures[1].key, story.claire.keys().sign);
  EXPECT_THAT(keys_of(contract_only(story.file())), IsEmpty());
}

TEST(ContractVerify, follows_a_second_version_a_withdrawal_and_a_change_of_key) {
  auto story = Story::signed_story();
  story.add(story.lucie, core::ContractAmended{2, false});
  story.agree_on("Retrouver le sommeil et l’appétit.");
  story.lucie.pair = crypto::signing_pair();
  story.add(story.lucie, core::PartyKeyChanged{story.lucie.party, story.lucie.keys()});
  story.sign_both();
  story.add(story.lucie, core::ContractWithdrawn{});
  for (const auto& file : {story.file(), contract_only(story.file())}) {
    const auto found = contract_verify(written(file)).value();
    EXPECT_THAT(keys(found), IsEmpty());
    ASSERT_EQ(found.contracts.size(), 2u);
    EXPECT_EQ(found.contracts[0].ended_at, found.contracts[1].in_force_at);
    EXPECT_EQ(found.contracts[1].ended_at, story.alliance.changed_at);
    EXPECT_NE(found.contracts[0].signatures[0].key, found.contracts[1].signatures[0].key);
  }
}

/// One bit of each byte, or of one byte in `step`.
void fails_with_changed_bytes(const std::string& text, std::size_t step) {
  ASSERT_TRUE(contract_verify(text).value().problems.empty());
  for (std::size_t at = 0; at < text.size(); at += step) {
    auto changed = text;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at / step % 7)));
    const auto found = contract_verify(changed);
    ASSERT_TRUE(!found || !found->problems.empty()) << "byte " << at << ": " << text[at];
    if (!found) {
      ASSERT_EQ(found.error().key, "verify.unreadable");
    } else {
      for (const auto& problem : found->problems) {
        ASSERT_TRUE(!problem.args.empty() || problem.key == "verify.checksum") << problem.key;
      }
    }
  }
}

/// What reads the same is written otherwise, and is refused too.
TEST(ContractVerify, fails_with_any_byte_changed_and_says_where) {
  Story story;
  story.open();
  story.agree_on("Dormir.");
  story.add(story.lucie, core::ContractSigned{story.signature(story.lucie)});
  fails_with_changed_bytes(written(story.file()), 1);
  fails_with_changed_bytes(written(Story::signed_story().file()), 13);
}

TEST(ContractVerify, fails_when_cut_short_lengthened_or_laid_out_otherwise) {
  const auto text = written(Story::signed_story().file());
  for (std::size_t size = 0; size < text.size(); size += 101)
    EXPECT_EQ(contract_verify(text.substr(0, size)).error().key, "verify.unreadable") << size;
  for (const auto& other : {text + "\n", " " + text}) {
    const auto found = contract_verify(other).value();
    ASSERT_FALSE(found.problems.empty());
    EXPECT_EQ(found.problems[0].key, "verify.canonical");
  }
  EXPECT_EQ(contract_verify(text + "{}").error().key, "verify.unreadable");
  EXPECT_EQ(contract_verify("").error().key, "verify.unreadable");
}

/// The server's own forgery: it has all data keys and may link a chain anew, but no private key.
TEST(ContractVerify, a_server_cannot_sign_for_somebody_else) {
  Story story;
  story.open();
  story.agree_on("Renoncer à tout.");
  const Hand forger{.party = story.lucie.party};
  auto forged = Story::sealed(forger, story.signature(story.lucie));
  story.add(story.lucie, core::ContractSigned{forged});
  story.add(story.claire, core::ContractSigned{story.signature(story.claire)});
  story.add(story.claire, core::ContractInForce{1});
  EXPECT_THAT(keys_of(story.file()), Contains("verify.key"));
  EXPECT_THAT(keys_of(contract_only(story.file())), Contains("verify.key"));
}

/// It may write its own key into the document; the key that the person published is another.
TEST(ContractVerify, a_document_that_names_another_key_does_not_help) {
  Story story;
  story.open();
  story.agree_on("Renoncer à tout.");
  Hand forger{.party = story.lucie.party, .name = story.lucie.name};
  auto document = core::document(story.alliance, *story.alliance.negotiation());
  document.parties[0].sign_key = forger.keys().sign;
  const auto sign = [&](const Hand& by) {
    auto out = story.signature(by);
    out.statement.document = document_hash(document);
    return Story::sealed(by, out);
  };
  const auto first = sign(forger);
  story.add(story.lucie, core::ContractSigned{first});
  const auto second = sign(story.claire);
  story.add(story.claire, core::ContractSigned{second});
  story.add(story.claire, core::ContractInForce{1});
  auto file = story.file();
  file.contracts = {{document, {first, second}}};
  EXPECT_THAT(keys_of(file), testing::IsSupersetOf({"verify.key", "verify.statement"}));
  EXPECT_THAT(keys_of(contract_only(file)), Contains("verify.key"));
}

TEST(ContractVerify, a_key_given_up_signs_no_more_and_a_new_one_not_before_its_time) {
  Story story;
  story.open();
  story.agree_on("Dormir.");
  const auto before = story.lucie;
  story.lucie.pair = crypto::signing_pair();
  auto early = story;
  early.add(early.lucie, core::ContractSigned{early.signature(early.lucie)});
  early.add(early.lucie, core::PartyKeyChanged{early.lucie.party, early.lucie.keys()});
  EXPECT_THAT(keys_of(early.file()), Contains("verify.key"));
  story.add(story.lucie, core::PartyKeyChanged{story.lucie.party, story.lucie.keys()});
  story.add(before, core::ContractSigned{story.signature(before)});
  EXPECT_THAT(keys_of(story.file()), Contains("verify.key"));
}

TEST(ContractVerify, nothing_is_in_force_without_the_signatures_of_all) {
  Story story;
  story.open();
  story.agree_on("Dormir.");
  story.add(story.claire, core::ContractSigned{story.signature(story.claire)});
  story.add(story.claire, core::ContractInForce{1});
  EXPECT_THAT(keys_of(story.file()), Contains("verify.unsigned"));
  EXPECT_THAT(keys_of(contract_only(story.file())), Contains("verify.unsigned"));
  // Not even when the document leaves out the one who has not signed.
  auto file = contract_only(story.file());
  file.contracts[0].document.parties.erase(file.contracts[0].document.parties.begin());
  EXPECT_THAT(keys_of(file), Contains("verify.unsigned"));
  file.contracts.clear();
  EXPECT_THAT(keys_of(file), ElementsAre("verify.document"));
}

TEST(ContractVerify, a_signature_is_on_what_was_agreed_at_that_moment) {
  auto story = Story::signed_story();
  const auto old = story.alliance.versions[0].signatures[0];
  story.add(story.lucie, core::ContractAmended{2, false});
  story.agree_on("Tout autre chose.");
  auto moved = story.signature(story.lucie);
  moved.statement.document = old.statement.document;
  story.add(story.lucie, core::ContractSigned{Story::sealed(story.lucie, moved)});
  EXPECT_THAT(keys_of(story.file()), Contains("verify.statement"));
}

TEST(ContractVerify, a_withdrawal_cannot_be_kept_sealed) {
  auto story = Story::signed_story();
  story.add(story.lucie, core::ContractWithdrawn{});
  auto file = contract_only(story.file());
  EXPECT_THAT(keys_of(file), IsEmpty());
  file.records.back().payload.reset();
  file.records.back().salt.reset();
  EXPECT_THAT(keys_of(file), ElementsAre("ledger.commitment"));
}

TEST(ContractVerify, contracts_are_those_of_the_chain_no_more_and_no_fewer) {
  const auto story = Story::signed_story();
  auto file = story.file();
  file.contracts.clear();
  EXPECT_THAT(keys_of(file), Contains("verify.document"));
  file = story.file();
  file.contracts.push_back(file.contracts[0]);
  EXPECT_THAT(keys_of(file), Contains("verify.document"));
  file = story.file();
  auto more = file.contracts[0];
  more.document.version = 2;
  more.signatures.clear();
  file.contracts.push_back(more);
  EXPECT_THAT(keys_of(file), Contains("verify.document"));
}

TEST(ContractVerify, the_stream_is_the_alliance_that_it_says_to_be) {
  auto story = Story::signed_story();
  auto file = story.file();
  file.alliance = crypto::random_id<AllianceId>();
  EXPECT_THAT(keys_of(file), Contains("verify.stream"));
  Story headless;
  headless.agree_on("Sans ouverture.");
  EXPECT_THAT(keys_of(headless.file()), Contains("verify.stream"));
  EXPECT_THAT(keys_of(ExportFile{.format = export_format}), Contains("ledger.gap"));
}

TEST(ContractVerify, a_payload_has_one_form_and_says_something_known) {
  Story story;
  story.open();
  const auto link = [&](const std::string& kind, const std::string& payload) {
    auto other = story;
    const ledger::Draft draft{other.now(), other.lucie.party.text(), kind, payload};
    other.records.push_back(ledger::make_record(StreamId{other.id.bytes}, 3,
                                                other.records.back().hash, draft, other.key));
    return keys_of(other.file());
  };
  EXPECT_THAT(link("contract_withdrawn", R"({"in_person":false})"), IsEmpty());
  EXPECT_THAT(link("contract_withdrawn", R"({"in_person": false})"),
              ElementsAre("alliance.malformed"));
  EXPECT_THAT(link("contract_withdrawn", R"({"in_person":0})"), ElementsAre("alliance.malformed"));
  EXPECT_THAT(link("unheard_of", "{}"), ElementsAre("alliance.malformed"));
  EXPECT_THAT(link("contract_withdrawn", "nothing"), ElementsAre("alliance.malformed"));
}

TEST(ContractVerify, pictures_are_those_that_were_signed_beside) {
  auto file = Story::signed_story().file();
  const std::string png = std::string("\x89PNG\r\n\x1a\n", 8) + "x";
  file.pictures.push_back(
      {crypto::random_id<AttachmentId>(), "image/png", crypto::base64(crypto::view(png))});
  EXPECT_THAT(keys_of(file), ElementsAre("verify.picture"));
}

}  // namespace entente::app
