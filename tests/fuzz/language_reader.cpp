// Any bytes in any language: tokens in order, inside the text, none of them empty.
#include <cstdlib>

#include "language/reader.hpp"

using namespace entente::language;

namespace {

void check(const Text& text) {
  std::size_t end = 0;
  const Token* before = nullptr;
  for (const auto& token : text.tokens) {
    if (token.begin < end || token.end <= token.begin || token.end > text.bytes.size()) abort();
    if (token.form_size == 0 || token.form + token.form_size > text.forms.size()) abort();
    if (before && (token.clause < before->clause || token.sentence < before->sentence)) abort();
    before = &token;
    end = token.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto language : {Language::unknown, Language::fr, Language::en}) {
    check(read(bytes, language, Kind::note));
    check(read(bytes, language, Kind::message));
  }
  const auto points = code_points(bytes, {0, size / 2, size});
  if (points[0] != 0 || points[1] > points[2] || points[2] > size) std::abort();
  return 0;
}
