#include "content/text.hpp"

#include <unicode/msgfmt.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <charconv>
#include <map>
#include <optional>

#include "content/files.hpp"
#include "json/json.hpp"

namespace entente::content {

namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;
using Catalogues = std::map<std::string, Sentences, std::less<>>;

Catalogues load() {
  Catalogues out;
  for (const auto path : files("locales/")) {
    const auto parsed = json::parse(file(path));
    const auto* catalogue = parsed ? parsed->if_object() : nullptr;
    if (!catalogue) continue;
    for (const auto& [key, languages] : *catalogue) {
      const auto* each = languages.if_object();
      if (!each) continue;
      for (const auto& [language, text] : *each) {
        if (text.is_string()) out[language].emplace(key, text.get_string());
      }
    }
  }
  return out;
}

const std::string* pattern_of(std::string_view lang, std::string_view key) {
  static const Catalogues catalogues = load();
  const auto sentences = catalogues.find(lang);
  if (sentences == catalogues.end()) return nullptr;
  const auto found = sentences->second.find(key);
  return found == sentences->second.end() ? nullptr : &found->second;
}

/// A port or an id made of digits must not be grouped by thousands: only what the sentence counts
/// is a number.
bool counted(const std::string& pattern, const std::string& name) {
  return pattern.find("{" + name + ", plural") != pattern.npos ||
         pattern.find("{" + name + ", number") != pattern.npos;
}

std::optional<std::int64_t> whole(const std::string& text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::string plainly(std::string_view key, const std::vector<base::Arg>& args) {
  std::string out(key);
  for (const auto& arg : args) out += " " + arg.name + "=" + arg.value;
  return out;
}

}  // namespace

std::string language_of(std::string_view locale) { return locale.starts_with("en") ? "en" : "fr"; }

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normal = icu::Normalizer2::getNFKDInstance(status);
  auto apart = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), text.size())).foldCase();
  if (U_SUCCESS(status)) apart = normal->normalize(apart, status);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (c == u'œ')
      out += u"oe";
    else if (c == u'æ')
      out += u"ae";
    else if (c == u'’')
      out += u'\'';
    else if (u_charType(c) != U_NON_SPACING_MARK)
      out += c;
  }
  std::string utf8;
  return out.toUTF8String(utf8);
}

bool has_sentence(std::string_view lang, std::string_view key) { return pattern_of(lang, key); }

std::string sentence(std::string_view lang, std::string_view key,
                     const std::vector<base::Arg>& args) {
  const auto* pattern = pattern_of(lang, key);
  if (!pattern) return plainly(key, args);
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(icu::UnicodeString::fromUTF8(*pattern),
                                  icu::Locale(std::string(lang).c_str()), status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& arg : args) {
    names.push_back(icu::UnicodeString::fromUTF8(arg.name));
    const auto number = counted(*pattern, arg.name) ? whole(arg.value) : std::nullopt;
    values.push_back(number ? icu::Formattable(*number)
                            : icu::Formattable(icu::UnicodeString::fromUTF8(arg.value)));
  }
  icu::UnicodeString out;
  if (U_SUCCESS(status)) {
    format.format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), out,
                  status);
  }
  if (U_FAILURE(status)) return plainly(key, args);
  std::string text;
  return out.toUTF8String(text);
}

}  // namespace entente::content
