// Views and the plain tables: accounts, memberships, units, invitations, log-ins, reads.
#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Rows : public StoreTest {
 protected:
  void put(const ViewRow& row) {
    Write write;
    write.now = noon;
    write.views.push_back(row);
    good(store->write(std::move(write)));
  }

  InvitationRow invitation(const std::string& code, std::optional<AccountId> author = {},
                           Instant at = noon) {
    InvitationRow row;
    row.id = crypto::random_id<InvitationId>();
    row.code_hash = code;
    row.kind = "staff";
    row.author = author;
    row.sealed = {9};
    row.created_at = at;
    row.expires_at = base::later(at, 60);
    return row;
  }

  LoginRow login(AccountId account, const std::string& token, Instant at = noon) {
    return {crypto::random_id<LoginId>(), token, account, "Firefox, Android", at, at};
  }
};

TEST_F(Rows, an_account_is_found_by_id_and_by_login_name) {
  const auto account = crypto::random_id<AccountId>();
  auto row = account_row(account, "lookup");
  row.unit = crypto::random_id<UnitId>();
  put(row);
  row.disabled = true;
  put(row);
  const auto found = good(store->account_by_login("lookup"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account, account);
  EXPECT_EQ(found->unit, row.unit);
  EXPECT_TRUE(found->disabled);
  EXPECT_EQ(found->sealed, row.sealed);
  EXPECT_EQ(good(store->account(account))->login_lookup, "lookup");
  EXPECT_FALSE(good(store->account_by_login("other")));
  EXPECT_THAT(good(store->accounts({}, 10)), SizeIs(1));
  EXPECT_THAT(good(store->accounts(account, 10)), IsEmpty());
}

TEST_F(Rows, a_login_name_belongs_to_one_account) {
  put(account_row(crypto::random_id<AccountId>(), "lookup"));
  Chain chain(StreamKind::account);
  Write write = chain.write();
  write.views.push_back(account_row(crypto::random_id<AccountId>(), "lookup"));
  EXPECT_EQ(refusal(store->write(std::move(write))), "store.taken");
  EXPECT_FALSE(good(store->stream(chain.id)));
}

TEST_F(Rows, memberships_come_by_rank_then_latest_change) {
  const auto account = crypto::random_id<AccountId>();
  std::vector<AllianceId> ids(5);
  for (auto& id : ids) id = crypto::random_id<AllianceId>();
  put(member(account, ids[0], 2, noon));
  put(member(account, ids[1], 0, noon));
  put(member(account, ids[2], 0, base::later(noon, 5)));
  auto gone = member(account, ids[3], 0, base::later(noon, 9));
  gone.active = false;
  put(gone);
  put(member(crypto::random_id<AccountId>(), ids[4]));
  const auto order = [&](int offset, int limit) {
    std::vector<AllianceId> out;
    for (const auto& row : good(store->memberships(account, offset, limit))) {
      out.push_back(row.alliance);
    }
    return out;
  };
  EXPECT_THAT(order(0, 10), ElementsAre(ids[2], ids[1], ids[0]));
  EXPECT_THAT(order(1, 1), ElementsAre(ids[1]));
  EXPECT_TRUE(good(store->is_member(account, ids[0])));
  EXPECT_FALSE(good(store->is_member(account, ids[3])));
  EXPECT_FALSE(good(store->is_member(account, ids[4])));
  put(member(account, ids[0], 0, base::later(noon, 10)));
  EXPECT_THAT(order(0, 10), ElementsAre(ids[0], ids[2], ids[1]));
}

TEST_F(Rows, memberships_come_first_from_the_day_they_are_due) {
  const auto account = crypto::random_id<AccountId>();
  std::vector<AllianceId> ids(3);
  for (auto& id : ids) id = crypto::random_id<AllianceId>();
  put(member(account, ids[0], 0, noon));
  put(member(account, ids[1], 1, base::later(noon, 5)));
  auto due = member(account, ids[2], 3, base::later(noon, 9));
  due.due = Date{100};
  put(due);
  const auto order = [&](int today, int offset = 0, int limit = 10) {
    std::vector<AllianceId> out;
    for (const auto& row : good(store->memberships(account, offset, limit, Date{today}))) {
      out.push_back(row.alliance);
    }
    return out;
  };
  EXPECT_THAT(order(99), ElementsAre(ids[0], ids[1], ids[2]));
  EXPECT_THAT(order(100), ElementsAre(ids[2], ids[0], ids[1]));
  EXPECT_THAT(order(101, 0, 1), ElementsAre(ids[2]));
  EXPECT_THAT(order(101, 2, 1), ElementsAre(ids[1]));
  due.due.reset();
  put(due);
  EXPECT_THAT(order(101), ElementsAre(ids[0], ids[1], ids[2]));
}

TEST_F(Rows, memberships_are_counted_and_so_are_those_that_ask_for_something_today) {
  const auto account = crypto::random_id<AccountId>();
  const auto add = [&](int rank, std::optional<Date> due = {}, bool active = true) {
    auto row = member(account, crypto::random_id<AllianceId>(), rank);
    row.due = due;
    row.active = active;
    put(row);
  };
  add(0);
  add(1);
  add(3, Date{100});
  add(3, Date{101});
  add(0, {}, false);
  put(member(crypto::random_id<AccountId>(), crypto::random_id<AllianceId>()));
  const auto asking = [&](int today) {
    const auto count = good(store->membership_count(account, Date{today}));
    EXPECT_EQ(count.all, 4);
    return count.asking;
  };
  EXPECT_EQ(asking(99), 1);
  EXPECT_EQ(asking(100), 2);
  EXPECT_EQ(asking(101), 3);
}

TEST_F(Rows, a_membership_told_anew_never_replaces_one_that_an_event_wrote_meanwhile) {
  const auto account = crypto::random_id<AccountId>();
  auto row = member(account, crypto::random_id<AllianceId>(), 3);
  row.due = Date{100};
  put(row);
  auto later = row;
  later.rank = 0;
  later.due.reset();
  later.retold = true;
  put(later);
  EXPECT_EQ(good(store->memberships(account, 0, 1)).at(0).rank, 0);
  row.changed_at = base::later(noon, 1);
  row.rank = 2;
  put(row);
  put(later);
  EXPECT_EQ(good(store->memberships(account, 0, 1)).at(0).rank, 2);
}

TEST_F(Rows, a_portfolio_has_one_row_an_alliance_and_goes_with_it) {
  const auto account = crypto::random_id<AccountId>();
  Chain first, second;
  for (auto* chain : {&first, &second}) {
    auto write = chain->write();
    write.views = {PortfolioRow{account, chain->alliance(), {1}},
                   PortfolioRow{crypto::random_id<AccountId>(), chain->alliance(), {2}}};
    good(store->write(std::move(write)));
  }
  put(PortfolioRow{account, first.alliance(), {3, 4}});
  auto rows = good(store->portfolio(account));
  ASSERT_THAT(rows, SizeIs(2));
  const auto& changed = rows[0].alliance == first.alliance() ? rows[0] : rows[1];
  EXPECT_EQ(changed.sealed, (crypto::Bytes{3, 4}));
  Write erase;
  erase.now = noon;
  erase.erase = {first.id};
  good(store->write(std::move(erase)));
  rows = good(store->portfolio(account));
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].alliance, second.alliance());
  good(store->clear_views());
  EXPECT_THAT(good(store->portfolio(account)), IsEmpty());
}

TEST_F(Rows, alliances_come_in_pages) {
  for (int i = 0; i < 5; ++i) {
    put(AllianceRow{crypto::random_id<AllianceId>(), crypto::random_id<UnitId>(), "open", noon,
                    noon});
  }
  const auto first = good(store->alliances({}, 3));
  ASSERT_THAT(first, SizeIs(3));
  EXPECT_THAT(good(store->alliances(first[2].alliance, 3)), SizeIs(2));
}

TEST_F(Rows, clearing_the_views_leaves_the_ledger) {
  Chain chain;
  Write write = chain.write();
  const auto account = crypto::random_id<AccountId>();
  write.views = {member(account, chain.alliance()), account_row(account, "x"),
                 AllianceRow{chain.alliance(), {}, "open", noon, noon}};
  good(store->write(std::move(write)));
  good(store->clear_views());
  EXPECT_THAT(good(store->accounts({}, 10)), IsEmpty());
  EXPECT_THAT(good(store->alliances({}, 10)), IsEmpty());
  EXPECT_THAT(good(store->memberships(account, 0, 10)), IsEmpty());
  EXPECT_THAT(good(store->records(chain.id, 0)), SizeIs(1));
}

TEST_F(Rows, units_come_by_name_and_are_made_once) {
  const auto unit = crypto::random_id<UnitId>();
  Write write;
  write.now = noon;
  write.units = {{unit, "Psychiatrie", noon}, {crypto::random_id<UnitId>(), "Cardiologie", noon}};
  good(store->write(write));
  const auto units = good(store->units());
  ASSERT_THAT(units, SizeIs(2));
  EXPECT_EQ(units[0].name, "Cardiologie");
  EXPECT_EQ(units[1].unit, unit);
  EXPECT_EQ(refusal(store->write(write)), "store.taken");
  EXPECT_THAT(good(store->units()), SizeIs(2));
}

TEST_F(Rows, an_edition_is_kept_as_it_was_loaded_and_loaded_once) {
  const auto nadia = crypto::random_id<AccountId>();
  Write write;
  write.now = noon;
  write.instruments = {{"srs", 1, "{\"a\":1}", nadia, noon, noon},
                       {"own-sleep", 1, "{}", {}, {}, noon}};
  good(store->write(write));
  Write next;
  next.now = noon;
  next.instruments = {{"srs", 2, "{\"a\":2}", nadia, noon, noon}};
  good(store->write(next));
  EXPECT_EQ(refusal(store->write(next)), "store.taken");
  const auto rows = good(store->instruments());
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].code, "own-sleep");
  EXPECT_FALSE(rows[0].licence_by);
  EXPECT_FALSE(rows[0].licence_at);
  EXPECT_EQ(rows[1].text, "{\"a\":1}");
  EXPECT_EQ(rows[1].licence_by, nadia);
  EXPECT_EQ(rows[1].licence_at, noon);
  EXPECT_EQ(rows[2].edition, 2);
  EXPECT_EQ(rows[2].created_at, noon);
  for (const auto* change : {"UPDATE instrument SET text = ''", "DELETE FROM instrument"}) {
    EXPECT_NE(refusal(raw()->execute(change)), "ok");
  }
}

TEST_F(Rows, an_instrument_is_enabled_or_not_as_was_said_last) {
  for (const bool enabled : {true, false, true}) {
    Write write;
    write.now = noon;
    write.instrument_uses = {{"srs", enabled}};
    good(store->write(std::move(write)));
    const auto rows = good(store->instrument_uses());
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].enabled, enabled);
  }
}

TEST_F(Rows, a_calibration_is_kept_as_it_was_made_and_made_once) {
  const auto nadia = crypto::random_id<AccountId>();
  for (const int version : {1, 2}) {
    Write write;
    write.now = noon;
    write.calibrations = {{version, noon, "entente-check-in", 1, 40 * version, "{}",
                           version == 1 ? std::optional<AccountId>() : nadia}};
    good(store->write(write));
    EXPECT_EQ(refusal(store->write(write)), "store.taken");
  }
  const auto rows = good(store->calibrations(10));
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].version, 2);
  EXPECT_EQ(rows[0].asked_by, nadia);
  EXPECT_EQ(rows[0].courses, 80);
  EXPECT_EQ(rows[1].made_at, noon);
  EXPECT_EQ(rows[1].instrument, "entente-check-in");
  EXPECT_FALSE(rows[1].asked_by);
  EXPECT_THAT(good(store->calibrations(1)), SizeIs(1));
  for (const auto* change : {"UPDATE calibration SET text = ''", "DELETE FROM calibration"}) {
    EXPECT_NE(refusal(raw()->execute(change)), "ok");
  }
}

TEST_F(Rows, every_choice_of_a_budget_is_kept_newest_first) {
  const auto nadia = crypto::random_id<AccountId>();
  for (const int budget : {2, 0, 1}) {
    Write write;
    write.now = noon;
    write.alarm_budgets = {{noon, budget, nadia}};
    good(store->write(std::move(write)));
  }
  const auto rows = good(store->alarm_budgets(10));
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].budget, 1);
  EXPECT_EQ(rows[2].budget, 2);
  EXPECT_EQ(rows[0].chosen_by, nadia);
  EXPECT_NE(refusal(raw()->execute("DELETE FROM alarm_budget")), "ok");
  Write wrong;
  wrong.now = noon;
  wrong.alarm_budgets = {{noon, 3, nadia}};
  EXPECT_EQ(refusal(store->write(std::move(wrong))), "store.malformed");
}

TEST_F(Rows, a_course_is_read_with_the_key_of_its_alliance_and_gone_with_it) {
  Chain chain;
  const AllianceId alliance{chain.id.bytes};
  Write write;
  write.now = noon;
  write.streams = {chain.next()};
  write.views = {CourseRow{alliance, 4, crypto::Bytes{1}}};
  good(store->write(std::move(write)));
  const auto rows = good(store->courses({}, 2, 10));
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].alliance, alliance);
  EXPECT_EQ(rows[0].answered, 4);
  EXPECT_TRUE(rows[0].wrapped_key);
  EXPECT_THAT(good(store->courses({}, 5, 10)), IsEmpty());
  EXPECT_THAT(good(store->courses(alliance, 2, 10)), IsEmpty());
  EXPECT_EQ(good(store->course_count(4)), 1);
  EXPECT_EQ(good(store->course_count(5)), 0);
  Write erase;
  erase.now = noon;
  erase.erase = {chain.id};
  good(store->write(std::move(erase)));
  EXPECT_EQ(good(store->course_count(1)), 0);
}

TEST_F(Rows, an_invitation_is_used_once) {
  Write write;
  write.now = noon;
  write.invitations = {invitation("code")};
  const auto id = write.invitations[0].id;
  good(store->write(write));
  EXPECT_FALSE(good(store->invitation("code"))->used_at);
  Write use;
  use.now = base::later(noon, 1);
  use.use_invitation = id;
  good(store->write(use));
  EXPECT_EQ(good(store->invitation("code"))->used_at, use.now);
  EXPECT_EQ(refusal(store->write(use)), "invitation.used");
  Write revoke;
  revoke.now = base::later(noon, 2);
  revoke.revoke_invitation = id;
  EXPECT_EQ(refusal(store->write(revoke)), "invitation.used");
  EXPECT_FALSE(good(store->invitation("code"))->revoked_at);
  use.use_invitation = crypto::random_id<InvitationId>();
  EXPECT_EQ(refusal(store->write(use)), "invitation.unknown");
}

TEST_F(Rows, a_revoked_invitation_opens_nothing) {
  Write write;
  write.now = noon;
  write.invitations = {invitation("code")};
  const auto id = write.invitations[0].id;
  good(store->write(write));
  Write revoke;
  revoke.now = noon;
  revoke.revoke_invitation = id;
  good(store->write(revoke));
  EXPECT_EQ(good(store->invitation("code"))->revoked_at, noon);
  Write use;
  use.use_invitation = id;
  EXPECT_EQ(refusal(store->write(use)), "invitation.unknown");
}

TEST_F(Rows, invitations_are_listed_newest_first_and_counted) {
  const auto author = crypto::random_id<AccountId>();
  Write write;
  write.now = noon;
  write.invitations = {invitation("a", author, noon), invitation("b", author, base::later(noon, 9)),
                       invitation("c")};
  write.invitations[1].alliance = crypto::random_id<AllianceId>();
  write.invitations[1].party = crypto::random_id<PartyId>();
  good(store->write(write));
  const auto own = good(store->invitations(author, 10));
  ASSERT_THAT(own, SizeIs(2));
  EXPECT_EQ(own[0].code_hash, "b");
  EXPECT_EQ(own[0].alliance, write.invitations[1].alliance);
  EXPECT_EQ(own[0].party, write.invitations[1].party);
  EXPECT_EQ(own[0].author, author);
  EXPECT_EQ(own[0].expires_at, base::later(noon, 69));
  EXPECT_THAT(good(store->invitations(author, 1)), SizeIs(1));
  EXPECT_THAT(good(store->invitations(std::nullopt, 10)), SizeIs(3));
  EXPECT_EQ(good(store->invitations_since(author, noon)), 2);
  EXPECT_EQ(good(store->invitations_since(author, base::later(noon, 1))), 1);
}

TEST_F(Rows, log_ins_are_seen_and_ended) {
  const auto account = crypto::random_id<AccountId>();
  Write write;
  write.now = noon;
  write.logins = {login(account, "one"), login(account, "two"), login(account, "three"),
                  login(crypto::random_id<AccountId>(), "other")};
  good(store->write(write));
  Write next;
  next.now = base::later(noon, 60);
  next.touch_logins = {write.logins[1].id};
  next.end_logins = {write.logins[2].id};
  good(store->write(next));
  const auto open = good(store->logins(account));
  ASSERT_THAT(open, SizeIs(2));
  EXPECT_EQ(open[0].token_hash, "two");
  EXPECT_EQ(open[0].seen_at, next.now);
  EXPECT_EQ(open[0].device, "Firefox, Android");
  EXPECT_FALSE(good(store->login("three")));
  Write all;
  all.end_all_logins = account;
  all.except_login = write.logins[0].id;
  all.logins = {login(account, "new")};
  good(store->write(all));
  EXPECT_TRUE(good(store->login("one")));
  EXPECT_TRUE(good(store->login("new")));
  EXPECT_FALSE(good(store->login("two")));
  EXPECT_TRUE(good(store->login("other")));
}

TEST_F(Rows, a_log_in_is_lent_and_taken_back) {
  Write write;
  write.now = noon;
  write.logins = {login(crypto::random_id<AccountId>(), "one")};
  good(store->write(write));
  EXPECT_FALSE(good(store->login("one"))->handed);
  Write lend;
  const Handed to{crypto::random_id<AllianceId>(), crypto::random_id<SessionId>(),
                  crypto::random_id<PartyId>(), 3};
  lend.hand_logins = {{write.logins[0].id, to}};
  good(store->write(lend));
  const auto lent = good(store->login("one"))->handed;
  ASSERT_TRUE(lent);
  EXPECT_EQ(lent->alliance, to.alliance);
  EXPECT_EQ(lent->session, to.session);
  EXPECT_EQ(lent->patient, to.patient);
  EXPECT_EQ(lent->tries, 3);
  EXPECT_TRUE(good(store->logins(write.logins[0].account))[0].handed);
  lend.hand_logins[0].handed.reset();
  good(store->write(lend));
  EXPECT_FALSE(good(store->login("one"))->handed);
}

TEST_F(Rows, reads_come_newest_first_in_pages) {
  const auto alliance = crypto::random_id<AllianceId>();
  const auto party = crypto::random_id<PartyId>();
  for (int i = 0; i < 3; ++i) {
    Write write;
    write.reads = {{alliance, party, "page " + std::to_string(i), base::later(noon, i)}};
    good(store->write(write));
  }
  const auto reads = good(store->reads(alliance, 0, 2));
  ASSERT_THAT(reads, SizeIs(2));
  EXPECT_EQ(reads[0].what, "page 2");
  EXPECT_EQ(reads[0].party, party);
  EXPECT_EQ(reads[0].at, base::later(noon, 2));
  EXPECT_THAT(good(store->reads(alliance, 2, 2)), SizeIs(1));
}

TEST_F(Rows, an_attachment_of_megabytes_comes_back_whole) {
  Chain chain;
  Write write = chain.write();
  crypto::Bytes bytes(5'000'000);
  crypto::random_fill(bytes);
  const auto id = crypto::random_id<AttachmentId>();
  write.attachments = {{id, chain.alliance(), bytes}};
  good(store->write(std::move(write)));
  const auto found = good(store->attachment(id));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->sealed, bytes);
  EXPECT_EQ(found->alliance, chain.alliance());
  Write again = chain.write();
  again.attachments = {{id, chain.alliance(), {1}}};
  EXPECT_EQ(refusal(store->write(std::move(again))), "store.taken");
  EXPECT_EQ(good(store->stream(chain.id))->seq, 1u);
}

TEST_F(Rows, a_data_key_is_wrapped_anew) {
  Chain chain;
  good(store->write(chain.write()));
  good(store->rewrap(chain.id, crypto::Bytes(72, 8)));
  EXPECT_EQ(good(store->stream(chain.id))->wrapped_key, crypto::Bytes(72, 8));
  EXPECT_EQ(refusal(store->rewrap(crypto::random_id<StreamId>(), {1})), "stream.erased");
}

}  // namespace entente::storage
