// Marks the words that are negated, hypothetical, somebody else's, over, or reported.
//
// After ConText (Harkema, Dowling, Thornblade, Chapman: J Biomed Inform 2009;42:839-851) and its
// French adaptation (Abdaoui et al., AMIA 2017): triggers open a scope before or after them, which
// a terminator, another trigger or the end of the sentence closes; pseudo-triggers open none.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/text.hpp"

namespace entente::language {

enum class Direction : std::uint8_t { before, after, both };  ///< of the words it qualifies
BOOST_DESCRIBE_ENUM(Direction, before, after, both)

/// A trigger as content/language/qualifiers.json has it.
struct Trigger {
  /// Folded tokens apart by spaces, 12 at most: `a|b` is one of them, `*` ends a beginning of three
  /// letters or more, `…` stands for up to three words and no comma.
  std::string form;
  std::string qualifies;  ///< negated, hypothetical, other_person, past, reported; or plain:
                          ///< a pseudo-trigger, which only uses its words up
  Direction direction = Direction::after;
  int reach = 0;  ///< so many tokens of the clause, up to a terminator; 0: to the clause's end
};
BOOST_DESCRIBE_STRUCT(Trigger, (), (form, qualifies, direction, reach))

struct LanguageRules {
  std::vector<Trigger> triggers;
  std::vector<std::string> terminators;  ///< forms that end a scope: "mais", ",", "et la"
  std::vector<std::string> goes_on;      ///< and yet not here, where a list goes on: ", ni"
};
BOOST_DESCRIBE_STRUCT(LanguageRules, (), (triggers, terminators, goes_on))

struct QualifierRules {
  LanguageRules fr, en;
};
BOOST_DESCRIBE_STRUCT(QualifierRules, (), (fr, en))

/// Marks `Token::qualified` by the rules of the text's language; of a text of unknown language,
/// nothing. Linear in the number of tokens. Deterministic. Made once, used by many threads.
class Qualifier {
 public:
  /// Errors (invalid): `decoder.trigger` {form}: no word, one that no reader writes, a `…` first or
  /// last, a qualification that is none, a reach below 0 or above 40.
  static Result<Qualifier> make(const QualifierRules& rules);
  Qualifier(Qualifier&&) noexcept;
  ~Qualifier();

  void qualify(Text& text) const;

 private:
  struct Inside;
  explicit Qualifier(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace entente::language
