// A few connections that only read, lent for one question at a time to whichever thread asks.
#pragma once
#include <atomic>
#include <mutex>
#include <vector>

#include "storage/sqlite/connection.hpp"

namespace entente::storage::sqlite {

class Readers {
 public:
  class Lease {
   public:
    Lease(std::unique_lock<std::mutex> lock, Connection& db) : lock_(std::move(lock)), db_(&db) {}
    Connection* operator->() const { return db_; }
    Connection& operator*() const { return *db_; }

   private:
    std::unique_lock<std::mutex> lock_;
    Connection* db_;
  };

  static Result<std::unique_ptr<Readers>> open(const std::string& file, int count) {
    std::unique_ptr<Readers> out(new Readers(static_cast<std::size_t>(std::max(count, 1))));
    for (auto& slot : out->slots_) slot.db = TRY(Connection::open(file, Connection::Access::read));
    return out;
  }

  /// The first that is free, from a place of the thread's own; if none is, waits for that one.
  Lease take() {
    static std::atomic<std::size_t> threads = 0;
    static thread_local const std::size_t own = threads++;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      auto& slot = slots_[(own + i) % slots_.size()];
      std::unique_lock lock(slot.mutex, std::try_to_lock);
      if (lock) return {std::move(lock), *slot.db};
    }
    auto& slot = slots_[own % slots_.size()];
    return {std::unique_lock(slot.mutex), *slot.db};
  }

 private:
  struct Slot {
    std::mutex mutex;
    std::unique_ptr<Connection> db;
  };
  explicit Readers(std::size_t count) : slots_(count) {}
  std::vector<Slot> slots_;
};

}  // namespace entente::storage::sqlite
