#include "csv/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace entente::csv {

namespace {

template <class Number>
std::optional<Number> all_of(std::string_view text) {
  // std::from_chars knows no plus.
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  Number out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

}  // namespace

std::optional<double> number(std::string_view text) {
  const auto out = all_of<double>(text);
  return out && std::isfinite(*out) ? out : std::nullopt;
}

std::optional<std::int64_t> whole(std::string_view text) { return all_of<std::int64_t>(text); }

std::string text_of(double value) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

}  // namespace entente::csv
