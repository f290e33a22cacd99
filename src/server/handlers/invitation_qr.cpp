#include "server/handlers/invitation_qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>

namespace entente::server {

std::string qr_svg(const std::string& text) {
  constexpr int quiet = 4;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return {};
  const int side = code->width + 2 * quiet;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" "
      "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path d=\"",
      side);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      // The lowest bit of a module says that it is black; neighbours in a row make one stroke.
      const auto black = [&](int at) { return (code->data[y * code->width + at] & 1) != 0; };
      if (!black(x)) continue;
      int end = x + 1;
      while (end < code->width && black(end)) ++end;
      fmt::format_to(std::back_inserter(out), "M{} {}h{}v1h-{}z", x + quiet, y + quiet, end - x,
                     end - x);
      x = end;
    }
  }
  return out + "\"/></svg>";
}

}  // namespace entente::server
