// A caregiver's own portfolio: what they did, how it was received, what they work on. Asked for by
// nobody else, and made of nobody else's.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "core/portfolio/portfolio.hpp"

namespace entente::app {

struct SkillFacts {
  core::Skill skill = core::Skill::care_relation;
  std::vector<core::Fact> facts;
};
BOOST_DESCRIBE_STRUCT(SkillFacts, (), (skill, facts))

/// `focus`: what they work on now; `earlier`: before, the latest first.
struct Focuses {
  std::optional<core::Focus> focus;
  std::vector<core::Focus> earlier;
};
BOOST_DESCRIBE_STRUCT(Focuses, (), (focus, earlier))

/// `sessions` held, in how many `alliances`. `apart`: the attitudes on which the two mirrors differ
/// most. `least_answers`: below it the patients' mean is not told.
struct Portfolio : Focuses {
  std::vector<SkillFacts> skills;  ///< all nine
  std::vector<core::MirrorLine> mirror;
  std::vector<std::string> apart;
  int least_answers = core::least_answers;
  int sessions = 0;
  int alliances = 0;
};
BOOST_DESCRIBE_STRUCT(Portfolio, (Focuses),
                      (skills, mirror, apart, least_answers, sessions, alliances))

/// `skill`: one of the nine, or an attitude of the mirror.
struct FocusChoose {
  std::string skill;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(FocusChoose, (), (skill, words))

/// `words`: what was learned.
struct FocusEnd {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(FocusEnd, (), (words))

/// Reads one row an alliance, also of those they left; an erased one is no longer in it.
/// Errors: denied `role.caregiver_only`, the store's, the vault's.
Result<Portfolio> portfolio_view(App& app, const Caller& caller);

/// In place of the one going on, if any. Errors: denied `role.caregiver_only`, invalid
/// `focus.unknown`, `field.*`, conflict `focus.too_many`.
Result<Focuses> portfolio_focus(App& app, const Caller& caller, const FocusChoose& asked);
/// Errors: denied `role.caregiver_only`, conflict `focus.none`, invalid `field.*`.
Result<Focuses> portfolio_focus_end(App& app, const Caller& caller, const FocusEnd& asked);

/// Of one person, over the years.
inline constexpr std::size_t most_focuses = 500;

}  // namespace entente::app
