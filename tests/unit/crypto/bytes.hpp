// Hexadecimal, as published test vectors are written.
#pragma once
#include <string>
#include <string_view>

#include "crypto/crypto.hpp"

namespace entente::crypto {

inline Bytes from_hex(std::string_view hex) {
  auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  Bytes out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out.push_back(static_cast<std::uint8_t>(digit(hex[i]) * 16 + digit(hex[i + 1])));
  return out;
}

inline std::string hex(View bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (auto byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

/// 0, 1, 2, … from `first`.
inline Bytes counting(std::size_t size, std::uint8_t first = 0) {
  Bytes out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(first + i);
  return out;
}

inline Key key_of(View bytes32) {
  Key key;
  std::copy(bytes32.begin(), bytes32.end(), key.reveal().begin());
  return key;
}

}  // namespace entente::crypto
