#include "app/calibration_job.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>

#include "app/course_rows.hpp"
#include "app/instruments.hpp"
#include "core/session/rated.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

constexpr int page = 500;
constexpr int niceness = 10;
constexpr std::chrono::hours look_every{1};
constexpr std::int64_t week_seconds = 7 * 86'400;

/// Of the check-in, its latest edition.
insight::Scale check_in_scale(const InstrumentsNow& instruments) {
  core::Outlook outlook;
  outlook.instruments = instruments.keys;
  return core::rated_sessions({}, core::check_in, std::nullopt, outlook).scale;
}

insight::Ends ends_of(const insight::Scale& scale) {
  return {scale.min_milli / 1000.0, scale.max_milli / 1000.0, scale.grid_milli / 1000.0};
}

}  // namespace

bool calibration_due(const CalibrationNow& now, int courses, Instant at) {
  if (courses < static_cast<int>(insight::least_courses)) return false;
  if (!now.made_at || courses * 4 >= now.courses * 5) return true;
  return at >= base::later(*now.made_at, week_seconds);
}

void CalibrationJob::watch() {
  const std::lock_guard lock(mutex_);
  watching_ = look_ = true;
  wake();
}

Result<void> CalibrationJob::start(AccountId by) {
  const std::lock_guard lock(mutex_);
  if (running_ || asked_) return conflict("calibration.running");
  asked_ = Asked{by};
  percent_ = 0;
  wake();
  return {};
}

CalibrationProgress CalibrationJob::progress() const {
  const std::lock_guard lock(mutex_);
  return {running_ || asked_.has_value(), percent_, problem_};
}

void CalibrationJob::stop() {
  std::jthread ending;
  {
    const std::lock_guard lock(mutex_);
    ending = std::move(thread_);
  }
  // Ends here: asked to stop, and waited for.
}

/// With the mutex held.
void CalibrationJob::wake() {
  if (!thread_.joinable()) {
    thread_ = std::jthread([this](const std::stop_token& stopping) { work(stopping); });
  }
  changed_.notify_all();
}

void CalibrationJob::work(const std::stop_token& stopping) {
  // Of this thread alone, on Linux.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
  while (const auto asked = next(stopping)) finish(make(*asked, stopping));
}

/// Waits for the next one to make; none: it is time to end.
std::optional<CalibrationJob::Asked> CalibrationJob::next(const std::stop_token& stopping) {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait_for(lock, stopping, look_every, [&] { return asked_ || look_; });
    if (stopping.stop_requested()) return std::nullopt;
    if (!asked_ && watching_) {
      look_ = false;
      lock.unlock();
      const auto is_due = due();
      lock.lock();
      if (!asked_ && is_due && *is_due) asked_ = Asked{};
    }
    if (!asked_) continue;
    const auto out = *std::exchange(asked_, std::nullopt);
    running_ = true;
    percent_ = 0;
    problem_.reset();
    return out;
  }
}

void CalibrationJob::finish(const Result<void>& outcome) {
  if (!outcome && on_failure) on_failure(outcome.error());
  const std::lock_guard lock(mutex_);
  running_ = false;
  if (!outcome) problem_ = outcome.error().key;
}

Result<bool> CalibrationJob::due() {
  const auto now = TRY(app_.calibrations->now());
  return calibration_due(*now, TRY(app_.store.course_count(course_answered_min)), app_.now());
}

Result<void> CalibrationJob::make(const Asked& asked, const std::stop_token& stopping) {
  const auto instruments = TRY(app_.instruments->now());
  const auto scale = check_in_scale(*instruments);
  const auto courses = TRY(history(scale, stopping));
  const auto tell = [&](double share) { percent_ = static_cast<int>(share * 100); };
  if (stopping.stop_requested()) return {};
  const auto made = insight::calibrate(courses, ends_of(scale), {}, 1, tell);
  if (stopping.stop_requested()) return {};
  const std::lock_guard one_at_a_time(app_.calibrations->changing);
  storage::CalibrationRow row;
  row.version = TRY(app_.calibrations->now())->version + 1;
  row.made_at = app_.now();
  row.instrument = core::check_in;
  const auto* edition = instruments->current(core::check_in);
  if (edition != nullptr) row.edition = edition->edition;
  row.courses = static_cast<int>(courses.size());
  row.text = json::write(made);
  row.asked_by = asked.by;
  storage::Write write;
  write.now = row.made_at;
  write.calibrations = {std::move(row)};
  CHECK(app_.store.write(std::move(write)));
  CHECK(app_.calibrations->refresh());
  return {};
}

Result<std::vector<insight::Series>> CalibrationJob::history(const insight::Scale& scale,
                                                             const std::stop_token& stopping) {
  std::vector<insight::Series> out;
  AllianceId after;
  while (!stopping.stop_requested()) {
    const auto rows = TRY(app_.store.courses(after, course_answered_min, page));
    if (rows.empty()) break;
    after = rows.back().alliance;
    for (const auto& row : rows) {
      const auto key = TRY(app_.vault.key(
          {stream_of(row.alliance), storage::StreamKind::alliance, 0, {}, row.wrapped_key}));
      const auto course = TRY(open_course(row, key));
      out.push_back(series_of(course, scale));
    }
  }
  return out;
}

}  // namespace entente::app
