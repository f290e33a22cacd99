// Folded accounts and live log-ins, kept: an authenticated request costs a hash and a map lookup.
#pragma once
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "app/app.hpp"
#include "app/rate_limit.hpp"
#include "core/person/account.hpp"

namespace entente::app {

/// A bounded map that forgets what was used longest ago. Not thread-safe.
template <class K, class V>
class Recent {
 public:
  explicit Recent(std::size_t most) : most_(most) {}
  V* find(const K& key) {
    const auto found = values_.find(key);
    if (found == values_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second.second);
    return &found->second.first;
  }
  void put(const K& key, V value) {
    erase(key);
    order_.push_front(key);
    values_.emplace(key, std::pair{std::move(value), order_.begin()});
    if (values_.size() > most_) erase(K(order_.back()));
  }
  void erase(const K& key) {
    const auto found = values_.find(key);
    if (found == values_.end()) return;
    order_.erase(found->second.second);
    values_.erase(found);
  }
  template <class Which>
  void erase_if(const Which& which) {
    for (auto it = values_.begin(); it != values_.end();) {
      if (!which(it->second.first)) {
        ++it;
        continue;
      }
      order_.erase(it->second.second);
      it = values_.erase(it);
    }
  }
  template <class Each>
  void for_each(const Each& each) {
    for (auto& [key, value] : values_) each(value.first);
  }
  bool empty() const { return values_.empty(); }

 private:
  const std::size_t most_;
  std::list<K> order_;
  std::unordered_map<K, std::pair<V, typename std::list<K>::iterator>> values_;
};

/// Which log-ins of an account end: one, or all but one, or all.
struct LoginsEnded {
  AccountId account;
  std::optional<LoginId> only;
  std::optional<LoginId> except;
};

class Accounts {
 public:
  explicit Accounts(App& app);
  ~Accounts();  ///< writes what is still to be written of log-ins
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  /// The account as of its last event known here. Errors: not_found `account.unknown`,
  /// not_found `stream.erased`, and the store's.
  Result<std::shared_ptr<const core::Account>> get(AccountId id);
  /// Reads the stream again (after `store.moved`).
  Result<std::shared_ptr<const core::Account>> reload(AccountId id);
  /// After an append of ours: an older state never replaces a newer one.
  void learn(std::shared_ptr<const core::Account> account);
  void forget(AccountId id);  ///< after erasure

  /// Who holds this cookie; nobody when it is unknown, ended, idle for too long, or its account is
  /// disabled. Never waits for a commit. Errors: the store's.
  Result<Caller> caller_of(std::string_view token);
  /// To be told after the commit that ended them: no later `caller_of` knows them.
  void ended(const LoginsEnded& which);
  /// To be told after the commit that lent a log-in or took it back: every later `caller_of` says
  /// so.
  void handed(AccountId account, LoginId login, const std::optional<storage::Handed>& to);
  /// Ends idle log-ins and writes when the others were seen. Happens by itself every few seconds.
  void sweep();

  /// Told when log-ins of an account ended or were lent, to close its event streams. Set before
  /// serving; any thread.
  std::function<void(AccountId)> on_logged_out;

  RateLimit name_tries{{.free_tries = 5}};              ///< by login lookup
  RateLimit login_address_tries{{.free_tries = 20}};    ///< by address
  RateLimit code_address_tries{{.free_tries = 20}};     ///< invitation codes, by address
  std::mutex inviting;  ///< held from counting a person's invitations of the day to the next one
  std::mutex handing;  ///< held from counting a try of a PIN to its answer
  std::mutex administering;  ///< held from counting the administrators to disabling one

 private:
  struct Login {
    Caller caller;
    Instant seen_at;
    Instant written_at;  ///< the store's seen_at
  };
  struct Found {
    std::optional<Login> login;
    bool idle = false;
  };
  bool idle(const Login& login, Instant now) const;
  Result<Found> load_login(const std::string& hash, Instant now);
  std::optional<Caller> cached_login(const std::string& hash, Instant now);
  void run();

  App& app_;
  std::mutex mutex_;
  std::uint64_t epoch_ = 0;  ///< grows when log-ins end: what was read before may be stale
  Recent<AccountId, std::shared_ptr<const core::Account>> accounts_{4096};
  Recent<std::string, Login> logins_{16384};
  std::vector<LoginId> touched_;
  std::vector<LoginsEnded> idle_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread sweeper_;
};

/// The account of a login lookup; null when there is none (or it was erased).
Result<std::shared_ptr<const core::Account>> account_named(App& app, const std::string& lookup);

/// Errors: the store's.
Result<Caller> caller_of(App& app, std::string_view token);

/// How long a log-in may be left alone.
int idle_minutes(const Settings& settings, core::AccountRole role);

/// "BLAKE2b-256 of the cookie, base64url", as the store knows it.
std::string token_hash(std::string_view token);

}  // namespace entente::app
