#include "core/text.hpp"

#include <cstdint>
#include <string>

namespace entente::core {

namespace {

/// The code point at `at`, which moves past it.
std::uint32_t next(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  std::uint32_t out = first >= 0xF0 ? first & 0x07 : first >= 0xE0 ? first & 0x0F : first & 0x1F;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
    out = (out << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
  }
  return out;
}

/// Unicode's White_Space, and the zero-width ones that look like nothing.
bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200D) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

/// Controls, and the bidirectional overrides and isolates (Unicode TR 36, §3).
bool is_refused(std::uint32_t c) {
  if (c == '\n' || c == '\t' || c == '\r') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next(text, at))) return false;
  }
  return true;
}

Result<void> check_text(std::string_view field, std::string_view text, std::size_t max,
                        Blank blank) {
  const Arg name{"field", std::string(field)};
  if (blank == Blank::refused && is_blank(text)) return invalid("field.blank", {name});
  if (characters(text) > max) {
    return invalid("field.too_long", {name, {"max", std::to_string(max)}});
  }
  for (std::size_t at = 0; at < text.size();) {
    if (is_refused(next(text, at))) return invalid("field.character", {name});
  }
  return {};
}

Result<void> check_range(std::string_view field, int value, int min, int max) {
  if (value >= min && value <= max) return {};
  return invalid("field.range", {{"field", std::string(field)},
                                 {"min", std::to_string(min)},
                                 {"max", std::to_string(max)}});
}

}  // namespace entente::core
