#pragma once
#include <iosfwd>
#include <string_view>

namespace entente::csv {

/// Writes rows to a stream that outlives it, fields quoted where RFC 4180 asks for it, lines ended
/// by LF. What it writes, Reader reads back. The stream says whether writing went well.
class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  Writer& field(std::string_view text);
  Writer& field(double value);  ///< the shortest text that reads back the same
  void end_row();

 private:
  std::ostream& out_;
  bool first_ = true;
};

}  // namespace entente::csv
