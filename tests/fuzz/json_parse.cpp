// Any bytes: a value or an error; a value has one canonical text, which reads as the same value.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "json/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente::json;
  const auto value = parse({reinterpret_cast<const char*>(data), size});
  if (!value) return value.error().key.starts_with("json.") ? 0 : (std::abort(), 0);
  const auto text = canonical(*value);
  const auto again = parse(text);
  if (!again || canonical(*again) != text) std::abort();
  return 0;
}
