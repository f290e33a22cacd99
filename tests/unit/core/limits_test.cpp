// What people may write, and what is refused by name.
#include <gtest/gtest.h>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "unit/core/room.hpp"

namespace entente::core {

namespace {

std::string key_of(const Result<std::vector<Event>>& result) {
  return result ? "accepted" : result.error().key;
}

std::string field_of(const Result<std::vector<Event>>& result) {
  return result || result.error().args.empty() ? "" : result.error().args.front().value;
}

class Limits : public testing::Test {
 protected:
  Result<std::vector<Event>> propose(ClauseBody body, std::string message = "") {
    return room.act(room.claire, ClausePropose{room.fresh<ClauseId>(), room.fresh<ProposalId>(),
                                               std::move(body), std::move(message), {}});
  }
  Frame frame() {
    Frame out;
    out.rhythm = "chaque mardi";
    out.review = Date{room.today().days + 30};
    return out;
  }
  Room room;
};

TEST(Text, is_counted_in_characters_of_any_script) {
  EXPECT_EQ(characters("été"), 3U);
  EXPECT_EQ(characters("🌱"), 1U);
  EXPECT_EQ(characters(""), 0U);
}

TEST(Text, of_spaces_only_is_blank) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \n\t"));
  EXPECT_TRUE(is_blank("\u00a0\u202f\u3000\u200b"));
  EXPECT_FALSE(is_blank("\u00a0é"));
}

TEST(Text, that_reorders_or_hides_is_refused) {
  EXPECT_TRUE(check_text("text", "une ligne\nune autre", 100));
  EXPECT_EQ(check_text("text", "a\u202e b", 100).error().key, "field.character");
  EXPECT_EQ(check_text("text", std::string_view("a\0b", 3), 100).error().key, "field.character");
  EXPECT_EQ(check_text("text", "a\u0085", 100).error().key, "field.character");
}

TEST_F(Limits, a_wording_has_up_to_2000_characters) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "é";
  EXPECT_EQ(key_of(propose(Commitment{text, Side::patient})), "accepted");
  const auto refused = propose(Commitment{text + "é", Side::patient});
  EXPECT_EQ(key_of(refused), "field.too_long");
  EXPECT_EQ(refused.error().args.at(1), (Arg{"max", "2000"}));
}

TEST_F(Limits, a_message_has_up_to_1000_characters) {
  EXPECT_EQ(key_of(propose(Aim{"But"}, std::string(1001, 'a'))), "field.too_long");
  EXPECT_EQ(key_of(propose(Aim{"But"}, std::string(1000, 'a'))), "accepted");
}

TEST_F(Limits, no_wording_is_blank) {
  EXPECT_EQ(field_of(propose(Aim{"\u00a0 "})), "text");
  EXPECT_EQ(field_of(propose(Information{"Les somnifères", "", {}})), "explanation");
  auto without_rhythm = frame();
  without_rhythm.rhythm = "";
  EXPECT_EQ(field_of(propose(without_rhythm)), "rhythm");
}

TEST_F(Limits, a_weight_is_1_to_5) {
  Objective objective;
  objective.text = "Marcher";
  for (const int weight : {0, 6, -1}) {
    objective.weight = weight;
    EXPECT_EQ(key_of(propose(objective)), "field.range") << weight;
  }
  objective.weight = 5;
  EXPECT_EQ(key_of(propose(objective)), "accepted");
}

TEST_F(Limits, a_meeting_lasts_5_to_240_minutes) {
  auto meetings = frame();
  for (const int minutes : {4, 241}) {
    meetings.minutes = minutes;
    EXPECT_EQ(field_of(propose(meetings)), "minutes");
  }
  meetings.minutes = 240;
  EXPECT_EQ(key_of(propose(meetings)), "accepted");
}

TEST_F(Limits, a_review_is_not_past_nor_beyond_five_years_and_the_end_is_not_before_it) {
  auto meetings = frame();
  meetings.review = Date{room.today().days - 1};
  EXPECT_EQ(field_of(propose(meetings)), "review");
  meetings.review = Date{room.today().days + limits::horizon_days + 1};
  EXPECT_EQ(field_of(propose(meetings)), "review");
  meetings.review = Date{room.today().days + 10};
  meetings.end = Date{room.today().days + 9};
  EXPECT_EQ(field_of(propose(meetings)), "end");
  meetings.end = meetings.review;
  EXPECT_EQ(key_of(propose(meetings)), "accepted");
}

TEST_F(Limits, a_version_has_up_to_60_clauses) {
  for (std::size_t i = 0; i < limits::clauses; ++i) {
    ASSERT_TRUE(propose(Commitment{"Engagement " + std::to_string(i), Side::patient}));
  }
  EXPECT_EQ(key_of(propose(Commitment{"Un de trop", Side::patient})), "limit.clauses");
}

TEST_F(Limits, an_alliance_has_up_to_40_people) {
  const auto invite = [&] {
    return room.act(room.patient, PartyInvite{room.fresh<PartyId>(), Role::relative, "Nour", ""});
  };
  while (room.alliance.parties.size() < limits::parties) ASSERT_TRUE(invite());
  EXPECT_EQ(key_of(invite()), "limit.parties");
}

TEST_F(Limits, an_id_is_used_once) {
  const ClausePropose once{room.fresh<ClauseId>(), room.fresh<ProposalId>(), Aim{"But"}, "", {}};
  ASSERT_TRUE(room.act(room.claire, once));
  ASSERT_TRUE(room.act(room.claire, ProposalWithdraw{once.proposal}));
  EXPECT_EQ(key_of(room.act(room.claire, once)), "id.used");
  EXPECT_EQ(key_of(room.act(room.patient, PartyInvite{room.thomas, Role::relative, "A", ""})),
            "id.used");
  auto none = once;
  none.proposal = {};
  EXPECT_EQ(key_of(room.act(room.claire, none)), "id.none");
}

TEST_F(Limits, a_clause_keeps_its_kind) {
  ASSERT_TRUE(propose(Aim{"But"}));
  const auto clause = room.alliance.versions.back().clauses.back();
  EXPECT_EQ(key_of(room.act(room.patient,
                            ClausePropose{clause.id, room.fresh<ProposalId>(),
                                          Commitment{"Autre", Side::patient}, "",
                                          clause.pending->id})),
            "clause.kind");
}

TEST_F(Limits, an_action_serves_an_objective_that_is_there) {
  Action action;
  action.text = "Marcher";
  action.objective = room.fresh<ClauseId>();
  EXPECT_EQ(key_of(propose(action)), "action.objective_unknown");
}

TEST_F(Limits, nobody_has_seen_what_has_not_happened) {
  auto context = room.context(room.claire);
  context.seen += 1;
  EXPECT_EQ(key_of(room.act(context, ContractAmend{})), "alliance.unseen");
}

TEST_F(Limits, a_picture_is_a_picture_of_a_sane_size) {
  const auto add = [&](const char* type, int size) {
    return key_of(room.act(room.claire,
                           AttachmentAdd{room.fresh<AttachmentId>(), type, "hash", size}));
  };
  EXPECT_EQ(add("image/svg+xml", 10), "attachment.media_type");
  EXPECT_EQ(add("image/png", 0), "field.range");
  EXPECT_EQ(add("image/png", (8 << 20) + 1), "field.range");
  EXPECT_EQ(add("image/webp", 8 << 20), "accepted");
}

}  // namespace

}  // namespace entente::core
