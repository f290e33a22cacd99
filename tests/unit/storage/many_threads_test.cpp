// Many threads at once, and the queue between them and the writer.
#include <filesystem>
#include <future>
#include <thread>

#include "unit/storage/world.hpp"

namespace entente::storage {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using ManyThreads = StoreTest;

void together(int count, const std::function<void(int)>& act) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back(act, i);
  for (auto& thread : threads) thread.join();
}

TEST_F(ManyThreads, each_own_stream_while_others_read) {
  std::vector<Chain> chains(16);
  std::atomic<std::uint64_t> told = 0, last = 0;
  store->on_commit([&](const std::vector<Positioned>& records) {
    told += records.size();
    for (const auto& record : records) EXPECT_EQ(record.position, ++last);
  });
  together(20, [&](int i) {
    const auto at = static_cast<std::size_t>(i);
    for (int n = 0; n < 20; ++n) {
      if (at < chains.size()) {
        const auto receipt = good(store->write(chains[at].write()));
        EXPECT_EQ(receipt.seq, static_cast<std::uint64_t>(n + 1));
        EXPECT_EQ(good(store->stream(chains[at].id))->seq, receipt.seq);
      } else {
        for (const auto& chain : chains) {
          const auto records = good(store->records(chain.id, 0));
          good(ledger::check_chain(chain.id, records));
        }
      }
    }
  });
  EXPECT_EQ(told, 320u);
  EXPECT_THAT(good(store->check()), IsEmpty());
  store->on_commit({});
}

TEST_F(ManyThreads, of_those_who_saw_the_same_tip_one_wins) {
  Chain chain;
  good(store->write(chain.write()));
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> won = 0, moved = 0;
    std::vector<Chain> tries(8, chain);
    together(8, [&](int i) {
      const auto answer = store->write(tries[static_cast<std::size_t>(i)].write());
      if (answer) ++won;
      if (refusal(answer) == "store.moved") ++moved;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(moved, 7);
    const auto info = good(store->stream(chain.id));
    chain.seq = info->seq;
    chain.tip = info->tip;
  }
  good(ledger::check_chain(chain.id, good(store->records(chain.id, 0))));
}

TEST_F(ManyThreads, the_same_command_sent_at_once_is_carried_out_once) {
  Chain chain;
  Write write = chain.write();
  write.command = crypto::random_id<CommandId>();
  std::atomic<int> replayed = 0;
  together(8, [&](int) {
    const auto receipt = good(store->write(write));
    EXPECT_EQ(receipt.seq, 1u);
    replayed += receipt.replayed;
  });
  EXPECT_EQ(replayed, 7);
}

/// Holds the writer until told to go on.
class Gate {
 public:
  explicit Gate(sqlite::SqliteStore& store) {
    holder_ = std::thread([this, &store] {
      good(store.on_writer([this](sqlite::Connection&) -> Result<void> {
        held_.set_value();
        go_.get_future().wait();
        return {};
      }));
    });
    held_.get_future().wait();
  }
  void open() { go_.set_value(); }
  ~Gate() { holder_.join(); }

 private:
  std::promise<void> held_, go_;
  std::thread holder_;
};

TEST_F(ManyThreads, a_full_queue_says_busy_and_what_was_accepted_is_written) {
  open({.queue = 2});
  std::vector<Chain> chains(6);
  std::atomic<int> busy = 0, written = 0;
  {
    Gate gate(*store);
    std::vector<std::thread> threads;
    for (auto& chain : chains) {
      threads.emplace_back([&] {
        const auto answer = store->write(chain.write());
        if (answer) ++written;
        if (!answer && answer.error() == Error{Category::busy, "store.busy"}) ++busy;
      });
    }
    while (busy < 4) std::this_thread::yield();
    gate.open();
    for (auto& thread : threads) thread.join();
  }
  EXPECT_EQ(written, 2);
  EXPECT_EQ(good(store->position()), 2u);
}

TEST_F(ManyThreads, closing_commits_what_was_accepted) {
  std::vector<Chain> chains(5);
  std::vector<std::future<Result<Receipt>>> answers;
  auto gate = std::make_unique<Gate>(*store);
  for (auto& chain : chains) {
    answers.push_back(std::async(std::launch::async, [&] { return store->write(chain.write()); }));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  gate->open();
  gate.reset();
  for (auto& answer : answers) EXPECT_EQ(refusal(answer.get()), "ok");
  open();
  for (auto& chain : chains) EXPECT_THAT(good(store->records(chain.id, 0)), SizeIs(1));
}

TEST_F(ManyThreads, writes_that_wait_together_share_one_commit) {
  std::vector<Chain> chains(10);
  std::vector<std::size_t> batches;
  store->on_commit([&](const auto& records) { batches.push_back(records.size()); });
  {
    Gate gate(*store);
    std::vector<std::thread> threads;
    for (auto& chain : chains) {
      threads.emplace_back([&] { good(store->write(chain.write())); });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    gate.open();
    for (auto& thread : threads) thread.join();
  }
  EXPECT_THAT(batches, ::testing::ElementsAre(10));
  store->on_commit({});
}

}  // namespace entente::storage
