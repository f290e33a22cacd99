// Keys: one master key kept apart from the data; one data key for each stream, wrapped by it.
#pragma once
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "crypto/crypto.hpp"
#include "storage/store.hpp"

namespace entente::app {

class Vault {
 public:
  explicit Vault(crypto::Key master) : master_(std::move(master)) {}

  /// The master key: 32 bytes, base64url. From the environment ENTENTE_MASTER_KEY, a systemd
  /// credential `entente-master-key` ($CREDENTIALS_DIRECTORY), or the file (0600; made if absent
  /// and `make`). Errors: denied `vault.file_open_to_others`, invalid `vault.malformed`, fault
  /// `vault.unreadable`.
  static Result<crypto::Key> master_key(const std::string& file, bool make);

  struct NewKey {
    crypto::Key key;
    crypto::Bytes wrapped;
  };
  NewKey new_key(StreamId stream);
  /// Errors: not_found `stream.erased`, fault `vault.wrong_master_key`. Caches (bounded).
  Result<crypto::Key> key(const storage::StreamInfo& stream);
  void forget(StreamId stream);  ///< after erasure
  /// A key of the server's own for one purpose, e.g. "login-lookup", "invitation", "fake-salt".
  crypto::Key derived(std::string_view purpose) const;

 private:
  crypto::Key master_;
  std::mutex mutex_;
  std::unordered_map<StreamId, crypto::Key> keys_;
  std::list<StreamId> order_;
};

}  // namespace entente::app
