// Numbers as text, the same in every locale.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::csv {

/// A finite decimal number ("-1.5", "+2", "3e-4") that is all of the text; a comma or a space
/// makes it none, and so does a size that no double holds.
std::optional<double> number(std::string_view text);

/// A whole number in decimal digits, with or without a sign, that is all of the text.
std::optional<std::int64_t> whole(std::string_view text);

/// The shortest text that reads back as the same finite number.
std::string text_of(double value);

}  // namespace entente::csv
