// Threads for what may block: commands that wait for a commit, and slow computations.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace entente::server {

class Pool {
 public:
  /// `nice`: added to the scheduling priority of these threads (10: after everything else).
  Pool(int threads, std::size_t queue, int nice);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// False when the queue is full or the pool stops; the job is then untouched.
  bool submit(std::function<void()>& job);
  /// Runs what was accepted, then joins. Idempotent.
  void stop();

 private:
  void run(int nice);

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace entente::server
