#include "storage/sqlite/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

namespace entente::storage::sqlite {

namespace {

Error error_of_errno(int code, const std::string& path) {
  const std::vector<Arg> args{{"file", path}};
  if (code == EACCES || code == EPERM || code == EROFS) return unavailable("store.read_only", args);
  if (code == ENOSPC || code == EDQUOT) return unavailable("store.full", args);
  if (code == EEXIST) return conflict("store.exists", args);
  return fault("store.failed", args);
}

Result<void> flush(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return error_of_errno(errno, path);
  const int failed = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  if (failed) return error_of_errno(failed, path);
  return {};
}

}  // namespace

FileLock::FileLock(FileLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

Result<FileLock> FileLock::take(const std::string& file, int wait_ms) {
  constexpr int pause_ms = 50;
  const std::string path = file + ".lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return error_of_errno(errno, path);
  FileLock out(fd);
  for (int waited_ms = 0;; waited_ms += pause_ms) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return out;
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) return error_of_errno(errno, path);
    if (waited_ms >= wait_ms) return unavailable("store.locked", {{"file", file}});
    std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
  }
}

bool file_exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

Result<void> make_private_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return error_of_errno(errno, path);
  ::close(fd);
  return {};
}

Result<void> put_in_place(const std::string& finished, const std::string& path) {
  CHECK(flush(finished, O_RDWR));
  // A hard link, unlike a rename, fails if the name is taken.
  if (::link(finished.c_str(), path.c_str()) != 0) return error_of_errno(errno, path);
  ::unlink(finished.c_str());
  const auto folder = std::filesystem::path(path).parent_path().string();
  return flush(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace entente::storage::sqlite
