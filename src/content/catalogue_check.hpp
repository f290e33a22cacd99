// What the readers of the catalogue's files share: where something is, and whether it will do.
#pragma once
#include <algorithm>

#include "content/catalogue.hpp"
#include "json/codec.hpp"

namespace entente::content {

namespace most {
constexpr std::size_t label = 60, brief = 24, sentence = 400, code = 64;
}

/// A place in a file, as in RFC 6901: "/signs/3/label".
struct Place {
  std::string file;
  std::string path;
  Place in(std::string_view member) const { return {file, path + "/" + std::string(member)}; }
  Place at(std::size_t index) const { return in(std::to_string(index)); }
  std::vector<Arg> args() const { return {{"file", file}, {"path", path}}; }
};

/// A JSON error with the file, and the line of what is no JSON.
Error in_file(const std::string& file, std::string_view text, const Error& error);

template <class File>
Result<File> read_file(const std::string& file, std::string_view text) {
  auto out = json::read<File>(text);
  if (!out) return in_file(file, text, out.error());
  return out;
}

/// Lower-case words joined by - or _, and not one of `taken`, where it is added.
Result<void> check_code(const Place& place, const std::string& code,
                        std::vector<std::string>& taken);
Result<void> check_words(const Place& place, const Words& words, std::size_t max);
/// Rule 9: a non-verbal sign is ambiguous, and says so.
Result<void> check_sign(const Place& place, const SignEntry& sign);

template <class T>
bool holds(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace entente::content
