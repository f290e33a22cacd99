#include "cli/insight_progress.hpp"

#include <unistd.h>

#include <chrono>
#include <iostream>

namespace entente::cli {

namespace {

using Clock = std::chrono::steady_clock;

class Bar {
 public:
  Bar(std::string label, std::size_t size) : label_(std::move(label)), size_(size) {}

  void add(std::size_t bytes) { show(done_ + bytes); }

  void show(std::size_t done) {
    done_ = done;
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    std::cerr << '\r' << label_ << ' ' << picture() << std::flush;
    shown_ = true;
  }

  void end() {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    shown_ = false;
  }

 private:
  std::string picture() const {
    if (size_ == 0) return std::to_string(done_ >> 20) + " MiB";
    constexpr std::size_t cells = 30;
    const auto full = std::min(cells, done_ * cells / size_);
    return "[" + std::string(full, '#') + std::string(cells - full, ' ') + "] " +
           std::to_string(std::min<std::size_t>(100, done_ * 100 / size_)) + " %";
  }

  std::string label_;
  std::size_t size_, done_ = 0;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
  bool shown_ = false;
};

}  // namespace

csv::Source watched(const Console& console, csv::Source source, std::size_t size) {
  if (::isatty(STDERR_FILENO) == 0) return source;
  auto bar = std::make_shared<Bar>(console.text("cli.insight.reading"), size);
  return [bar, source = std::move(source)]() -> Result<std::string_view> {
    auto piece = source();
    const bool more = piece && !piece->empty();
    more ? bar->add(piece->size()) : bar->end();
    return piece;
  };
}

insight::Progress progress_bar(const Console& console, const std::string& label) {
  if (::isatty(STDERR_FILENO) == 0) return [](double) {};
  constexpr std::size_t parts = 1000;
  const auto bar = std::make_shared<Bar>(console.text(label), parts);
  return [bar](double done) {
    done < 1 ? bar->show(static_cast<std::size_t>(done * static_cast<double>(parts))) : bar->end();
  };
}

}  // namespace entente::cli
