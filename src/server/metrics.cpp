#include "server/metrics.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/app.hpp"
#include "base/version.hpp"

namespace entente::server {

namespace {

using Out = std::back_insert_iterator<std::string>;

void about(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  fmt::format_to(Out(out), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <class Number>
void one(std::string& out, std::string_view name, std::string_view type, std::string_view help,
         Number value) {
  about(out, name, type, help);
  fmt::format_to(Out(out), "{} {}\n", name, value);
}

/// Resident memory: the second field of statm, in pages.
std::uint64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t whole = 0, resident = 0;
  file >> whole >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::uint64_t open_files() {
  std::error_code error;
  const std::filesystem::directory_iterator all("/proc/self/fd", error);
  return error ? 0 : static_cast<std::uint64_t>(std::distance(begin(all), end(all)));
}

}  // namespace

void Metrics::name_routes(std::vector<RouteName> names) {
  names_ = std::move(names);
  counts_ = std::make_unique<Counts[]>(names_.size());
}

void Metrics::count(std::size_t route, int status, std::int64_t us) {
  if (route >= names_.size()) return;
  auto& counts = counts_[route];
  constexpr auto relaxed = std::memory_order_relaxed;
  counts.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))].fetch_add(1, relaxed);
  const auto bound = std::ranges::lower_bound(bounds, us) - bounds.begin();
  counts.by_time[static_cast<std::size_t>(bound)].fetch_add(1, relaxed);
  counts.total_us.fetch_add(static_cast<std::uint64_t>(us), relaxed);
}

void Metrics::write_routes(std::string& out) const {
  about(out, "entente_requests_total", "counter", "Requests answered.");
  for (std::size_t i = 0; i < names_.size(); ++i)
    for (std::size_t digit = 1; digit < counts_[i].by_class.size(); ++digit)
      if (const auto count = counts_[i].by_class[digit].load())
        fmt::format_to(Out(out),
                       "entente_requests_total{{method=\"{}\",route=\"{}\",status=\"{}xx\"}} {}\n",
                       names_[i].method, names_[i].pattern, digit, count);
  about(out, "entente_request_seconds", "histogram", "Time in handlers.");
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto labels =
        fmt::format("method=\"{}\",route=\"{}\"", names_[i].method, names_[i].pattern);
    std::array<std::uint64_t, bounds.size() + 1> times{};
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < times.size(); ++k) times[k] = sum += counts_[i].by_time[k].load();
    if (sum == 0) continue;
    for (std::size_t k = 0; k < bounds.size(); ++k)
      fmt::format_to(Out(out), "entente_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels,
                     static_cast<double>(bounds[k]) / 1e6, times[k]);
    fmt::format_to(Out(out),
                   "entente_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
                   "entente_request_seconds_sum{{{0}}} {2}\n"
                   "entente_request_seconds_count{{{0}}} {1}\n",
                   labels, sum, static_cast<double>(counts_[i].total_us.load()) / 1e6);
  }
}

void Metrics::write_server(std::string& out) const {
  const auto* http = http_.load();
  if (!http) return;
  one(out, "entente_connections", "gauge", "Connections open.", http->connections.load());
  one(out, "entente_event_streams", "gauge", "Event streams open.", http->streams.load());
  one(out, "entente_http_answers_total", "counter", "Answers of any kind, also to bad requests.",
      http->requests.load());
  one(out, "entente_http_errors_total", "counter", "Answers with a status of 400 to 599.",
      http->errors.load());
  one(out, "entente_http_sent_bytes_total", "counter", "Bytes of bodies sent.",
      http->bytes_out.load());
}

std::string Metrics::text(app::App& app) const {
  std::string out;
  about(out, "entente_build_info", "gauge", "The version that runs.");
  fmt::format_to(Out(out), "entente_build_info{{version=\"{}\"}} 1\n", base::version);
  write_routes(out);
  write_server(out);
  if (const auto position = app.store.position())
    one(out, "entente_ledger_position", "counter", "Position of the last record committed.",
        position.value());
  one(out, "entente_store_read_only", "gauge", "1 when nothing can be written.",
      app.store.read_only() ? 1 : 0);
  one(out, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
  one(out, "process_open_fds", "gauge", "Open file descriptors.", open_files());
  return out;
}

}  // namespace entente::server
