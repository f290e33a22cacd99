// Backup and restore; reading beside a running service.
#include <filesystem>
#include <fstream>
#include <thread>

#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using Copies = StoreTest;

TEST_F(Copies, a_backup_taken_under_load_is_consistent_and_can_be_restored) {
  std::vector<Chain> chains(4);
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (auto& chain : chains) {
    threads.emplace_back([&] {
      while (!stop) good(store->write(chain.write()));
    });
  }
  while (good(store->position()) < 50) std::this_thread::yield();
  good(store->backup(folder.file("copy.db")));
  stop = true;
  for (auto& thread : threads) thread.join();
  EXPECT_FALSE(std::filesystem::exists(folder.file("copy.db-wal")));
  EXPECT_FALSE(std::filesystem::exists(folder.file("copy.db.partial")));

  good(restore_sqlite(folder.file("copy.db"), folder.file("restored.db")));
  auto restored = good(open_sqlite({.file = folder.file("restored.db")}));
  EXPECT_THAT(good(restored->check()), IsEmpty());
  EXPECT_GE(good(restored->position()), 50u);
  for (auto& chain : chains) {
    good(ledger::check_chain(chain.id, good(restored->records(chain.id))));
  }
}

TEST_F(Copies, nothing_is_overwritten) {
  good(store->backup(folder.file("copy.db")));
  EXPECT_EQ(refusal(store->backup(folder.file("copy.db"))), "store.exists");
  store.reset();
  EXPECT_EQ(refusal(restore_sqlite(folder.file("copy.db"), folder.file())), "store.exists");
  std::filesystem::remove(folder.file());
  std::ofstream(folder.file() + "-wal") << "left over";
  EXPECT_EQ(refusal(restore_sqlite(folder.file("copy.db"), folder.file())), "store.exists");
  std::filesystem::remove(folder.file() + "-wal");
  EXPECT_EQ(refusal(restore_sqlite(folder.file("copy.db"), folder.file())), "ok");
}

TEST_F(Copies, a_damaged_or_foreign_backup_is_not_restored) {
  for (int i = 0; i < 50; ++i) good(store->write(Chain().write(3)));
  good(store->backup(folder.file("copy.db")));
  {
    std::fstream file(folder.file("copy.db"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(9 * 4096);
    file << std::string(4096, 'x');
  }
  const auto target = folder.file("target.db");
  EXPECT_EQ(refusal(restore_sqlite(folder.file("copy.db"), target)), "store.corrupt");
  std::ofstream(folder.file("letter.txt")) << std::string(5000, 'a');
  EXPECT_EQ(refusal(restore_sqlite(folder.file("letter.txt"), target)), "store.corrupt");
  std::ofstream(folder.file("empty.db")).flush();
  EXPECT_EQ(refusal(restore_sqlite(folder.file("empty.db"), target)), "store.corrupt");
  EXPECT_EQ(refusal(restore_sqlite(folder.file("nowhere.db"), target)), "store.missing");
  EXPECT_FALSE(std::filesystem::exists(target));
}

TEST_F(Copies, a_newer_backup_is_not_restored) {
  good(store->backup(folder.file("copy.db")));
  auto db =
      good(sqlite::Connection::open(folder.file("copy.db"), sqlite::Connection::Access::write));
  good(db->execute("PRAGMA user_version = 9999"));
  db.reset();
  EXPECT_EQ(refusal(restore_sqlite(folder.file("copy.db"), folder.file("target.db"))),
            "store.newer");
}

TEST_F(Copies, a_running_service_can_be_read_and_copied_beside) {
  Chain chain;
  good(store->write(chain.write()));
  auto beside = good(open_sqlite({.file = folder.file(), .beside = true}));
  EXPECT_THAT(good(beside->records(chain.id)), SizeIs(1));
  good(store->write(chain.write()));
  EXPECT_THAT(good(beside->records(chain.id)), SizeIs(2));
  EXPECT_THAT(good(beside->check()), IsEmpty());
  EXPECT_TRUE(beside->read_only());
  EXPECT_EQ(refusal(beside->write(chain.write())), "store.read_only");
  EXPECT_EQ(refusal(beside->clear_views()), "store.read_only");
  good(backup_sqlite(folder.file(), folder.file("copy.db")));
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file("none.db"), .beside = true})),
            "store.missing");
}

TEST_F(Copies, only_the_owner_may_read_the_files) {
  good(store->write(Chain().write()));
  good(store->backup(folder.file("copy.db")));
  for (const auto* name : {"entente.db", "entente.db-wal", "entente.db.lock", "copy.db"}) {
    const auto others = std::filesystem::status(folder.file(name)).permissions() &
                        (std::filesystem::perms::group_all | std::filesystem::perms::others_all);
    EXPECT_EQ(others, std::filesystem::perms::none) << name;
  }
}

}  // namespace entente::storage
