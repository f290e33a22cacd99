#include "app/alert_settings.hpp"

#include <cmath>

namespace entente::app {

namespace {

using core::AccountRole;

constexpr int most_lines = 50;

int milli(double value) { return static_cast<int>(std::lround(value * 1000)); }

BudgetMeaning meaning_of(const insight::Limit& limit, int courses) {
  const auto sure = insight::sureness(courses, limit.budget);
  return {static_cast<int>(std::lround(limit.budget * 100)), milli(limit.found), milli(limit.delay),
          milli(sure.low), milli(sure.high)};
}

}  // namespace

Result<AlertSettings> alert_settings(App& app, const Caller& caller) {
  if (caller.role != AccountRole::administrator && caller.role != AccountRole::supervisor) {
    return denied("access.denied");
  }
  const auto now = TRY(app.calibrations->now());
  AlertSettings out;
  out.budget = static_cast<int>(now->budget);
  out.courses_needed = static_cast<int>(insight::least_courses);
  out.learnt = now->courses >= out.courses_needed;
  out.courses = now->courses;
  for (const auto& limit : now->calibration.scores.limits) {
    out.budgets.push_back(meaning_of(limit, now->courses));
  }
  out.known = TRY(app.store.course_count(course_answered_min));
  out.made_at = now->made_at;
  out.job = app.calibration_job->progress();
  for (const auto& row : TRY(app.store.calibrations(most_lines))) {
    out.versions.push_back({row.version, row.made_at, row.courses, row.asked_by});
  }
  for (const auto& row : TRY(app.store.alarm_budgets(most_lines))) {
    out.choices.push_back({row.budget, row.chosen_at, row.chosen_by});
  }
  return out;
}

Result<void> alert_budget(App& app, const Caller& caller, const BudgetChoose& asked) {
  if (caller.role != AccountRole::administrator) return denied("access.denied");
  if (asked.budget < 0 || asked.budget >= static_cast<int>(insight::budgets.size())) {
    return invalid("budget.unknown");
  }
  const std::lock_guard one_at_a_time(app.calibrations->changing);
  const auto now = TRY(app.calibrations->now());
  if (static_cast<int>(now->budget) == asked.budget) return {};
  storage::Write write;
  write.now = app.now();
  write.alarm_budgets = {{write.now, asked.budget, caller.account}};
  CHECK(app.store.write(std::move(write)));
  CHECK(app.calibrations->refresh());
  return {};
}

Result<CalibrationProgress> calibration_start(App& app, const Caller& caller) {
  if (caller.role != AccountRole::administrator) return denied("access.denied");
  CHECK(app.calibration_job->start(caller.account));
  return app.calibration_job->progress();
}

}  // namespace entente::app
