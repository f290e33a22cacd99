// What alerts are told by now: what was last learnt of past courses, and the budget of false alarms
// that was chosen.
#pragma once
#include <memory>
#include <mutex>
#include <optional>

#include "insight/course_memo.hpp"
#include "storage/store.hpp"

namespace entente::app {

/// As it is at one moment; only the courses it has read grow. A calibration that can no longer be
/// read counts as none (`unreadable`): the default one stands in until the next is made.
struct CalibrationNow {
  insight::Calibration calibration;
  std::unique_ptr<insight::CourseMemo> reading;  ///< by this calibration and budget
  std::unique_ptr<insight::CourseMemo> before;  ///< what held until `changed_at`; null: always this
  Instant changed_at;              ///< of the calibration or of the budget; zero: never
  std::size_t budget = 0;          ///< index of insight::budgets
  int version = 0;                 ///< of the newest; 0: none was ever made
  std::optional<Instant> made_at;  ///< of the one in use; none: the default one
  int courses = 0;                 ///< that it was learnt from
  std::optional<int> unreadable;   ///< the version
};

/// Thread-safe.
class Calibrations {
 public:
  explicit Calibrations(storage::Store& store) : store_(store) {}

  /// Read at first, then at hand. Errors: the store's.
  Result<std::shared_ptr<const CalibrationNow>> now();
  /// Reads anew, after a change.
  Result<std::shared_ptr<const CalibrationNow>> refresh();
  /// When what alerts are told by last changed; zero: never, or not read yet.
  Instant changed_at() const;

  std::mutex changing;  ///< one change at a time

 private:
  storage::Store& store_;
  std::mutex reading_;
  std::shared_ptr<const CalibrationNow> now_;
};

}  // namespace entente::app
