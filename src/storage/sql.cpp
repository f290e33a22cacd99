#include "storage/sql.hpp"

#include <charconv>

namespace entente::storage {

namespace {

constexpr std::string_view marker = "-- name: ";

/// Up to and without the end of the line.
std::string_view line_at(std::string_view text, std::size_t from) {
  return text.substr(from, text.find('\n', from) - from);
}

bool is_comment(std::string_view line) { return line.starts_with("--"); }

void add_queries(std::string_view text, std::unordered_map<std::string_view, std::string>& into) {
  std::string* current = nullptr;
  for (std::size_t from = 0; from < text.size();) {
    const auto line = line_at(text, from);
    from += line.size() + 1;
    if (line.starts_with(marker)) {
      current = &into[line.substr(marker.size())];
    } else if (current && !is_comment(line)) {
      current->append(line).append("\n");
    }
  }
}

}  // namespace

const std::unordered_map<std::string_view, std::string>& queries() {
  static const auto all = [] {
    std::unordered_map<std::string_view, std::string> out;
    for (const auto& file : sql_files()) {
      if (file.path.starts_with("queries/")) add_queries(file.text, out);
    }
    return out;
  }();
  return all;
}

std::vector<Migration> migrations(std::string_view engine) {
  const std::string folder = "migrations/" + std::string(engine) + "/";
  std::vector<Migration> out;
  for (const auto& file : sql_files()) {
    if (!file.path.starts_with(folder)) continue;
    Migration next;
    next.name = file.path.substr(folder.size(), file.path.rfind('.') - folder.size());
    std::from_chars(next.name.data(), next.name.data() + next.name.size(), next.number);
    next.text = file.text;
    out.push_back(next);
  }
  return out;
}

}  // namespace entente::storage
