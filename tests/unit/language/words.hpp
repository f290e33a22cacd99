// Texts made by hand: folded tokens apart by spaces, so that a test does not rest on the reader.
#pragma once
#include <sstream>
#include <string>

#include "language/text.hpp"

namespace entente::language {

/// "." ends a clause and a sentence, "," is a mark inside one. "~word" is negated.
inline Text words(const std::string& line, Language language = Language::fr,
                  Kind kind = Kind::utterance) {
  Text out;
  out.language = language;
  out.kind = kind;
  std::istringstream in(line);
  std::uint16_t clause = 0;
  for (std::string word; in >> word;) {
    Token token;
    if (word.size() > 1 && word[0] == '~') {
      token.qualified = negated;
      word.erase(0, 1);
    }
    token.form = static_cast<std::uint32_t>(out.forms.size());
    token.form_size = static_cast<std::uint16_t>(word.size());
    token.kind =
        std::string(".,-\"").find(word) != std::string::npos ? TokenKind::mark : TokenKind::word;
    token.clause = token.sentence = clause;
    if (word == ".") ++clause;
    out.forms += word;
    out.tokens.push_back(token);
  }
  return out;
}

}  // namespace entente::language
