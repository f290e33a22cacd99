// Learns anew from the establishment's past courses, in the background: when an administrator asks,
// and by itself.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/app.hpp"
#include "app/calibration.hpp"

namespace entente::app {

/// Answers of the patient that a course needs to be learnt from (insight::usable_courses).
constexpr int course_answered_min = 2;

/// Once a week, and when there are a quarter more courses than were learnt from; never with fewer
/// than insight::least_courses.
bool calibration_due(const CalibrationNow& now, int courses, Instant at);

struct CalibrationProgress {
  bool running = false;
  int percent = 0;
  std::optional<std::string> problem;  ///< key of the error that the last one ended with
};
BOOST_DESCRIBE_STRUCT(CalibrationProgress, (), (running, percent, problem))

/// One thread, made when first needed, that leaves the processors to everybody else. Thread-safe.
class CalibrationJob {
 public:
  explicit CalibrationJob(App& app) : app_(app) {}
  ~CalibrationJob() { stop(); }

  /// From now on also by itself: looks every hour whether it is due.
  void watch();
  /// Errors: conflict `calibration.running`.
  Result<void> start(AccountId by);
  CalibrationProgress progress() const;
  /// Nothing of one that runs is kept.
  void stop();

  /// Told on the job's thread. Set before the first start.
  std::function<void(const Error&)> on_failure;

 private:
  struct Asked {
    std::optional<AccountId> by;  ///< none: by itself
  };
  void wake();
  void work(const std::stop_token& stopping);
  std::optional<Asked> next(const std::stop_token& stopping);
  void finish(const Result<void>& outcome);
  Result<bool> due();
  Result<void> make(const Asked& asked, const std::stop_token& stopping);
  Result<std::vector<insight::Series>> history(const insight::Scale& scale,
                                               const std::stop_token& stopping);

  App& app_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Asked> asked_;
  bool watching_ = false;
  bool look_ = false;  ///< at once, whether it is due
  bool running_ = false;
  std::optional<std::string> problem_;
  std::atomic<int> percent_ = 0;
  std::jthread thread_;
};

}  // namespace entente::app
