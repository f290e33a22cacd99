// From bytes to tokens. Never fails: bytes that are no UTF-8 are skipped, as if they were spaces.
#pragma once
#include <cstddef>

#include "language/text.hpp"

namespace entente::language {

/// What is beyond is not read (a note has at most 10,000 characters in Entente).
inline constexpr std::size_t max_text_bytes = 1 << 20;
/// A longer run of letters is cut into words of this many bytes.
inline constexpr std::size_t max_word_bytes = 64;

/// Tokens, clauses, sentences and quotation marks of the text; `language` is taken as given, and
/// nothing is qualified yet. Linear in the length. An apostrophe is an elision where it follows
/// a word of French ("l'", "qu'", "aujourd'hui" is one word), a contraction where English has one,
/// a quotation mark elsewhere. A quotation left open ends with its sentence.
Text read(std::string_view bytes, Language language, Kind kind);

/// Byte places → places in Unicode code points of the same text, for places in increasing order.
std::vector<std::size_t> code_points(std::string_view bytes,
                                     const std::vector<std::size_t>& places);

}  // namespace entente::language
