// The statement that is signed says exactly what is so.
#include <gtest/gtest.h>

#include "unit/core/room.hpp"

namespace entente::core {

namespace {

class Signing : public testing::Test {
 protected:
  Signing() { room.write_contract(); }

  std::string sign(PartyId author, const ContractSign& command) {
    const auto done = decide(room.alliance, command, room.context(author));
    return done ? "accepted" : done.error().key;
  }
  ContractSign in_person() {
    auto out = room.signing(room.patient);
    const auto picture = room.fresh<AttachmentId>();
    room.must(room.thomas, AttachmentAdd{picture, "image/png", "hash", 10});
    out.statement.mode = SignatureMode::in_person;
    out.statement.attested_by = room.thomas;
    out.statement.attachment = picture;
    out.statement.attachment_hash = "hash";
    out.key = keys_of(room.thomas).sign;
    return out;
  }
  Room room;
};

TEST_F(Signing, is_accepted_when_the_statement_is_so) {
  EXPECT_EQ(sign(room.patient, room.signing(room.patient)), "accepted");
}

TEST_F(Signing, is_refused_when_any_part_of_the_statement_is_not_so) {
  const auto good = room.signing(room.patient);
  auto bad = good;
  bad.statement.format = "entente-signature/2";
  EXPECT_EQ(sign(room.patient, bad), "signature.format");
  bad = good;
  bad.statement.alliance = id_of<AllianceId>(77);
  EXPECT_EQ(sign(room.patient, bad), "signature.alliance");
  bad = good;
  bad.statement.version = 2;
  EXPECT_EQ(sign(room.patient, bad), "signature.version");
  bad = good;
  bad.statement.document += "x";
  EXPECT_EQ(sign(room.patient, bad), "signature.document");
  bad = good;
  bad.key = keys_of(room.claire).sign;
  EXPECT_EQ(sign(room.patient, bad), "signature.key");
  bad = good;
  bad.statement.attested_by = room.claire;
  EXPECT_EQ(sign(room.patient, bad), "signature.mode");
  bad = good;
  bad.statement.witness = std::string(121, 'a');
  EXPECT_EQ(sign(room.patient, bad), "field.too_long");
}

TEST_F(Signing, on_ones_device_is_ones_own) {
  EXPECT_EQ(sign(room.claire, room.signing(room.patient)), "signature.not_yours");
  EXPECT_EQ(sign(room.julie, room.signing(room.julie)), "role.contract_only");
  EXPECT_EQ(sign(room.thomas, room.signing(room.thomas)), "signature.not_a_signer");
}

TEST_F(Signing, is_stated_within_a_day_and_on_paper_within_five) {
  auto command = room.signing(room.patient);
  command.statement.stated_at.us -= base::us_per_day + 120 * base::us_per_second;
  EXPECT_EQ(sign(room.patient, command), "signature.time");
  auto paper = in_person();
  paper.statement.stated_at.us -= 4 * base::us_per_day;
  EXPECT_EQ(sign(room.thomas, paper), "signature.time");
  paper.statement.mode = SignatureMode::paper;
  EXPECT_EQ(sign(room.thomas, paper), "accepted");
  paper.statement.stated_at.us -= 2 * base::us_per_day;
  EXPECT_EQ(sign(room.thomas, paper), "signature.time");
}

TEST_F(Signing, in_person_names_the_one_who_attests_and_the_picture) {
  const auto good = in_person();
  EXPECT_EQ(sign(room.thomas, good), "accepted");
  EXPECT_EQ(sign(room.claire, good), "signature.attested_by");
  auto bad = good;
  bad.statement.attachment_hash = "other";
  EXPECT_EQ(sign(room.thomas, bad), "signature.attachment");
  bad = good;
  bad.statement.attachment = room.fresh<AttachmentId>();
  EXPECT_EQ(sign(room.thomas, bad), "signature.attachment");
  bad = good;
  bad.key = keys_of(room.patient).sign;
  EXPECT_EQ(sign(room.thomas, bad), "signature.key");
}

TEST_F(Signing, falls_when_a_signer_gets_new_keys) {
  room.must(room.patient, room.signing(room.patient));
  ASSERT_EQ(room.alliance.negotiation()->signatures.size(), 1U);
  room.must(room.claire, PartyKeyChange{room.claire, {"new", "keys"}});
  EXPECT_TRUE(room.alliance.negotiation()->signatures.empty());
}

TEST_F(Signing, of_a_contract_in_force_outlives_new_keys_and_a_new_referent) {
  room.must(room.patient, room.signing(room.patient));
  room.must(room.claire, room.signing(room.claire));
  const auto signed_then = room.alliance.in_force()->document;
  room.must(room.patient, PartyKeyChange{room.patient, {"new", "keys"}});
  room.must(room.claire, ReferentHandOver{room.thomas});
  EXPECT_EQ(digest_of(document(room.alliance, *room.alliance.in_force())), signed_then);
}

TEST_F(Signing, of_the_next_version_names_the_document_of_the_one_before) {
  room.must(room.patient, room.signing(room.patient));
  room.must(room.claire, room.signing(room.claire));
  room.must(room.patient, ContractAmend{});
  const auto next = document(room.alliance, *room.alliance.negotiation());
  EXPECT_EQ(next.previous, room.alliance.in_force()->document);
  EXPECT_EQ(next.version, 2);
}

TEST_F(Signing, is_of_clauses_in_reading_order) {
  const auto told = document(room.alliance, *room.alliance.negotiation());
  std::vector<std::string> kinds;
  for (const auto& clause : told.clauses) kinds.emplace_back(kind_name(kind_of(clause.body)));
  EXPECT_EQ(kinds, (std::vector<std::string>{"aim", "objective", "action", "commitment",
                                             "information", "frame"}));
  EXPECT_EQ(told.clauses.at(4).teach_back, "Pas longtemps.");
  ASSERT_EQ(told.parties.size(), 2U);
  EXPECT_EQ(told.parties.at(0).sign_key, keys_of(room.patient).sign);
}

}  // namespace

}  // namespace entente::core
