#include "csv/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace entente::csv {

namespace {

/// One letter of two bytes or more, without its lead: how many bytes follow, and which second bytes
/// keep it short, in range and no surrogate (the table of RFC 3629, 4).
struct Tail {
  std::size_t length;
  std::uint8_t low, high;
};

Tail tail_of(std::uint8_t lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {1, 0x80, 0xBF};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {2, 0x80, 0xBF};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {3, 0x80, 0xBF};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

bool continues(char c) { return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80; }

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<std::uint8_t>(text.front());
    text.remove_prefix(1);
    if (lead == 0) return false;
    if (lead < 0x80) continue;
    const auto [length, low, high] = tail_of(lead);
    if (length == 0 || text.size() < length) return false;
    const auto second = static_cast<std::uint8_t>(text.front());
    if (second < low || second > high) return false;
    if (!std::all_of(text.begin(), text.begin() + length, continues)) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace entente::csv
