// A CSV file with a header row, read row by row by the names of its columns.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csv/records.hpp"

namespace entente::csv {

/// A column to read. An optional one may be missing as a whole.
struct Column {
  std::string name;
  bool optional = false;
};

/// Every error about a place says {line}, from 1, and {column}: its number in the file, from 1,
/// and its name once known, "3 (score)".
class Reader {
 public:
  /// Reads the header: exactly these columns, in any order. Errors (invalid): `csv.empty`,
  /// `csv.column_unnamed`, `csv.column_twice` {name}, `csv.column_unknown` {name},
  /// `csv.column_missing` {name}, each with {line}; and those of Records.
  static Result<Reader> open(Source source, const std::vector<Column>& columns,
                             const Limits& limits = {});
  /// Whatever columns the header names, in its order.
  static Result<Reader> open(Source source, const Limits& limits = {});

  /// In the order asked for; an optional column that is missing has its name all the same.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::size_t column) const { return places_[column].has_value(); }

  /// The next row; false at the end. Errors (invalid): `csv.fields` {line, expected, found}, and
  /// those of Records. A blank line is a row of one empty field.
  Result<bool> next();

  std::size_t line() const { return records_.line(); }  ///< on which the row begins
  std::size_t rows() const { return rows_; }            ///< read so far, the header apart
  /// Of the row read last, valid until next(). Empty where the column is missing.
  std::string_view field(std::size_t column) const;
  Result<std::string_view> word(std::size_t column) const;  ///< `csv.no_value` if empty
  Result<double> number(std::size_t column) const;          ///< `csv.number`
  /// `csv.whole` {min, max} if it is no whole number from min to max.
  Result<std::int64_t> whole(std::size_t column, std::int64_t min, std::int64_t max) const;

  /// The error, with the place of this column in the row read last: for what a caller refuses.
  Error here(Error error, std::size_t column) const;

 private:
  explicit Reader(Records records) : records_(std::move(records)) {}
  Result<void> read_header();
  Result<void> choose(const std::vector<Column>& columns);

  Records records_;
  std::vector<std::string> names_;
  std::vector<std::optional<std::size_t>> places_;  ///< in the file, of each of names_
  std::size_t width_ = 0;                           ///< of the file
  std::size_t rows_ = 0;
};

}  // namespace entente::csv
