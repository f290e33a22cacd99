#include <fstream>
#include <map>
#include <sstream>

#include "app/alliance_rows.hpp"
#include "app/erasure.hpp"
#include "app/maintenance.hpp"
#include "app/stream.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

using Lines = std::vector<std::string>;

/// Everything the views say, opened.
Lines views(AllianceWorld& world, const std::vector<AccountId>& accounts) {
  Lines out;
  for (const auto& row : good(world.store->alliances(AllianceId{}, 100))) {
    out.push_back(row.alliance.text() + row.unit.text() + row.status + row.opened_at.text() +
                  row.changed_at.text());
  }
  for (const auto account : accounts) {
    for (const auto& row : good(world.store->memberships(account, 0, 100))) {
      const auto info = good(world.store->stream(stream_of(row.alliance))).value();
      const auto line = good(open_line(row, good(world.vault.key(info))));
      out.push_back(row.account.text() + row.role + std::to_string(row.rank) +
                    (row.active ? "in" : "out") + row.changed_at.text() + json::write(line));
    }
    const auto row = good(world.store->account(account)).value();
    out.push_back(row.login_lookup + row.role + (row.unit ? row.unit->text() : ""));
  }
  return out;
}

std::vector<Problem> problems(App& app) {
  std::vector<Problem> out;
  good(maintenance_check(app, [&](const Problem& one) { out.push_back(one); }));
  return out;
}

TEST(AllianceKeeping, views_made_anew_from_the_ledger_say_the_same) {
  AllianceWorld world;
  world.write_contract();
  good(world.act(world.lucie, world.signature(world.lucie)));
  const auto julie = world.relative();
  good(world.act(world.lucie, core::PartyLeave{julie.party}));
  const std::vector<AccountId> all{world.admin.account, world.claire.caller.account,
                                   world.lucie.caller.account, julie.caller.account};
  const auto before = views(world, all);
  EXPECT_EQ(good(maintenance_rebuild(world.app)), 5u);
  EXPECT_EQ(views(world, all), before);
}

TEST(AllianceKeeping, a_sound_database_has_no_problem_and_one_flipped_byte_is_found) {
  std::string sealed;
  AllianceWorld world;
  world.write_contract();
  EXPECT_TRUE(problems(world.app).empty());
  const auto records = good(world.store->records(stream_of(world.id)));
  sealed = crypto::text(records[records.size() / 2].sealed);

  // A copy of the file, with one bit of one event turned.
  const auto copy = world.folder.file("copy.db");
  good(world.store->backup(copy));
  std::stringstream bytes;
  bytes << std::ifstream(copy, std::ios::binary).rdbuf();
  auto text = bytes.str();
  const auto at = text.find(sealed.substr(0, 64));
  ASSERT_NE(at, text.npos);
  text[at + 40] = static_cast<char>(text[at + 40] ^ 1);
  std::ofstream(copy, std::ios::binary) << text;
  const auto store = good(storage::open_sqlite({.file = copy, .offline = true}));
  App damaged(*store, world.vault, {}, world.app.now);
  const auto found = problems(damaged);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].key, "ledger.hash");
}

TEST(AllianceKeeping, erasure_is_asked_by_the_patient_and_confirmed_by_an_administrator) {
  AllianceWorld world;
  world.write_contract();
  const auto julie = world.relative();
  EXPECT_FALSE(world.view(world.lucie).erasure_asked_at);
  EXPECT_EQ(refusal(erasure_ask(world.app, world.claire.caller, world.id, {})),
            "role.patient_only");
  EXPECT_EQ(refusal(erasure_confirm(world.app, world.admin, world.id)), "erasure.unknown");
  const auto asked = good(erasure_ask(world.app, world.lucie.caller, world.id, {}));
  EXPECT_EQ(asked.keep_until, keep_until(world.app.now()));
  EXPECT_EQ(world.view(world.lucie).erasure_asked_at, world.app.now());
  EXPECT_EQ(world.view(world.claire).erasure_asked_at, world.app.now());
  EXPECT_FALSE(world.view(julie).erasure_asked_at);
  EXPECT_EQ(good(erasure_ask(world.app, world.lucie.caller, world.id, {})).keep_until,
            asked.keep_until);
  EXPECT_EQ(refusal(erasure_list(world.app, world.claire.caller)), "access.denied");
  const auto waiting = good(erasure_list(world.app, world.admin)).erasures;
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].alliance, world.id);
  EXPECT_EQ(refusal(erasure_confirm(world.app, world.claire.caller, world.id)), "access.denied");
  good(erasure_confirm(world.app, world.admin, world.id));
  EXPECT_TRUE(good(erasure_list(world.app, world.admin)).erasures.empty());
}

TEST(AllianceKeeping, what_is_erased_is_gone_for_all_and_its_chain_still_verifies) {
  AllianceWorld world;
  world.write_contract();
  const auto before = world.seq();
  good(erasure_ask(world.app, world.lucie.caller, world.id, {}));
  good(erasure_confirm(world.app, world.admin, world.id));
  EXPECT_EQ(refusal(alliance_view(world.app, world.claire.caller, world.id, nullptr)),
            "alliance.unknown");
  EXPECT_FALSE(alliance_view_at_hand(world.app, world.claire.caller, world.id));
  EXPECT_TRUE(good(alliance_list(world.app, world.lucie.caller, 0, 10)).alliances.empty());
  EXPECT_EQ(refusal(load_stream(world.app, stream_of(world.id))), "stream.erased");
  const auto records = good(world.store->records(stream_of(world.id)));
  EXPECT_EQ(records.size(), before + 1);
  good(ledger::check_chain(stream_of(world.id), records));
  EXPECT_TRUE(problems(world.app).empty());
  EXPECT_EQ(refusal(erase_from_console(world.app, stream_of(world.id))), "stream.erased");
}

TEST(AllianceKeeping, a_record_is_kept_twenty_years_from_the_last_event) {
  EXPECT_EQ(keep_until(good(Instant::parse("2026-11-23T10:00:00Z"))).text(), "2046-11-23");
  EXPECT_EQ(keep_until(good(Instant::parse("2080-02-29T10:00:00Z"))).text(), "2100-03-01");
}

TEST(AllianceKeeping, a_line_of_the_list_tells_that_the_review_is_due_on_its_day) {
  AllianceWorld world;
  world.write_contract();
  good(world.act(world.lucie, world.signature(world.lucie)));
  good(world.act(world.claire, world.signature(world.claire)));
  const auto next = [&] {
    return good(alliance_list(world.app, world.claire.caller, 0, 10)).alliances.at(0).next;
  };
  EXPECT_EQ(next(), core::NextStep::in_force);
  world.pass(61 * 86'400);
  EXPECT_EQ(next(), core::NextStep::review);
}

TEST(AllianceKeeping, a_review_that_falls_due_comes_to_the_first_page_without_an_event) {
  AllianceWorld world;
  world.write_contract();
  good(world.act(world.lucie, world.signature(world.lucie)));
  good(world.act(world.claire, world.signature(world.claire)));
  const auto in_force = world.id;
  for (int i = 0; i < 2; ++i) {  // two more, where there is something to write
    world.id = crypto::random_id<AllianceId>();
    const auto opened = core::AllianceOpen{world.id, world.where, crypto::random_id<PartyId>(),
                                           "Marcel", false, crypto::random_id<PartyId>()};
    good(world.act(world.claire, opened, 0));
  }
  const auto first = [&] {
    return good(alliance_list(world.app, world.claire.caller, 0, 1)).alliances.at(0).id;
  };
  EXPECT_NE(first(), in_force);
  world.pass(61 * 86'400);
  EXPECT_EQ(first(), in_force);
}

}  // namespace
}  // namespace entente::app
