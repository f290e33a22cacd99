// A link as a QR code (ISO/IEC 18004), drawn as SVG.
#pragma once
#include <string>

namespace entente::server {

/// Black on white with the quiet zone of four modules that readers ask for; medium correction.
/// Empty when the text is too long for a code.
std::string qr_svg(const std::string& text);

}  // namespace entente::server
