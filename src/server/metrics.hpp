// Figures for Prometheus (text format 0.0.4), without content.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/http/server.hpp"

namespace entente::app {
struct App;
}

namespace entente::server {

/// Thread-safe once `name_routes` was called.
class Metrics {
 public:
  /// Upper bounds of the latency histogram, in microseconds.
  static constexpr std::array<std::int64_t, 11> bounds{100,    250,     500,     1'000,
                                                       2'500,  5'000,   10'000,  50'000,
                                                       100'000, 500'000, 2'500'000};

  struct RouteName {
    std::string method;
    std::string pattern;
  };
  /// Once, before counting; routes are then named by their index.
  void name_routes(std::vector<RouteName> names);
  void count(std::size_t route, int status, std::int64_t us);
  /// Connections and streams of this server, which must outlive the answers (it owns the router).
  void watch(const HttpCounters& counters) { http_ = &counters; }

  std::string text(app::App& app) const;

 private:
  struct Counts {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  ///< 1xx … 5xx at their digit
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> total_us{0};
  };
  void write_routes(std::string& out) const;
  void write_server(std::string& out) const;

  std::vector<RouteName> names_;
  std::unique_ptr<Counts[]> counts_;
  std::atomic<const HttpCounters*> http_{nullptr};
};

}  // namespace entente::server
