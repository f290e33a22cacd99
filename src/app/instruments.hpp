// The instruments in force: those that come with Entente, and those the establishment loaded.
#pragma once
#include <atomic>
#include <boost/describe.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "content/instruments.hpp"
#include "storage/store.hpp"

namespace entente::app {

/// `current`: the latest edition of its code; earlier ones are there to read the ratings of their
/// time. `enabled`: asked after sessions, the current edition.
struct InstrumentView : content::Instrument {
  bool current = true;
  bool enabled = false;
};
BOOST_DESCRIBE_STRUCT(InstrumentView, (content::Instrument), (current, enabled))

struct InstrumentList {
  std::vector<InstrumentView> instruments;  ///< by code, the latest edition first
};
BOOST_DESCRIBE_STRUCT(InstrumentList, (), (instruments))

/// As they are at one moment; never changed.
struct InstrumentsNow {
  InstrumentList list;
  std::vector<insight::Instrument> keys;  ///< for the core, while this is held
  std::shared_ptr<const std::string> body;  ///< the list as JSON
  std::string etag;

  const InstrumentView* find(std::string_view code, int edition) const;
  /// The latest edition; null when there is none.
  const InstrumentView* current(std::string_view code) const;
};

/// Thread-safe.
class Instruments {
 public:
  explicit Instruments(storage::Store& store) : store_(store) {}

  /// Read at first, then at hand. Errors: the store's, fault `instrument.unreadable` {code, key}.
  Result<std::shared_ptr<const InstrumentsNow>> now();
  /// What needs no reading; null before the first.
  std::shared_ptr<const InstrumentsNow> at_hand() const { return std::atomic_load(&now_); }
  /// Reads anew, after a change.
  Result<std::shared_ptr<const InstrumentsNow>> refresh();

  std::mutex administering;  ///< one change at a time

 private:
  storage::Store& store_;
  std::mutex reading_;
  std::shared_ptr<const InstrumentsNow> now_;
};

/// What is kept of an edition that was loaded.
struct InstrumentText {
  content::QuestionnaireTexts questionnaires;
  insight::ScoringKey key;
  int every = 0;
};
BOOST_DESCRIBE_STRUCT(InstrumentText, (), (questionnaires, key, every))

/// An edition as it is listed. `skeleton`: the one it gives a wording to; null: the
/// establishment's own. Errors: `questionnaire.*`, `key.*`.
Result<content::Instrument> instrument_of(const std::string& code, int edition,
                                          const InstrumentText& text,
                                          const content::Instrument* skeleton);

}  // namespace entente::app
