// What the database itself refuses, whoever asks, and the one thing that may go: the data key.
#include <fstream>
#include <iterator>

#include "storage/sql.hpp"
#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class LedgerKept : public StoreTest {
 protected:
  LedgerKept() {
    Write write = chain.write(3);
    write.reads = {{chain.alliance(), {}, "alliance", noon}};
    good(store->write(std::move(write)));
  }
  std::string asked(const std::string& sql) { return refusal(raw()->execute(sql)); }

  Chain chain;
};

TEST_F(LedgerKept, events_cannot_be_changed_or_deleted) {
  EXPECT_EQ(asked("UPDATE event SET author = 'x'"), "store.malformed");
  EXPECT_EQ(asked("UPDATE event SET sealed = x'00' WHERE position = 1"), "store.malformed");
  EXPECT_EQ(asked("DELETE FROM event WHERE position = 3"), "store.malformed");
  EXPECT_EQ(asked("INSERT OR REPLACE INTO event SELECT position, stream, seq, at, author, kind,"
                  " header, x'00', hash FROM event WHERE position = 3"),
            "store.malformed");
  good(ledger::check_chain(chain.id, good(store->records(chain.id, 0))));
}

TEST_F(LedgerKept, an_event_out_of_order_is_refused) {
  const std::string copy = "INSERT INTO event SELECT position + 10, stream, seq + ";
  const std::string rest = ", at, author, kind, header, sealed, hash FROM event WHERE position = 3";
  EXPECT_EQ(asked(copy + "0" + rest), "store.malformed");
  EXPECT_EQ(asked(copy + "2" + rest), "store.malformed");
  EXPECT_EQ(asked(copy + "1" + rest), "ok");
}

TEST_F(LedgerKept, streams_only_grow) {
  EXPECT_EQ(asked("DELETE FROM stream"), "store.malformed");
  EXPECT_EQ(asked("UPDATE stream SET seq = 2"), "store.malformed");
  EXPECT_EQ(asked("UPDATE stream SET kind = 'account', seq = seq + 1"), "store.malformed");
  EXPECT_EQ(
      asked("INSERT OR REPLACE INTO stream SELECT id, kind, 9, tip, 9, opened_at FROM stream"),
      "store.malformed");
}

TEST_F(LedgerKept, reads_cannot_be_changed_or_deleted) {
  EXPECT_EQ(asked("DELETE FROM read_record"), "store.malformed");
  EXPECT_EQ(asked("UPDATE read_record SET what = 'x'"), "store.malformed");
  EXPECT_EQ(
      asked("REPLACE INTO read_record SELECT number, alliance, party, 'x', at FROM read_record"),
      "store.malformed");
}

TEST_F(LedgerKept, a_reading_connection_writes_nothing) {
  auto db = good(sqlite::Connection::open(folder.file(), sqlite::Connection::Access::read));
  EXPECT_EQ(refusal(db->execute("DELETE FROM view_account")), "store.read_only");
}

class Erasure : public StoreTest {
 protected:
  /// Whether the bytes are anywhere in the files of the database.
  bool on_disk(const crypto::Bytes& bytes) {
    for (const auto* suffix : {"", "-wal"}) {
      std::ifstream in(folder.file() + suffix, std::ios::binary);
      const std::string all(std::istreambuf_iterator<char>(in), {});
      if (all.find(crypto::text(bytes)) != std::string::npos) return true;
    }
    return false;
  }
};

TEST_F(Erasure, destroys_the_key_and_what_is_derived_and_keeps_the_chain) {
  Chain chain, other;
  const auto account = crypto::random_id<AccountId>();
  Write write = chain.write(2);
  crypto::Bytes key(72), picture(9000);
  crypto::random_fill(key);
  crypto::random_fill(picture);
  write.streams[0].wrapped_key = key;
  write.streams.push_back(other.next());
  write.attachments = {{crypto::random_id<AttachmentId>(), chain.alliance(), picture},
                       {crypto::random_id<AttachmentId>(), other.alliance(), {1}}};
  write.views = {member(account, chain.alliance()), member(account, other.alliance()),
                 AllianceRow{chain.alliance(), {}, "open", noon, noon}};
  write.reads = {{chain.alliance(), {}, "alliance", noon}};
  const auto ids = write.attachments;
  good(store->write(std::move(write)));
  EXPECT_TRUE(on_disk(key));

  Write erase;
  erase.now = noon;
  erase.erase = {chain.id};
  good(store->write(erase));
  EXPECT_FALSE(good(store->stream(chain.id))->wrapped_key);
  EXPECT_FALSE(good(store->attachment(ids[0].id)));
  EXPECT_TRUE(good(store->attachment(ids[1].id)));
  EXPECT_THAT(good(store->memberships(account, 0, 10)), SizeIs(1));
  EXPECT_THAT(good(store->alliances({}, 10)), IsEmpty());
  EXPECT_THAT(good(store->reads(chain.alliance(), 0, 10)), SizeIs(1));
  good(ledger::check_chain(chain.id, good(store->records(chain.id, 0))));
  EXPECT_THAT(good(store->check()), IsEmpty());
  EXPECT_FALSE(on_disk(key));
  EXPECT_FALSE(on_disk(crypto::Bytes(picture.begin() + 5000, picture.begin() + 5100)));
}

TEST_F(Erasure, nothing_is_added_to_an_erased_stream) {
  Chain chain;
  good(store->write(chain.write()));
  Write erase;
  erase.erase = {chain.id};
  good(store->write(erase));
  EXPECT_EQ(refusal(store->write(chain.write())), "stream.erased");
  EXPECT_EQ(refusal(store->rewrap(chain.id, {1})), "stream.erased");
  erase.erase = {crypto::random_id<StreamId>()};
  EXPECT_EQ(refusal(store->write(erase)), "stream.unknown");
}

TEST_F(Erasure, of_an_account_takes_its_row_its_places_and_its_log_ins) {
  Chain person(StreamKind::account), other;
  const AccountId account{person.id.bytes};
  Write write = person.write();
  write.streams.push_back(other.next());
  write.views = {account_row(account, "lookup"), member(account, other.alliance())};
  write.logins = {{crypto::random_id<LoginId>(), "token", account, "", noon, noon}};
  good(store->write(std::move(write)));
  Write erase;
  erase.erase = {person.id};
  good(store->write(erase));
  EXPECT_FALSE(good(store->account(account)));
  EXPECT_FALSE(good(store->login("token")));
  EXPECT_FALSE(good(store->is_member(account, other.alliance())));
}

class Check : public LedgerKept {
 protected:
  void spoil(const std::string& sql) {
    store.reset();
    good(raw()->execute(sql));
    open();
  }
};

TEST_F(Check, finds_nothing_in_a_sound_database) { EXPECT_THAT(good(store->check()), IsEmpty()); }

TEST_F(Check, finds_a_missing_or_weakened_trigger) {
  spoil(
      "DROP TRIGGER event_kept; DROP TRIGGER event_unchanged;"
      "CREATE TRIGGER event_unchanged BEFORE UPDATE ON event WHEN 0 BEGIN SELECT 1; END");
  const auto problems = good(store->check());
  EXPECT_THAT(keys(problems), ElementsAre("check.schema", "check.schema"));
  EXPECT_EQ(problems[0].args[0].value, "trigger event_kept");
}

TEST_F(Check, finds_a_table_too_many) {
  spoil("CREATE TABLE guest (name TEXT)");
  EXPECT_THAT(keys(good(store->check())), ElementsAre("check.schema"));
}

/// Does something the triggers refuse, and puts them back as they were.
std::string behind(const std::string& sql) {
  std::string drop, restore;
  for (const auto& migration : migrations("sqlite")) {
    const std::string text(migration.text);
    for (auto at = text.find("CREATE TRIGGER "); at != std::string::npos;
         at = text.find("CREATE TRIGGER ", at + 1)) {
      const auto name = text.substr(at + 15, text.find(' ', at + 15) - at - 15);
      drop += "DROP TRIGGER " + name + ";";
      restore += text.substr(at, text.find("END;", at) + 4 - at);
    }
  }
  return "PRAGMA foreign_keys = OFF;" + drop + sql + ";" + restore;
}

TEST_F(Check, finds_a_last_event_cut_off) {
  spoil(behind("DELETE FROM event WHERE seq = 3"));
  EXPECT_THAT(keys(good(store->check())), ElementsAre("check.seq"));
}

TEST_F(Check, finds_an_event_taken_out) {
  spoil(behind("DELETE FROM event WHERE seq = 2"));
  const auto problems = good(store->check());
  ASSERT_THAT(keys(problems), ElementsAre("check.gap"));
  EXPECT_EQ(problems[0].args[0].value, chain.id.text());
}

TEST_F(Check, finds_a_tip_that_is_not_the_last_hash) {
  spoil(behind("UPDATE stream SET tip = zeroblob(32)"));
  EXPECT_THAT(keys(good(store->check())), ElementsAre("check.tip"));
}

TEST_F(Check, finds_events_without_their_stream) {
  spoil(behind("DELETE FROM stream"));
  const auto found = keys(good(store->check()));
  EXPECT_THAT(found, ::testing::Contains("check.orphan"));
  EXPECT_THAT(found, ::testing::Contains("check.foreign_key"));
}

}  // namespace entente::storage
