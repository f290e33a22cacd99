// Use cases of the page where an establishment chooses when alerts are told, and reads what that
// choice means on its own data.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/calibration_job.hpp"

namespace entente::app {

/// Of insight::Limit and insight::Sureness, shares in thousandths. From simulated courses of the
/// population: no real rupture has a label.
struct BudgetMeaning {
  int percent = 5;  ///< of rupture-free courses with a false alarm: what is aimed at
  int found_milli = 0;
  int delay_milli = 0;  ///< median sessions until told, in thousandths
  int low_milli = 0;    ///< the true share of false alarms: between these, 9 times in 10
  int high_milli = 0;
};
BOOST_DESCRIBE_STRUCT(BudgetMeaning, (), (percent, found_milli, delay_milli, low_milli, high_milli))

struct CalibrationLine {
  int version = 1;
  Instant made_at;
  int courses = 0;
  std::optional<AccountId> asked_by;  ///< none: by itself
};
BOOST_DESCRIBE_STRUCT(CalibrationLine, (), (version, made_at, courses, asked_by))

struct BudgetChoice {
  int budget = 0;
  Instant chosen_at;
  AccountId chosen_by;
};
BOOST_DESCRIBE_STRUCT(BudgetChoice, (), (budget, chosen_at, chosen_by))

/// `budget`, places in `budgets`. `learnt`: the population is the establishment's own, from
/// `courses`; otherwise the default one. `known`: courses there are now. Histories newest first.
struct AlertSettings {
  int budget = 0;
  std::vector<BudgetMeaning> budgets;
  bool learnt = false;
  int courses = 0;
  int courses_needed = 10;
  int known = 0;
  std::optional<Instant> made_at;
  CalibrationProgress job;
  std::vector<CalibrationLine> versions;
  std::vector<BudgetChoice> choices;
};
BOOST_DESCRIBE_STRUCT(AlertSettings, (),
                      (budget, budgets, learnt, courses, courses_needed, known, made_at, job,
                       versions, choices))

struct BudgetChoose {
  int budget = 0;
};
BOOST_DESCRIBE_STRUCT(BudgetChoose, (), (budget))

/// For administrators and supervisors. Errors: denied `access.denied`, the store's.
Result<AlertSettings> alert_settings(App& app, const Caller& caller);
/// By an administrator. The one there is changes nothing. Errors: denied `access.denied`, invalid
/// `budget.unknown`, the store's.
Result<void> alert_budget(App& app, const Caller& caller, const BudgetChoose& asked);
/// By an administrator: learns anew in the background. Errors: denied `access.denied`, conflict
/// `calibration.running`.
Result<CalibrationProgress> calibration_start(App& app, const Caller& caller);

}  // namespace entente::app
