#include "scenarios/scenario.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace entente::scenarios {

namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  const auto last = text.find_last_not_of(" \t\r");
  return std::string(text.substr(first, last - first + 1));
}

/// Typography is the writer's choice: ’ is read as ', « and » as ".
std::string plain(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> same{
      {{"’", "'"}, {"« ", "\""}, {" »", "\""}, {"«", "\""}, {"»", "\""}}};
  for (const auto& [from, to] : same) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

}  // namespace

Result<std::vector<Scenario>> parse(std::string_view text) {
  constexpr std::array<std::string_view, 5> openers{"Soit ", "Quand ", "Alors ", "Et ", "Mais "};
  constexpr std::string_view title = "Scénario :";
  std::vector<Scenario> out;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = plain(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with(title)) {
      out.push_back({trimmed(line.substr(title.size())), number, {}});
      continue;
    }
    const auto* opener = std::find_if(openers.begin(), openers.end(),
                                      [&](auto one) { return line.starts_with(one); });
    if (opener == openers.end() || out.empty()) {
      return invalid("scenario.malformed", {{"line", std::to_string(number)}});
    }
    out.back().steps.push_back({number, trimmed(line.substr(opener->size()))});
  }
  return out;
}

std::vector<std::filesystem::path> files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".scenario") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace entente::scenarios
