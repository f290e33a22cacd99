// Whatever is read is written the same again; any bytes come back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "crypto/crypto.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente::crypto;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto bytes = unbase64(text); bytes && base64(*bytes) != text) std::abort();
  const auto back = unbase64(base64({data, size}));
  if (!back || !equal(*back, {data, size})) std::abort();
  if (const auto hash = unbase64_32(text); hash && size != 43) std::abort();
  return 0;
}
