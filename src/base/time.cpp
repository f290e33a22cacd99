#include "base/time.hpp"

#include <fmt/format.h>

#include <chrono>

namespace entente::base {
namespace {

namespace chrono = std::chrono;

/// Digits only, all of them; -1 otherwise.
int number(std::string_view digits) {
  int out = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return -1;
    out = out * 10 + (c - '0');
  }
  return digits.empty() ? -1 : out;
}

std::string day_text(std::int64_t days) {
  chrono::year_month_day ymd{chrono::sys_days{chrono::days{days}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

/// Days since 1970, or nothing if the text is no existing day.
bool day_parse(std::string_view text, std::int64_t& days) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
  if (y < 1900 || m < 0 || d < 0) return false;
  chrono::year_month_day ymd{chrono::year{y}, chrono::month{static_cast<unsigned>(m)},
                             chrono::day{static_cast<unsigned>(d)}};
  if (!ymd.ok()) return false;
  days = chrono::sys_days{ymd}.time_since_epoch().count();
  return true;
}

}  // namespace

std::string Date::text() const { return day_text(days); }

Result<Date> Date::parse(std::string_view text) {
  std::int64_t days = 0;
  if (!day_parse(text, days)) return invalid("date.malformed");
  return Date{static_cast<std::int32_t>(days)};
}

std::string Instant::text() const {
  auto day = us / us_per_day;
  auto rest = us % us_per_day;
  auto seconds = rest / us_per_second;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", day_text(day), seconds / 3600,
                     seconds / 60 % 60, seconds % 60, rest % us_per_second);
}

Result<Instant> Instant::parse(std::string_view text) {
  auto malformed = invalid("time.malformed");
  std::int64_t days = 0;
  if (text.size() < 20 || text.size() > 27 || text.back() != 'Z' || text[10] != 'T' ||
      text[13] != ':' || text[16] != ':' || !day_parse(text.substr(0, 10), days) || days < 0)
    return malformed;
  int h = number(text.substr(11, 2)), m = number(text.substr(14, 2)),
      s = number(text.substr(17, 2));
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return malformed;
  std::int64_t micros = 0;
  auto tail = text.substr(19, text.size() - 20);
  if (!tail.empty()) {
    if (tail[0] != '.' || tail.size() < 2) return malformed;
    auto digits = std::string(tail.substr(1));
    digits.resize(6, '0');
    micros = number(digits);
    if (micros < 0) return malformed;
  }
  return Instant{days * us_per_day + (h * 3600 + m * 60 + s) * us_per_second + micros};
}

}  // namespace entente::base
