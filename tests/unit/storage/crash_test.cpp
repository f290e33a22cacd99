// kill -9 while many threads append: whatever was acknowledged is there, and every chain holds.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <random>
#include <thread>

#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::IsEmpty;

struct Acknowledged {
  StreamId stream;
  std::uint64_t seq = 0;
};

/// Appends until it is killed; tells each receipt through the pipe, in one atomic write.
[[noreturn]] void append_for_ever(const std::string& file, int pipe) {
  auto store = good(open_sqlite({.file = file}));
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      Chain chain;
      for (;;) {
        const auto receipt = good(store->write(chain.write(1 + static_cast<int>(chain.seq % 3))));
        const Acknowledged told{chain.id, receipt.seq};
        if (::write(pipe, &told, sizeof told) != sizeof told) ::_exit(1);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  ::_exit(1);
}

/// Of one child that was killed after so many milliseconds.
std::map<StreamId, std::uint64_t> acknowledged_until_killed(const std::string& file, int ms) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    append_for_ever(file, ends[1]);
  }
  ::close(ends[1]);
  std::thread killer([child, ms] {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
    ::kill(child, SIGKILL);
  });
  std::map<StreamId, std::uint64_t> out;
  Acknowledged one;
  while (::read(ends[0], &one, sizeof one) == sizeof one) out[one.stream] = one.seq;
  ::close(ends[0]);
  killer.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  return out;
}

TEST(Crash, nothing_acknowledged_is_lost_when_the_process_is_killed) {
  Folder folder;
  std::mt19937 random(std::random_device{}());
  std::uniform_int_distribution<int> ms(60, 350);
  std::map<StreamId, std::uint64_t> acknowledged;
  for (int round = 0; round < 5; ++round) {
    acknowledged.merge(acknowledged_until_killed(folder.file(), ms(random)));
    auto store = good(open_sqlite({.file = folder.file()}));
    EXPECT_THAT(keys(good(store->check())), IsEmpty());
    for (const auto& [stream, seq] : acknowledged) {
      const auto records = good(store->records(stream));
      ASSERT_GE(records.size(), seq);
      good(ledger::check_chain(stream, records));
      const auto info = good(store->stream(stream));
      ASSERT_TRUE(info);
      EXPECT_EQ(info->tip, records.back().hash);
    }
  }
  EXPECT_GT(acknowledged.size(), 8u);
}

}  // namespace entente::storage
