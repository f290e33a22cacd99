#include "content/catalogue_check.hpp"

#include <charconv>

#include "core/text.hpp"

namespace entente::content {

namespace {

std::string arg(const Error& error, std::string_view name) {
  for (const auto& one : error.args) {
    if (one.name == name) return one.value;
  }
  return {};
}

std::string line_of(std::string_view text, const std::string& at) {
  std::size_t offset = 0;
  std::from_chars(at.data(), at.data() + at.size(), offset);
  const auto before = text.substr(0, offset);
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

bool well_formed(const std::string& code) {
  if (code.empty() || code.size() > most::code) return false;
  return std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

Error in_file(const std::string& file, std::string_view text, const Error& error) {
  if (error.key == "json.malformed") {
    return invalid("catalogue.malformed",
                   {{"file", file}, {"line", line_of(text, arg(error, "at"))}});
  }
  const auto path = error.key == "json.duplicate_key" ? arg(error, "key") : arg(error, "path");
  return invalid("catalogue.member", Place{file, path}.args());
}

Result<void> check_code(const Place& place, const std::string& code,
                        std::vector<std::string>& taken) {
  if (!well_formed(code) || holds(taken, code)) {
    return invalid("catalogue.code", {{"file", place.file}, {"path", place.path}, {"code", code}});
  }
  taken.push_back(code);
  return {};
}

Result<void> check_words(const Place& place, const Words& words, std::size_t max) {
  if (!core::check_text("fr", words.fr, max))
    return invalid("catalogue.words", place.in("fr").args());
  if (!core::check_text("en", words.en, max))
    return invalid("catalogue.words", place.in("en").args());
  return {};
}

Result<void> check_sign(const Place& place, const SignEntry& sign) {
  CHECK(check_words(place.in("label"), sign.label, most::label));
  CHECK(check_words(place.in("definition"), sign.definition, most::sentence));
  if (sign.caution) CHECK(check_words(place.in("caution"), *sign.caution, most::sentence));
  if (sign.brief) CHECK(check_words(place.in("brief"), *sign.brief, most::brief));
  if (sign.channel == core::SignChannel::nonverbal && !sign.caution) {
    return invalid("catalogue.caution", place.args());
  }
  return {};
}

}  // namespace entente::content
