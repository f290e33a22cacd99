// What was published lately, so that a stream being opened misses nothing.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace entente::server {

struct Published {
  std::uint64_t number = 0;                    ///< 1, 2, …
  std::string channel;
  std::shared_ptr<const std::string> message;  ///< null: the channel's streams end
};

/// Thread-safe.
class Hub {
 public:
  static constexpr std::size_t kept = 1024;

  /// What a stream opened now must hear beyond this number.
  std::uint64_t now() const;
  struct Told {
    Published published;
    bool anyone = false;  ///< whether a stream is open anywhere
  };
  Told publish(const std::string& channel, std::shared_ptr<const std::string> message);

  struct Missed {
    std::vector<Published> messages;
    bool lost = false;  ///< more than is kept
  };
  /// From here on the worker that asks is told of every message.
  Missed open(const std::string& channel, std::uint64_t since);
  void close();

 private:
  mutable std::mutex mutex_;
  std::uint64_t number_ = 0;
  std::size_t open_ = 0;
  std::deque<Published> recent_;
};

}  // namespace entente::server
