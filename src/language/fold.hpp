// Lower case and no accents: what differs only there is one word to the decoder.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::language {

/// "Œdème" → "oedeme"; a typographic apostrophe → '. Bytes that are no UTF-8 become spaces.
std::string fold(std::string_view bytes);

/// One code point from `bytes` at `at`, which moves on; what is no UTF-8 is U+FFFD, one byte.
char32_t next_code_point(std::string_view bytes, std::size_t& at);

/// Appends the folded code point.
void fold_onto(std::string& out, char32_t point);

/// A letter, or a mark that belongs to one.
bool is_letter(char32_t point);

/// A space or an invisible mark (byte order, soft hyphen) beyond ASCII.
bool is_blank(char32_t point);

}  // namespace entente::language
