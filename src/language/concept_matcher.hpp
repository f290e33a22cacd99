// Finds every concept and word class of the banks in one pass over the tokens.
#pragma once
#include <memory>
#include <vector>

#include "language/concept.hpp"

namespace entente::language {

/// Made once, used by many threads. Linear in the number of tokens (a form looks at most
/// 12 places and 4 skipped words each ahead, and at most 64 finds start at one token).
class ConceptMatcher {
 public:
  explicit ConceptMatcher(const Banks& banks);
  ConceptMatcher(ConceptMatcher&&) noexcept;
  ~ConceptMatcher();

  /// In the order of their first token; of the same concept at the same place, the longest.
  /// Forms of the text's language only; of an unknown language, none.
  std::vector<Found> find(const Text& text) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace entente::language
