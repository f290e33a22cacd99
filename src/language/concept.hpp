// Concepts: one meaning, many ways to say it, in two languages. A concept that is said of the
// patient here and now is a reason for a sign that a person can read.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "language/text.hpp"

namespace entente::language {

inline constexpr std::uint8_t every_kind = 7;

/// One way to say it: tokens apart by spaces, folded as `Text::form`; `regard*` is any ending,
/// `(a|b c|)` one of several (an empty one: optional), `<class>` any word of a class, `…` zero to
/// four words of the same clause. At most 12 places once the alternatives are chosen. Hyphens and
/// quotation marks between the words do not count. A form that says no by itself ("ne … regarde
/// pas") is not negated by its own negation.
struct Concept {
  std::string id;    ///< "looks-down"
  std::string code;  ///< the sign it speaks for; empty: a feature only (e.g. "weather")
  std::vector<std::string> fr, en;
  std::uint8_t kinds = every_kind;  ///< of text in which it is heard: bits 1 << Kind
  std::uint8_t ignores = plain;     ///< of Qualified: "I will stop" is said although it is planned
};

/// Words of one meaning that forms may name: <body-part>, <elsewhere>, <family>.
struct WordClass {
  std::string id;
  std::vector<std::string> fr, en;  ///< words or short phrases; `*` ends a beginning
};

struct Banks {
  std::vector<WordClass> classes;
  std::vector<Concept> concepts;
};

/// Where a concept or a class was found. Tokens of the text, [first, last].
struct Found {
  std::uint16_t what = 0;  ///< place in Banks::concepts, or in Banks::classes
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint8_t qualified = plain;  ///< union over its words
  bool is_class = false;
  bool operator==(const Found&) const = default;
};

}  // namespace entente::language
