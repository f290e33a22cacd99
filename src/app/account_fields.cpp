#include "app/account_fields.hpp"

#include <algorithm>

#include "core/limits.hpp"

namespace entente::app {

Result<crypto::Bytes> field_bytes(std::string_view field, std::string_view text,
                                  std::size_t size) {
  auto bytes = crypto::unbase64(text);
  if (!bytes || bytes->size() != size) {
    return invalid("keys.malformed", {{"field", std::string(field)}});
  }
  return std::move(*bytes);
}

Result<std::string> field_name(std::string_view typed) {
  while (!typed.empty() && typed.front() == ' ') typed.remove_prefix(1);
  while (!typed.empty() && typed.back() == ' ') typed.remove_suffix(1);
  const bool control = std::any_of(typed.begin(), typed.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  // One byte of each code point is not of the form 10xxxxxx.
  const auto length = std::count_if(typed.begin(), typed.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  });
  if (typed.empty() || static_cast<std::size_t>(length) > core::limits::name || control) {
    return invalid("name.length", {{"most", std::to_string(core::limits::name)}});
  }
  return std::string(typed);
}

Result<void> field_language(std::string_view language) {
  if (language != "fr" && language != "en") return invalid("language.unknown");
  return {};
}

}  // namespace entente::app
