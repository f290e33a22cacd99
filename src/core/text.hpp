// What may be in a text that people write: not blank, not too long, nothing that hides.
#pragma once
#include <cstddef>
#include <string_view>

#include "base/result.hpp"

namespace entente::core {

/// Code points of valid UTF-8.
std::size_t characters(std::string_view text);
/// Nothing but spaces, of any script.
bool is_blank(std::string_view text);

enum class Blank { refused, allowed };

/// Errors (invalid): field.blank {field}, field.too_long {field, max}, field.character {field} for
/// control characters other than line breaks and tabs, and for the invisible ones that reorder
/// text: what is signed must read as it is stored.
Result<void> check_text(std::string_view field, std::string_view text, std::size_t max,
                        Blank blank = Blank::refused);

/// Errors (invalid): field.range {field, min, max}.
Result<void> check_range(std::string_view field, int value, int min, int max);

}  // namespace entente::core
