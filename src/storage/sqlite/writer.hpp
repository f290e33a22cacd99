// The one thread that writes. It drains a queue into one transaction and answers each caller only
// after the commit: many writes share one flush to the disk.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "storage/sqlite/connection.hpp"
#include "storage/store.hpp"

namespace entente::storage::sqlite {

class Writer {
 public:
  using Task = std::function<Result<void>(Connection&)>;
  using Told = std::function<void(const std::vector<Positioned>&)>;

  /// `position`: of the last event in the database.
  Writer(std::unique_ptr<Connection> db, std::uint64_t position, Commit commit, std::size_t queue);
  /// Commits what was accepted, then closes the connection.
  ~Writer();

  /// See Store::write. After several failures in a row, refuses with `store.read_only` but lets
  /// one batch try again every half second.
  Result<Receipt> write(Write write);
  /// A task in a transaction of its own, in its turn.
  Result<void> run(Task task);
  void on_commit(Told told);
  bool read_only() const { return read_only_; }

 private:
  struct Item {
    Write write;
    Task task;  ///< if set, instead of `write`
    std::promise<Result<Receipt>> done;
  };
  using Items = std::vector<std::unique_ptr<Item>>;
  using Clock = std::chrono::steady_clock;

  Result<Receipt> enqueue(std::unique_ptr<Item> item);
  void loop();
  Items take();
  void handle(Items items);
  Result<void> commit(const Items& items, std::vector<Result<Receipt>>& answers);
  Result<void> fill(const Items& items, std::vector<Result<Receipt>>& answers);
  void one_by_one(Items& items, std::vector<Result<Receipt>>& answers);
  bool refusing() const;
  void count(const Result<void>& outcome);
  void tell();
  void tidy(const Items& items);
  void prune(Instant now);

  std::unique_ptr<Connection> db_;
  std::uint64_t position_;
  const std::size_t most_in_batch_;
  const std::size_t most_waiting_;
  std::vector<Positioned> told_now_;

  int failures_ = 0;  ///< in a row
  std::atomic<bool> read_only_ = false;
  Clock::time_point next_try_;
  Instant pruned_at_;

  std::mutex told_mutex_;
  Told told_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<Item>> waiting_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace entente::storage::sqlite
