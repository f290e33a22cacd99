#include "app/rate_limit.hpp"

#include <algorithm>
#include <array>

namespace entente::app {

using base::us_per_second;

std::int64_t RateLimit::delay_us(int tries) const {
  const int over = tries - options_.free_tries;
  if (over < 0) return 0;
  // 2^20 s is beyond any longest delay: no overflow.
  const std::int64_t seconds = options_.first_delay_s << std::min(over, 20);
  return std::min(seconds, options_.longest_delay_s) * us_per_second;
}

Result<void> RateLimit::admit(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  auto [found, fresh] = entries_.try_emplace(key);
  Entry& entry = found->second;
  if (fresh) {
    entry.place = order_.insert(order_.end(), key);
  } else if (now.us - entry.last.us > options_.forgotten_after_s * us_per_second) {
    entry.tries = 0;
    entry.next = {};
  }
  if (now < entry.next) {
    const auto wait_s = (entry.next.us - now.us + us_per_second - 1) / us_per_second;
    return Error{Category::busy, "tries.too_many", {{"seconds", std::to_string(wait_s)}}};
  }
  entry.tries = std::min(entry.tries + 1, 1000);
  entry.last = now;
  entry.next = {now.us + delay_us(entry.tries)};
  order_.splice(order_.end(), order_, entry.place);
  make_room();
  return {};
}

void RateLimit::forgive(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return;
  order_.erase(found->second.place);
  entries_.erase(found);
}

void RateLimit::give_back(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.tries == 0) return;
  Entry& entry = found->second;
  entry.tries -= 1;
  entry.next = {entry.last.us + delay_us(entry.tries)};
}

void RateLimit::make_room() {
  while (entries_.size() > options_.most_keys) {
    entries_.erase(order_.front());
    order_.pop_front();
  }
}

std::string address_key(const std::string& address) {
  if (address.find(':') == std::string::npos) return address;
  if (address.rfind("::ffff:", 0) == 0 && address.find('.') != std::string::npos) {
    return address.substr(7);  // IPv4 written in IPv6
  }
  std::array<std::string, 8> groups;
  std::size_t count = 0;
  std::string group;
  for (const char c : address) {
    if (c == '%') break;  // a zone
    if (c != ':') {
      group += c;
      continue;
    }
    if (group.empty() && count > 0) break;  // "::": the rest of the first half is zero
    if (count < 4) groups[count] = group.empty() ? "0" : group;
    ++count;
    group.clear();
  }
  if (count < 4 && !group.empty()) groups[count] = group;
  std::string out;
  for (std::size_t i = 0; i < 4; ++i) out += (groups[i].empty() ? "0" : groups[i]) + ":";
  return out + "/64";
}

}  // namespace entente::app
