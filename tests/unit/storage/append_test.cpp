// Appending to streams: order, conflicts, idempotency, what followers are told.
#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Append = StoreTest;

TEST_F(Append, what_was_written_is_read_back_byte_for_byte) {
  Chain chain;
  auto write = chain.write(3);
  const auto records = write.streams[0].records;
  const auto receipt = good(store->write(std::move(write)));
  EXPECT_EQ(receipt.seq, 3u);
  EXPECT_EQ(receipt.position, 3u);
  EXPECT_FALSE(receipt.replayed);
  const auto read = good(store->records(chain.id, 0));
  ASSERT_THAT(read, SizeIs(3));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(read[i].header, records[i].header);
    EXPECT_EQ(read[i].sealed, records[i].sealed);
    EXPECT_EQ(read[i].hash, records[i].hash);
    EXPECT_EQ(read[i].at, records[i].at);
    EXPECT_EQ(read[i].author, records[i].author);
    EXPECT_EQ(read[i].kind, records[i].kind);
  }
  good(ledger::check_chain(chain.id, read));
  EXPECT_THAT(good(store->records(chain.id, 2)), SizeIs(1));
  const auto info = good(store->stream(chain.id));
  ASSERT_TRUE(info);
  EXPECT_EQ(info->seq, 3u);
  EXPECT_EQ(info->tip, chain.tip);
  EXPECT_EQ(info->wrapped_key, crypto::Bytes(72, 7));
  EXPECT_FALSE(good(store->stream(crypto::random_id<StreamId>())));
}

TEST_F(Append, survives_closing_and_opening_again) {
  Chain chain;
  good(store->write(chain.write(2)));
  open();
  good(store->write(chain.write()));
  EXPECT_EQ(good(store->position()), 3u);
  good(ledger::check_chain(chain.id, good(store->records(chain.id, 0))));
}

TEST_F(Append, a_stale_tip_is_refused_and_leaves_nothing_behind) {
  Chain chain;
  good(store->write(chain.write()));
  Chain late = chain;
  good(store->write(chain.write()));
  Write write = late.write();
  const auto account = crypto::random_id<AccountId>();
  write.views.push_back(member(account, chain.alliance()));
  write.reads.push_back({chain.alliance(), {}, "alliance", noon});
  write.command = crypto::random_id<CommandId>();
  const auto command = *write.command;
  EXPECT_EQ(refusal(store->write(std::move(write))), "store.moved");
  EXPECT_FALSE(good(store->is_member(account, chain.alliance())));
  EXPECT_THAT(good(store->reads(chain.alliance(), 0, 10)), IsEmpty());
  EXPECT_FALSE(good(store->receipt(command, "")));
  EXPECT_EQ(good(store->stream(chain.id))->seq, 2u);
}

TEST_F(Append, a_stream_cannot_be_opened_twice) {
  Chain chain;
  Chain twin = chain;
  good(store->write(chain.write()));
  EXPECT_EQ(refusal(store->write(twin.write())), "store.moved");
}

TEST_F(Append, of_two_streams_both_or_none) {
  Chain one, other;
  good(store->write(one.write()));
  Chain stale = one;
  good(store->write(one.write()));
  Write both = other.write();
  both.streams.push_back(stale.next());
  EXPECT_EQ(refusal(store->write(std::move(both))), "store.moved");
  EXPECT_FALSE(good(store->stream(other.id)));
}

TEST_F(Append, the_same_stream_twice_in_one_write) {
  Chain chain;
  Write write = chain.write();
  write.streams.push_back(chain.next(2));
  good(store->write(std::move(write)));
  EXPECT_EQ(good(store->stream(chain.id))->seq, 3u);
  good(ledger::check_chain(chain.id, good(store->records(chain.id, 0))));
}

TEST_F(Append, records_that_do_not_link_are_refused) {
  Chain chain;
  good(store->write(chain.write()));
  Write gap = chain.write(2);
  gap.streams[0].records.erase(gap.streams[0].records.begin());
  EXPECT_EQ(refusal(store->write(gap)), "store.malformed");
  Chain other = chain;
  other.seq = 1;
  EXPECT_EQ(refusal(store->write(other.write())), "store.malformed");  // linked to another tip
  Write nothing;
  nothing.streams.push_back({chain.id, StreamKind::alliance, 1, {}, {}});
  EXPECT_EQ(refusal(store->write(nothing)), "store.malformed");
}

TEST_F(Append, a_stream_begins_with_its_key_and_keeps_its_kind) {
  Chain chain;
  Write write = chain.write();
  write.streams[0].wrapped_key.reset();
  EXPECT_EQ(refusal(store->write(write)), "store.malformed");
  write.streams[0].wrapped_key = crypto::Bytes(72, 1);
  good(store->write(write));
  Write other = chain.write();
  other.streams[0].kind = StreamKind::account;
  EXPECT_EQ(refusal(store->write(other)), "store.malformed");
}

TEST_F(Append, a_known_command_is_answered_again_and_not_written_again) {
  Chain chain;
  Write write = chain.write(2);
  write.command = crypto::random_id<CommandId>();
  write.command_scope = "someone";
  const auto first = good(store->write(write));
  const auto again = good(store->write(write));
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.seq, first.seq);
  EXPECT_EQ(again.position, first.position);
  EXPECT_EQ(good(store->stream(chain.id))->seq, 2u);
  const auto known = good(store->receipt(*write.command, "someone"));
  ASSERT_TRUE(known);
  EXPECT_EQ(known->seq, 2u);
  EXPECT_FALSE(good(store->receipt(*write.command, "someone else")));
  write.command_scope = "someone else";
  EXPECT_EQ(refusal(store->write(write)), "store.moved");
}

TEST_F(Append, receipts_of_commands_are_forgotten_after_thirty_days) {
  Chain chain;
  Write write = chain.write();
  write.command = crypto::random_id<CommandId>();
  good(store->write(write));
  Write later;
  later.now = {noon.us + 29 * base::us_per_day};
  good(store->write(later));
  EXPECT_TRUE(good(store->receipt(*write.command, "")));
  later.now = {noon.us + 31 * base::us_per_day};
  good(store->write(later));
  EXPECT_FALSE(good(store->receipt(*write.command, "")));
}

TEST_F(Append, followers_are_told_of_alliances_and_not_of_accounts) {
  std::vector<Positioned> told;
  store->on_commit([&](const auto& records) { told = records; });
  Chain alliance, account(StreamKind::account);
  good(store->write(account.write()));
  EXPECT_THAT(told, IsEmpty());
  good(store->write(alliance.write(2)));
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[1].alliance, alliance.alliance());
  EXPECT_EQ(told[1].position, 3u);
  EXPECT_EQ(told[1].seq, 2u);
  EXPECT_EQ(told[1].kind, "note_added");
  told.clear();
  alliance.seq = 0;
  EXPECT_EQ(refusal(store->write(alliance.write())), "store.moved");
  EXPECT_THAT(told, IsEmpty());
  store->on_commit({});
}

TEST_F(Append, changes_are_those_of_the_alliances_one_is_in) {
  const auto account = crypto::random_id<AccountId>();
  Chain mine, left, foreign;
  Write write = mine.write(2);
  write.streams.push_back(left.next());
  write.streams.push_back(foreign.next());
  write.views.push_back(member(account, mine.alliance()));
  auto gone = member(account, left.alliance());
  gone.active = false;
  write.views.push_back(gone);
  good(store->write(std::move(write)));
  good(store->write(foreign.write()));
  good(store->write(mine.write()));
  const auto positions = [&](std::uint64_t after, int limit) {
    std::vector<std::uint64_t> out;
    for (const auto& one : good(store->changes(account, after, limit))) {
      EXPECT_EQ(one.alliance, mine.alliance());
      out.push_back(one.position);
    }
    return out;
  };
  EXPECT_THAT(positions(0, 10), ElementsAre(1, 2, 6));
  EXPECT_THAT(positions(0, 2), ElementsAre(1, 2));
  EXPECT_THAT(positions(2, 10), ElementsAre(6));
  EXPECT_THAT(positions(6, 10), IsEmpty());
}

}  // namespace entente::storage
