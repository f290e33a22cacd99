// Use cases of the administrator: load a questionnaire, ask it or no longer.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "app/app.hpp"
#include "app/instruments.hpp"

namespace entente::app {

constexpr std::size_t most_editions = 200;  ///< loaded by one establishment

/// `code`: a skeleton's, or a new one that begins with "own-". `key`: for one's own, absent where
/// the mean of all questions is meant; for a skeleton whose grouping is to be verified, out of its
/// manual; for another skeleton, absent. `licence`: the establishment says that it may use the
/// wording. `every`: at every n-th session; absent: the skeleton's, or on demand.
struct InstrumentLoad {
  std::string code;
  content::QuestionnaireTexts questionnaires;
  std::optional<insight::ScoringKey> key;
  bool licence = false;
  std::optional<int> every;
};
BOOST_DESCRIBE_STRUCT(InstrumentLoad, (), (code, questionnaires, key, licence, every))

struct InstrumentEdition {
  std::string code;
  int edition = 1;
};
BOOST_DESCRIBE_STRUCT(InstrumentEdition, (), (code, edition))

struct InstrumentEnable {
  bool enabled = true;
};
BOOST_DESCRIBE_STRUCT(InstrumentEnable, (), (enabled))

/// Makes the next edition of the code; whether it is asked stays as it was. The same text again is
/// the same edition.
/// Errors: denied `access.denied`; invalid `instrument.code`, `instrument.shipped`,
/// `instrument.licence`, `instrument.no_wording`, `instrument.side` {side},
/// `instrument.key_needed`, `instrument.key_given`, `instrument.key_items`, `field.*`, `key.*`,
/// `questionnaire.*`; conflict `instrument.too_many`.
Result<InstrumentEdition> instrument_load(App& app, const Caller& caller,
                                          const InstrumentLoad& asked);

/// Errors: denied `access.denied`, not_found `instrument.unknown`, conflict
/// `instrument.no_wording` (a skeleton).
Result<void> instrument_enable(App& app, const Caller& caller, const std::string& code,
                               bool enabled);

}  // namespace entente::app
