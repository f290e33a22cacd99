// Bytes to records of fields, as RFC 4180 says, one record at a time in bounded memory.
#pragma once
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente::csv {

/// The next bytes, in pieces of any length; none at the end. A piece lives until the next is asked.
using Source = std::function<Result<std::string_view>()>;

/// Of a stream that outlives it. Errors: fault `csv.unreadable`.
Source source_of(std::istream& in);
/// Of a text that outlives it.
Source source_of(std::string_view text);

/// What a file may hold at most; a hostile one cannot fill the memory.
struct Limits {
  std::size_t field = 10'000;    ///< bytes of one field
  std::size_t line = 1'000'000;  ///< bytes of one record
  std::size_t columns = 1'000;
};

/// Fields are parted by commas, records by CRLF or LF; the last line end may be left out. A field
/// in quotes may hold commas, line ends and, doubled, quotes. A byte order mark at the beginning is
/// skipped. Anything else is refused.
class Records {
 public:
  Records(Source source, const Limits& limits) : source_(std::move(source)), limits_(limits) {}

  /// The next record; false at the end, and ever after. Errors (invalid), each with {line} and,
  /// but for the one of the whole line, {column}, a number from 1: `csv.quote` (a quote inside an
  /// unquoted field, or text after a closing one), `csv.unclosed`, `csv.line_end` (CR without LF),
  /// `csv.encoding` (not UTF-8, or a NUL), `csv.field_too_long` {max}, `csv.line_too_long` {max},
  /// `csv.too_many_columns` {max}; and those of the source. After an error nothing more is read.
  Result<bool> next();

  /// Of the record read last: the line it begins on, from 1, and its fields, valid until next().
  std::size_t line() const { return began_; }
  std::size_t size() const { return ends_.size(); }
  std::string_view field(std::size_t i) const;

 private:
  enum class State { begin, plain, quoted, quote, carriage };

  Result<bool> first_bytes(char c);
  Result<bool> take(char c);
  Result<bool> take_outside(char c);
  Result<void> keep(char c);
  Result<void> end_field();
  Result<bool> end_of_bytes();
  Error here(Error error) const;

  Source source_;
  Limits limits_;
  std::string_view piece_;
  std::string text_;               ///< the fields, one after the other
  std::vector<std::size_t> ends_;  ///< where each ends in text_
  State state_ = State::begin;
  std::size_t begin_ = 0;   ///< of the field that is being read, in text_
  std::size_t line_ = 1;    ///< where the next byte is
  std::size_t began_ = 1;   ///< where the record began
  std::size_t opened_ = 1;  ///< where the quote opened
  std::size_t mark_ = 0;    ///< bytes of a byte order mark seen
  bool over_ = false;
};

}  // namespace entente::csv
