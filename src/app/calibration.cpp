#include "app/calibration.hpp"

#include <algorithm>

#include "json/codec.hpp"

namespace entente::app {

namespace {

using insight::Calibration;

/// None: there is none, or it cannot be read any more.
std::optional<Calibration> calibration_of(const std::vector<storage::CalibrationRow>& rows,
                                          std::size_t at) {
  if (at >= rows.size()) return std::nullopt;
  auto read = json::read<Calibration>(rows[at].text);
  if (!read) return std::nullopt;
  return std::move(read).value();
}

std::size_t budget_of(const std::vector<storage::AlarmBudgetRow>& choices, std::size_t at) {
  return at < choices.size() ? static_cast<std::size_t>(choices[at].budget) : 0;
}

std::unique_ptr<insight::CourseMemo> memo(const std::optional<Calibration>& calibration,
                                          std::size_t budget) {
  return std::make_unique<insight::CourseMemo>(
      calibration ? *calibration : insight::default_calibration(), budget);
}

/// Of the calibration and the budget, whichever changed last: the other one held before it too.
std::shared_ptr<const CalibrationNow> now_of(const std::vector<storage::CalibrationRow>& rows,
                                             const std::vector<storage::AlarmBudgetRow>& choices) {
  const auto newest = calibration_of(rows, 0);
  auto out = std::make_shared<CalibrationNow>();
  out->calibration = newest ? *newest : insight::default_calibration();
  out->budget = budget_of(choices, 0);
  out->reading = memo(newest, out->budget);
  if (newest) {
    out->made_at = rows[0].made_at;
    out->courses = rows[0].courses;
  }
  if (!rows.empty()) {
    out->version = rows[0].version;
    if (!newest) out->unreadable = out->version;
  }
  if (rows.empty() && choices.empty()) return out;
  const Instant made = rows.empty() ? Instant{} : rows[0].made_at;
  const Instant chosen = choices.empty() ? Instant{} : choices[0].chosen_at;
  out->changed_at = std::max(made, chosen);
  out->before = made > chosen ? memo(calibration_of(rows, 1), out->budget)
                              : memo(newest, budget_of(choices, 1));
  return out;
}

}  // namespace

Result<std::shared_ptr<const CalibrationNow>> Calibrations::now() {
  if (auto kept = std::atomic_load(&now_)) return kept;
  return refresh();
}

Result<std::shared_ptr<const CalibrationNow>> Calibrations::refresh() {
  const std::lock_guard one_at_a_time(reading_);
  const auto rows = TRY(store_.calibrations(2));
  auto out = now_of(rows, TRY(store_.alarm_budgets(2)));
  std::atomic_store(&now_, out);
  return out;
}

Instant Calibrations::changed_at() const {
  const auto kept = std::atomic_load(&now_);
  return kept ? kept->changed_at : Instant{};
}

}  // namespace entente::app
