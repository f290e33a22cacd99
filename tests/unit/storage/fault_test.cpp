// Full disks, read-only places, other processes, damaged files: a clear error, nothing lost.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::AnyOf;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Faults : public StoreTest {
 protected:
  /// As if the disk had room for so many pages more.
  void room(int pages) {
    good(store->on_writer([pages](sqlite::Connection& db) -> Result<void> {
      const auto used = TRY(db.number("PRAGMA page_count"));
      return db.execute("PRAGMA max_page_count = " + std::to_string(used + pages));
    }));
  }
  Write large(Chain& chain) {
    Write out = chain.write();
    out.attachments = {{crypto::random_id<AttachmentId>(), chain.alliance(),
                        crypto::Bytes(200'000, 1)}};
    return out;
  }
  /// What a child process finds.
  int in_child(const std::function<int()>& act) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(act());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

TEST_F(Faults, a_full_disk_refuses_the_write_and_keeps_the_tip) {
  Chain chain;
  good(store->write(chain.write()));
  room(5);
  Chain before = chain;
  EXPECT_EQ(refusal(store->write(large(chain))), "store.full");
  EXPECT_EQ(good(store->stream(chain.id))->seq, 1u);
  chain = before;
  good(store->write(chain.write()));
  EXPECT_EQ(good(store->position()), 2u);
  good(ledger::check_chain(chain.id, good(store->records(chain.id, 0))));
}

TEST_F(Faults, after_repeated_failures_the_store_is_read_only_until_there_is_room_again) {
  Chain chain;
  good(store->write(chain.write()));
  room(0);
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(store->read_only());
    Chain lost = chain;
    EXPECT_EQ(refusal(store->write(large(lost))), "store.full");
  }
  EXPECT_TRUE(store->read_only());
  Chain lost = chain;
  EXPECT_EQ(refusal(store->write(lost.write())), "store.read_only");
  EXPECT_THAT(good(store->records(chain.id, 0)), SizeIs(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  room(1000);  // let through, as the first to try again
  EXPECT_FALSE(store->read_only());
  good(store->write(large(chain)));
  EXPECT_THAT(good(store->check()), IsEmpty());
}

TEST_F(Faults, a_refusal_is_no_failure_of_the_store) {
  Chain chain;
  good(store->write(chain.write()));
  for (int i = 0; i < 10; ++i) {
    Chain stale(chain);
    stale.seq = 0;
    EXPECT_EQ(refusal(store->write(stale.write())), "store.moved");
  }
  EXPECT_FALSE(store->read_only());
}

/// 7 threads write soundly while one writes what `spoil` makes of it.
void among_neighbours(Store& store, const std::function<void(Write&)>& spoil) {
  std::atomic<int> written = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      Chain chain;
      for (int n = 0; n < 20; ++n) {
        Write write = i == 0 ? Chain().write() : chain.write();
        if (i == 0) spoil(write);
        const auto answer = store.write(std::move(write));
        if (answer) ++written;
        if (refusal(answer) == "store.malformed") ++refused;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(written, 140);
  EXPECT_EQ(refused, 20);
  EXPECT_EQ(good(store.position()), 140u);
  EXPECT_FALSE(store.read_only());
}

TEST_F(Faults, a_row_that_breaks_the_schema_takes_no_neighbour_with_it) {
  among_neighbours(*store, [](Write& write) {
    InvitationRow row;
    row.id = crypto::random_id<InvitationId>();
    row.code_hash = row.id.text();
    row.kind = "unheard of";
    write.invitations = {row};
  });
}

TEST_F(Faults, a_refusal_nobody_foresaw_takes_no_neighbour_with_it) {
  good(raw()->execute("CREATE TRIGGER whim BEFORE INSERT ON view_alliance WHEN NEW.status = 'bad'"
                      " BEGIN SELECT RAISE(ABORT, 'no'); END"));
  among_neighbours(*store, [](Write& write) {
    write.views = {AllianceRow{crypto::random_id<AllianceId>(), {}, "bad", noon, noon}};
  });
}

TEST_F(Faults, a_second_process_is_kept_out) {
  const int found = in_child([this] {
    return refusal(open_sqlite({.file = folder.file(), .offline = true})) == "store.locked" ? 7 : 1;
  });
  EXPECT_EQ(found, 7);
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file(), .offline = true})), "store.locked");
  store.reset();
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file(), .offline = true})), "ok");
}

TEST_F(Faults, a_service_waits_for_the_one_that_is_stopping) {
  std::thread stopping([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    store.reset();
  });
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file()})), "ok");
  stopping.join();
}

TEST_F(Faults, another_tool_that_holds_the_database_is_told_apart) {
  Chain chain;
  auto other = raw();
  good(other->execute("BEGIN IMMEDIATE"));
  EXPECT_EQ(refusal(store->write(chain.write())), "store.locked");
  good(other->execute("ROLLBACK"));
  good(store->write(Chain().write()));
}

TEST_F(Faults, a_folder_that_cannot_be_written_is_said_to_be_read_only) {
  good(store->write(Chain().write()));
  store.reset();
  std::filesystem::remove(folder.file() + ".lock");
  ::chmod(folder.path().c_str(), 0555);
  const int found = in_child([this] {
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 2;
    const bool there = refusal(open_sqlite({.file = folder.file()})) == "store.read_only";
    const bool fresh = refusal(open_sqlite({.file = folder.file("new.db")})) == "store.read_only";
    return there && fresh ? 7 : 1;
  });
  ::chmod(folder.path().c_str(), 0755);
  EXPECT_EQ(found, 7);
}

TEST_F(Faults, a_file_that_cannot_be_written_is_said_to_be_read_only) {
  store.reset();
  ::chmod(folder.path().c_str(), 0777);
  ::chmod(folder.file().c_str(), 0444);
  std::filesystem::remove(folder.file() + ".lock");
  const int found = in_child([this] {
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 2;
    return refusal(open_sqlite({.file = folder.file()})) == "store.read_only" ? 7 : 1;
  });
  EXPECT_EQ(found, 7);
}

class Damage : public Faults {
 protected:
  Damage() {
    for (auto& chain : chains) {
      for (int i = 0; i < 10; ++i) good(store->write(chain.write(3)));
    }
    store.reset();
    pages = std::filesystem::file_size(folder.file()) / 4096;
  }
  void overwrite(std::uintmax_t at, const std::string& with) {
    std::fstream file(folder.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file << with;
  }

  std::vector<Chain> chains = std::vector<Chain>(5);
  std::uintmax_t pages = 0;
};

TEST_F(Damage, a_file_that_is_no_database_is_refused_and_left_as_it_is) {
  std::ofstream(folder.file("letter.db")) << std::string(20'000, 'a');
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file("letter.db")})), "store.corrupt");
  EXPECT_EQ(std::filesystem::file_size(folder.file("letter.db")), 20'000u);
}

TEST_F(Damage, a_spoilt_first_page_is_refused) {
  overwrite(0, std::string(100, 'x'));
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file()})), "store.corrupt");
}

TEST_F(Damage, a_spoilt_page_is_found_and_never_read_as_if_sound) {
  for (std::uintmax_t page = 2; page <= pages; ++page) {
    const auto copy = folder.file("copy.db");
    std::filesystem::copy_file(folder.file(), copy,
                               std::filesystem::copy_options::overwrite_existing);
    {
      std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>((page - 1) * 4096));
      file << std::string(4096, static_cast<char>(0xa5));
    }
    auto opened = open_sqlite({.file = copy, .offline = true});
    if (!opened) {
      EXPECT_EQ(opened.error().key, "store.corrupt") << "page " << page;
      continue;
    }
    const auto problems = (*opened)->check();
    if (problems) {
      EXPECT_FALSE(problems->empty()) << "page " << page;
    } else {
      EXPECT_EQ(problems.error().key, "store.corrupt") << "page " << page;
    }
    for (auto& chain : chains) {
      const auto records = (*opened)->records(chain.id);
      if (records) continue;
      EXPECT_EQ(records.error().key, "store.corrupt") << "page " << page;
    }
  }
}

TEST_F(Damage, a_file_cut_short_is_found) {
  std::filesystem::resize_file(folder.file(), (pages - 3) * 4096);
  auto opened = open_sqlite({.file = folder.file()});
  if (!opened) {
    EXPECT_EQ(opened.error().key, "store.corrupt");
    return;
  }
  const auto problems = (*opened)->check();
  EXPECT_TRUE(!problems || !problems->empty());
}

}  // namespace entente::storage
