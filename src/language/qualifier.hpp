// Marks the words that are negated, hypothetical, somebody else's, over, or reported.
//
// After ConText (Harkema, Dowling, Thornblade, Chapman: J Biomed Inform 2009;42:839-851) and its
// French adaptation (Abdaoui et al., AMIA 2017): triggers open a scope before or after them, which
// a terminator, another trigger or the end of the sentence closes; pseudo-triggers open none.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/text.hpp"

namespace entente::language {

enum class Direction : std::uint8_t { before, after, both };  ///< of the words it qualifies
BOOST_DESCRIBE_ENUM(Direction, before, after, both)

/// A trigger as content/language/qualifiers.json has it.
struct Trigger {
  std::string form;  ///< folded tokens apart by spaces; `*` ends a beginning; `…` is up to 3 words
  Qualified qualifies = plain;  ///< plain: a pseudo-trigger, it uses its words up
  Direction direction = Direction::after;
  std::uint8_t reach = 0;  ///< at most so many words; 0: to the end of the clause or sentence
};

struct QualifierRules {
  std::vector<Trigger> fr, en;
  std::vector<std::string> terminators_fr, terminators_en;  ///< "mais", "sauf", "but", …
};

/// Marks `Token::qualified` by the rules of the text's language; of a text of unknown language,
/// nothing. Linear in the number of tokens. Deterministic. Made once, used by many threads.
class Qualifier {
 public:
  explicit Qualifier(const QualifierRules& rules);
  void qualify(Text& text) const;

 private:
  struct Rules;
  // …the helper's choice of a compiled form
};

}  // namespace entente::language
