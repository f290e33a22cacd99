// What lies beside the database: the lock that keeps a second process out, files made and named
// durably.
#pragma once
#include <string>

#include "base/result.hpp"

namespace entente::storage::sqlite {

/// Held exclusively on `<file>.lock` as long as it lives; the kernel lets go when a process dies.
class FileLock {
 public:
  FileLock() = default;
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

  /// Tries for `wait_ms`. Errors: unavailable `store.locked`, `store.read_only`, fault
  /// `store.failed`.
  static Result<FileLock> take(const std::string& file, int wait_ms);

 private:
  explicit FileLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

bool file_exists(const std::string& path);

/// An empty file that only its owner reads; one that exists stays as it is. Errors: as above,
/// and unavailable `store.full`.
Result<void> make_private_file(const std::string& path);

/// Gives a finished file its name for good: on disk before this returns, and never over another.
/// Errors: conflict `store.exists`; fault `store.failed`; unavailable `store.full`.
Result<void> put_in_place(const std::string& finished, const std::string& path);

}  // namespace entente::storage::sqlite
