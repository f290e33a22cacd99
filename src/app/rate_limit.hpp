// Slows down whoever guesses: some tries are free, then each waits twice as long as the one before.
#pragma once
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/result.hpp"
#include "base/time.hpp"

namespace entente::app {

struct RateLimitOptions {
  int free_tries = 5;
  std::int64_t first_delay_s = 1;
  std::int64_t longest_delay_s = 15 * 60;
  std::int64_t forgotten_after_s = 24 * 3600;  ///< without a try
  std::size_t most_keys = 100'000;             ///< the one not tried for longest goes first
};

/// Counts tries for a key, in memory. Thread-safe. A try counts when it is admitted, not when it
/// fails, so that many at once cannot slip through together.
class RateLimit {
 public:
  explicit RateLimit(RateLimitOptions options) : options_(options) {}

  /// Errors: busy `tries.too_many` {seconds}: wait that long; the try was not counted.
  Result<void> admit(const std::string& key, Instant now);
  /// The try was right: all of the key's tries are forgotten.
  void forgive(const std::string& key);
  /// The try was right, but says nothing of the key's other ones (an address shared by a ward).
  void give_back(const std::string& key);

 private:
  struct Entry {
    int tries = 0;
    Instant last;
    Instant next;  ///< no try before
    std::list<std::string>::iterator place;
  };
  std::int64_t delay_us(int tries) const;
  void make_room();

  const RateLimitOptions options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> order_;  ///< least recently tried first
};

/// What of an address is counted: all of IPv4, the first 64 bits of IPv6 (one home has them all).
std::string address_key(const std::string& address);

}  // namespace entente::app
