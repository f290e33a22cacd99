#include "app/vault.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace entente::app {

namespace {

constexpr std::size_t most_keys = 8192;

/// Closes what it holds.
struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

/// The key's text in a file, with any white space around it.
Result<crypto::Key> parse_key(std::string text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  while (!text.empty() && is_space(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_space));
  const auto bytes = crypto::unbase64_32(text);
  if (!bytes) return invalid("vault.malformed");
  return crypto::Key{*bytes};
}

enum class Strict { no, yes };

Result<crypto::Key> read_key(const std::string& file, Strict strict) {
  const Descriptor in{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat about {};
  if (in.number < 0 || ::fstat(in.number, &about) != 0) {
    return fault("vault.unreadable", {{"file", file}});
  }
  if (strict == Strict::yes && (about.st_mode & 077) != 0) {
    return denied("vault.file_open_to_others", {{"file", file}});
  }
  std::string text(256, '\0');
  const ssize_t got = ::read(in.number, text.data(), text.size());
  if (got < 0) return fault("vault.unreadable", {{"file", file}});
  text.resize(static_cast<std::size_t>(got));
  return parse_key(std::move(text));
}

/// A new key in a file of its own, on disk before anything is sealed with it. A file that appeared
/// meanwhile is left as it is and read.
Result<crypto::Key> make_key(const std::string& file) {
  const auto failed = [&] { return fault("vault.unreadable", {{"file", file}}); };
  const crypto::Key key = crypto::random_key();
  const std::string text = crypto::base64(key.reveal()) + "\n";
  {
    const Descriptor out{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (out.number < 0 && errno == EEXIST) return read_key(file, Strict::yes);
    if (out.number < 0) return failed();
    const ssize_t put = ::write(out.number, text.data(), text.size());
    if (put != static_cast<ssize_t>(text.size()) || ::fsync(out.number) != 0) {
      ::unlink(file.c_str());
      return failed();
    }
  }
  const auto slash = file.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash + 1);
  const Descriptor directory{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (directory.number < 0 || ::fsync(directory.number) != 0) return failed();
  return key;
}

std::string associated(StreamId stream) { return "entente-data-key/1" + stream.text(); }

}  // namespace

Result<crypto::Key> Vault::master_key(const std::string& file, bool make) {
  if (const char* given = std::getenv("ENTENTE_MASTER_KEY")) return parse_key(given);
  if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY")) {
    const std::string credential = std::string(folder) + "/entente-master-key";
    // systemd guards this folder itself; its files are readable by the service alone.
    if (::access(credential.c_str(), F_OK) == 0) return read_key(credential, Strict::no);
  }
  if (make && ::access(file.c_str(), F_OK) != 0 && errno == ENOENT) return make_key(file);
  return read_key(file, Strict::yes);
}

Vault::NewKey Vault::new_key(StreamId stream) {
  NewKey made{crypto::random_key(), {}};
  made.wrapped = crypto::seal(master_, made.key.reveal(), crypto::view(associated(stream)));
  return made;
}

Result<crypto::Key> Vault::key(const storage::StreamInfo& stream) {
  // Asked first: an erased stream must not be opened by a key still remembered here.
  if (!stream.wrapped_key) return not_found("stream.erased");
  {
    const std::lock_guard lock(mutex_);
    const auto found = keys_.find(stream.stream);
    if (found != keys_.end()) return found->second;
  }
  auto plain = crypto::open(master_, *stream.wrapped_key, crypto::view(associated(stream.stream)));
  if (!plain || plain->size() != 32) return fault("vault.wrong_master_key");
  crypto::Key key;
  std::copy(plain->begin(), plain->end(), key.reveal().begin());
  const std::lock_guard lock(mutex_);
  if (keys_.emplace(stream.stream, key).second) order_.push_back(stream.stream);
  while (keys_.size() > most_keys) {
    keys_.erase(order_.front());
    order_.pop_front();
  }
  return key;
}

void Vault::forget(StreamId stream) {
  const std::lock_guard lock(mutex_);
  keys_.erase(stream);
  order_.remove(stream);
}

crypto::Key Vault::derived(std::string_view purpose) const {
  return crypto::derive(master_, purpose);
}

}  // namespace entente::app
