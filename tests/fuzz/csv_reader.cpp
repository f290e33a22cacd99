// Any bytes in any pieces: rows or an error with its place; what was read, written again, reads the
// same.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "csv/reader.hpp"
#include "csv/writer.hpp"

using namespace entente;

namespace {

using Rows = std::vector<std::vector<std::string>>;

csv::Source in_pieces(std::string_view text, std::size_t length) {
  return [text, length]() mutable -> Result<std::string_view> {
    const auto piece = text.substr(0, length);
    text.remove_prefix(piece.size());
    return piece;
  };
}

Result<Rows> read(csv::Source source) {
  auto reader = TRY(csv::Reader::open(std::move(source), csv::Limits{100, 300, 8}));
  Rows rows{reader.names()};
  while (TRY(reader.next())) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < reader.names().size(); ++i) {
      row.emplace_back(reader.field(i));
      if (const auto value = reader.number(i); !value && value.error().args.size() != 2) abort();
    }
  }
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto rows = read(csv::source_of(text));
  for (const std::size_t length : {1, 2, 7}) {
    const auto pieces = read(in_pieces(text, length));
    if (pieces.has_value() != rows.has_value()) std::abort();
    if (rows ? *pieces != *rows : !(pieces.error() == rows.error())) std::abort();
  }
  if (!rows) return rows.error().key.starts_with("csv.") ? 0 : (std::abort(), 0);
  std::ostringstream out;
  csv::Writer writer(out);
  for (const auto& row : *rows) {
    for (const auto& field : row) writer.field(field);
    writer.end_row();
  }
  const auto again = read(csv::source_of(out.view()));
  if (!again || *again != *rows) std::abort();
  return 0;
}
