#include "csv/writer.hpp"

#include <ostream>

#include "csv/number.hpp"

namespace entente::csv {

Writer& Writer::field(std::string_view text) {
  if (!first_) out_ << ',';
  first_ = false;
  // A reader would skip what looks like a byte order mark at the beginning of a file.
  if (text.find_first_of(",\"\r\n") == text.npos && !text.starts_with("\xEF\xBB\xBF")) {
    out_ << text;
    return *this;
  }
  out_ << '"';
  for (const char c : text) {
    if (c == '"') out_ << '"';
    out_ << c;
  }
  out_ << '"';
  return *this;
}

Writer& Writer::field(double value) { return field(std::string_view(text_of(value))); }

void Writer::end_row() {
  out_ << '\n';
  first_ = true;
}

}  // namespace entente::csv
