#include "base/id.hpp"

namespace entente::base {
namespace {
constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

int digit(char c) {
  auto at = alphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}
}  // namespace

std::string id_text(const IdBytes& bytes) {
  std::string out(26, '0');
  // 130 bits are written: two leading zero bits, then the 128.
  unsigned bits = 0;
  unsigned held = 2;
  std::size_t at = 0;
  for (auto byte : bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      out[at++] = alphabet[(bits >> held) & 31];
    }
  }
  return out;
}

Result<IdBytes> id_parse(std::string_view text) {
  auto malformed = invalid("id.malformed");
  if (text.size() != 26 || digit(text[0]) < 0 || digit(text[0]) > 7) return malformed;
  IdBytes out{};
  unsigned bits = static_cast<unsigned>(digit(text[0]));
  unsigned held = 3;
  std::size_t at = 0;
  for (char c : text.substr(1)) {
    int d = digit(c);
    if (d < 0) return malformed;
    bits = (bits << 5) | static_cast<unsigned>(d);
    held += 5;
    if (held >= 8) {
      held -= 8;
      out[at++] = static_cast<std::uint8_t>(bits >> held);
    }
  }
  return out;
}

}  // namespace entente::base
