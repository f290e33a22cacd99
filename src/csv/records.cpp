#include "csv/records.hpp"

#include <istream>
#include <memory>

#include "csv/utf8.hpp"

namespace entente::csv {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Source source_of(std::istream& in) {
  constexpr std::size_t size = 1 << 16;
  auto buffer = std::make_shared<std::string>(size, '\0');
  return [&in, buffer]() -> Result<std::string_view> {
    in.read(buffer->data(), size);
    if (in.bad()) return fault("csv.unreadable");
    return std::string_view(buffer->data(), static_cast<std::size_t>(in.gcount()));
  };
}

Source source_of(std::string_view text) {
  return [text]() mutable -> Result<std::string_view> {
    return std::exchange(text, std::string_view());
  };
}

std::string_view Records::field(std::size_t i) const {
  const auto begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(text_).substr(begin, ends_[i] - begin);
}

Result<bool> Records::next() {
  if (over_) return false;
  text_.clear();
  ends_.clear();
  begin_ = 0;
  began_ = line_;
  over_ = true;  // unless a record is found: an error is the last thing said
  for (;;) {
    if (piece_.empty()) piece_ = TRY(source_());
    if (piece_.empty()) return end_of_bytes();
    const char c = piece_.front();
    piece_.remove_prefix(1);
    const bool ended = TRY(mark_ < byte_order_mark.size() ? first_bytes(c) : take(c));
    if (c == '\n') ++line_;
    if (!ended) continue;
    over_ = false;
    return true;
  }
}

/// Skips a byte order mark, but not a letter that only begins like one.
Result<bool> Records::first_bytes(char c) {
  if (c == byte_order_mark[mark_]) {
    ++mark_;
    return false;
  }
  const auto seen = std::exchange(mark_, byte_order_mark.size());
  for (const char each : byte_order_mark.substr(0, seen)) TRY(take(each));
  return take(c);
}

/// True when the byte ends the record.
Result<bool> Records::take(char c) {
  switch (state_) {
    case State::begin:
      if (c == '"') {
        state_ = State::quoted;
        opened_ = line_;
        return false;
      }
      state_ = State::plain;
      return take_outside(c);
    case State::plain:
      if (c == '"') return here(invalid("csv.quote"));
      return take_outside(c);
    case State::quoted:
      if (c == '"') {
        state_ = State::quote;
      } else {
        CHECK(keep(c));
      }
      return false;
    case State::quote:
      if (c == '"') {
        state_ = State::quoted;
        CHECK(keep(c));
        return false;
      }
      if (c != ',' && c != '\r' && c != '\n') return here(invalid("csv.quote"));
      return take_outside(c);
    case State::carriage:
      if (c != '\n') return here(invalid("csv.line_end"));
      return take_outside(c);
  }
  return fault("csv.unreadable");
}

Result<bool> Records::take_outside(char c) {
  if (c == '\r') {
    state_ = State::carriage;
    return false;
  }
  if (c != ',' && c != '\n') {
    CHECK(keep(c));
    return false;
  }
  CHECK(end_field());
  return c == '\n';
}

Result<void> Records::keep(char c) {
  if (text_.size() - begin_ == limits_.field) {
    return here(invalid("csv.field_too_long", {{"max", std::to_string(limits_.field)}}));
  }
  if (text_.size() == limits_.line) {
    return invalid("csv.line_too_long",
                   {{"line", std::to_string(began_)}, {"max", std::to_string(limits_.line)}});
  }
  text_ += c;
  return {};
}

Result<void> Records::end_field() {
  if (!is_utf8(std::string_view(text_).substr(begin_))) return here(invalid("csv.encoding"));
  if (ends_.size() == limits_.columns) {
    return here(invalid("csv.too_many_columns", {{"max", std::to_string(limits_.columns)}}));
  }
  begin_ = text_.size();
  ends_.push_back(begin_);
  state_ = State::begin;
  return {};
}

Result<bool> Records::end_of_bytes() {
  if (state_ == State::quoted) {
    line_ = opened_;
    return here(invalid("csv.unclosed"));
  }
  if (state_ == State::carriage) return here(invalid("csv.line_end"));
  if (state_ == State::begin && ends_.empty()) return false;
  CHECK(end_field());
  over_ = false;
  return true;
}

Error Records::here(Error error) const {
  error.args.push_back({"line", std::to_string(line_)});
  error.args.push_back({"column", std::to_string(ends_.size() + 1)});
  return error;
}

}  // namespace entente::csv
