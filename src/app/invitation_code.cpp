#include <array>

#include "app/invitation.hpp"

namespace entente::app {

namespace {

// Douglas Crockford's base32: no I, L, O (taken for digits) and no U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 12;

/// The character meant, or 0 when none is.
char meant(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return alphabet.find(c) == std::string_view::npos ? '\0' : c;
}

}  // namespace

std::string new_code() {
  std::array<std::uint8_t, code_length> random;
  crypto::random_fill(random);
  std::string code;
  // 256 is a multiple of 32: each character is as likely as the others.
  for (const auto byte : random) code += alphabet[byte % 32];
  return code;
}

std::string normal_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char one = meant(c);
    if (one == '\0' || code.size() == code_length) return {};
    code += one;
  }
  return code.size() == code_length ? code : std::string();
}

}  // namespace entente::app
