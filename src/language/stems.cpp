#include "language/stems.hpp"

#include <libstemmer.h>

#include <memory>

namespace entente::language {

namespace {

struct Delete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Delete>;

// A stemmer keeps its last word inside: one a thread.
sb_stemmer* stemmer(Language language) {
  thread_local const Stemmer french(sb_stemmer_new("french", nullptr));
  thread_local const Stemmer english(sb_stemmer_new("english", nullptr));
  if (language == Language::fr) return french.get();
  return language == Language::en ? english.get() : nullptr;
}

}  // namespace

Stems::Stems(const Text& text) {
  all_.reserve(text.forms.size());
  ends_.reserve(text.tokens.size());
  sb_stemmer* const using_this = stemmer(text.language);
  for (const auto& token : text.tokens) {
    const auto form = text.form(token);
    const sb_symbol* stem = nullptr;
    if (using_this != nullptr && token.kind == TokenKind::word) {
      stem = sb_stemmer_stem(using_this, reinterpret_cast<const sb_symbol*>(form.data()),
                             static_cast<int>(form.size()));
    }
    if (stem != nullptr) {
      all_.append(reinterpret_cast<const char*>(stem),
                  static_cast<std::size_t>(sb_stemmer_length(using_this)));
    } else {
      all_.append(form);
    }
    ends_.push_back(static_cast<std::uint32_t>(all_.size()));
  }
}

}  // namespace entente::language
