// The files of content/ that are inside the binary: what people wrote, not code.
#pragma once
#include <string_view>
#include <vector>

namespace entente::content {

/// The bytes of content/<path>, e.g. "demo/demo.json"; empty if there is no such file.
std::string_view file(std::string_view path);

/// The paths below a folder, e.g. "locales/", sorted.
std::vector<std::string_view> files(std::string_view below);

}  // namespace entente::content
