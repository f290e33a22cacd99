// Putting an alert off, finding it not needed, taking that back.
#include <algorithm>

#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

/// Alerts are derived: the core does not ask whether this one is there now, only for its form.
Result<void> check_alert(const Acting& acting, const std::string& key) {
  TRY(caregiver_only(acting));
  TRY(check_text("alert", key, limits::alert_key));
  if (acting.alliance.settled.size() >= limits::settled_alerts) {
    return conflict("alert.too_many");
  }
  return {};
}

bool is_settled(const Alliance& alliance, const std::string& key) {
  const auto& all = alliance.settled;
  return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
}

}  // namespace

Decision decide_on(const Acting& acting, const AlertSnooze& command) {
  TRY(check_alert(acting, command.alert));
  const auto today = base::day_of(acting.context.now);
  if (command.until <= today) return invalid("alert.past");
  if (command.until >
      base::day_of(base::later(acting.context.now, limits::snooze_days * 86'400LL))) {
    return invalid("alert.too_far");
  }
  return events(AlertSnoozed{command.alert, command.until});
}

Decision decide_on(const Acting& acting, const AlertDismiss& command) {
  TRY(check_alert(acting, command.alert));
  TRY(check_text("reason", command.reason, limits::message));
  return events(AlertDismissed{command.alert, command.reason});
}

Decision decide_on(const Acting& acting, const AlertReopen& command) {
  TRY(caregiver_only(acting));
  if (!is_settled(acting.alliance, command.alert)) return std::vector<Event>{};
  return events(AlertReopened{command.alert});
}

}  // namespace entente::core
