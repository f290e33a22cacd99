// A text as the decoder sees it: words with their places, who says them, and how they are meant.
#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::language {

enum class Language : std::uint8_t { unknown, fr, en };
BOOST_DESCRIBE_ENUM(Language, unknown, fr, en)

/// What the patient says, what the caregiver writes down, what is sent in writing.
enum class Kind : std::uint8_t { utterance, note, message };
BOOST_DESCRIBE_ENUM(Kind, utterance, note, message)

enum class TokenKind : std::uint8_t { word, number, mark };

/// How a word is meant, where it is not simply said of the patient, here and now. Bits of a set.
/// ConText (Harkema et al., J Biomed Inform 2009;42:839-851) has the first four.
enum Qualified : std::uint8_t {
  plain = 0,
  negated = 1,       ///< "n'a pas détourné le regard"
  hypothetical = 2,  ///< planned, feared, advised: "s'il change de sujet, recadrer"
  other_person = 4,  ///< "sa femme croise les bras"
  past = 8,          ///< another time, and over: "au début il coupait la parole, plus maintenant"
  reported = 16,     ///< words that somebody else said, told here: "mon fils dit que…"
};
BOOST_DESCRIBE_ENUM(Qualified, plain, negated, hypothetical, other_person, past, reported)

/// One word, number or punctuation mark. An elided word keeps its apostrophe ("j'", "l'"), and so
/// does an English contraction's end ("n't", "'s", "'m": tokens of their own).
struct Token {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::uint32_t form = 0;  ///< where its form begins in `Text::forms`
  std::uint16_t form_size = 0;
  TokenKind kind = TokenKind::word;
  std::uint8_t qualified = plain;  ///< set of Qualified
  bool quoted = false;             ///< between quotation marks
  std::uint16_t clause = 0;        ///< from 0; ends at . ! ? ; : … , and at "mais", "but", …
  std::uint16_t sentence = 0;      ///< from 0; ends at . ! ? …
};

/// A text of at most `max_text_bytes`, read. Places in it are bytes; `code_points` converts.
struct Text {
  std::string_view bytes;  ///< what was read: the caller keeps it alive
  Language language = Language::unknown;
  Kind kind = Kind::utterance;
  std::vector<Token> tokens;
  std::string forms;  ///< every form, one after the other

  /// Lower case, without accents, ligatures undone, apostrophes straight: "œdème" is "oedeme".
  std::string_view form(const Token& token) const {
    return std::string_view(forms).substr(token.form, token.form_size);
  }
};

}  // namespace entente::language
