#include "language/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace entente::language {

namespace {

// U+00C0 to U+017F, folded; '\1' oe, '\2' ae, '\3' ss, ' ' no letter.
constexpr std::string_view latin =
    "aaaaaa\2ceeeeiiiidnooooo ouuuuyt\3aaaaaa\2ceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooo\1\1rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

void append_utf8(std::string& out, char32_t point) {
  char bytes[4];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<std::uint32_t>(point));
  out.append(bytes, static_cast<std::size_t>(size));
}

bool is_accent(char32_t point) {
  return u_charType(static_cast<UChar32>(point)) == U_NON_SPACING_MARK;
}

/// Any other letter: lower case, taken apart, without what is an accent.
void fold_other(std::string& out, char32_t point) {
  const auto lower = u_tolower(static_cast<UChar32>(point));
  UErrorCode status = U_ZERO_ERROR;
  const auto* parts = unorm2_getNFKDInstance(&status);
  UChar apart[32];  // the longest has 18
  const auto size =
      U_SUCCESS(status) ? unorm2_getDecomposition(parts, lower, apart, 32, &status) : -1;
  if (size < 0 || U_FAILURE(status)) {
    if (!is_accent(static_cast<char32_t>(lower))) append_utf8(out, static_cast<char32_t>(lower));
    return;
  }
  for (std::int32_t i = 0; i < size;) {
    UChar32 each = 0;
    U16_NEXT(apart, i, size, each);
    if (!is_accent(static_cast<char32_t>(each))) {
      append_utf8(out, static_cast<char32_t>(u_tolower(each)));
    }
  }
}

}  // namespace

char32_t next_code_point(std::string_view bytes, std::size_t& at) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  std::int32_t place = 0;
  UChar32 point = 0;
  const auto left = static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - at));
  U8_NEXT(bytes.data() + at, place, left, point);
  if (point < 0) {
    ++at;
    return 0xFFFD;
  }
  at += static_cast<std::size_t>(place);
  return static_cast<char32_t>(point);
}

void fold_onto(std::string& out, char32_t point) {
  if (point < 0x80) {
    const char byte = static_cast<char>(point);
    out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
  } else if (point >= 0xC0 && point < 0x180) {
    const char byte = latin[point - 0xC0];
    if (byte == '\1')
      out.append("oe");
    else if (byte == '\2')
      out.append("ae");
    else if (byte == '\3')
      out.append("ss");
    else
      out.push_back(byte);
  } else if (point == U'’' || point == U'‘' || point == U'ʼ') {
    out.push_back('\'');
  } else if (point == 0xFFFD || is_blank(point)) {
    out.push_back(' ');
  } else if (u_isalpha(static_cast<UChar32>(point)) != 0 || is_accent(point)) {
    fold_other(out, point);
  } else {
    append_utf8(out, point);
  }
}

std::string fold(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) fold_onto(out, next_code_point(bytes, at));
  return out;
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  if (point >= 0xC0 && point < 0x180) return point != 0xD7 && point != 0xF7;
  return u_isalpha(static_cast<UChar32>(point)) != 0 || is_accent(point);
}

bool is_blank(char32_t point) {
  if (point == 0xFEFF || point == 0x200B || point == 0xAD) return true;
  return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0;
}

}  // namespace entente::language
