#include "core/alert/alert_evolve.hpp"

#include <algorithm>

namespace entente::core {

namespace {

/// The last word about an alert stands.
void settle(Alliance& alliance, SettledAlert settled) {
  std::erase_if(alliance.settled, [&](const auto& one) { return one.key == settled.key; });
  alliance.settled.push_back(std::move(settled));
}

}  // namespace

void evolve_with(Alliance& alliance, const Recorded& recorded, const AlertSnoozed& event) {
  settle(alliance, {event.alert, event.until, "", recorded.author, recorded.at});
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const AlertDismissed& event) {
  settle(alliance, {event.alert, std::nullopt, event.reason, recorded.author, recorded.at});
}

void evolve_with(Alliance& alliance, const Recorded&, const AlertReopened& event) {
  std::erase_if(alliance.settled, [&](const auto& one) { return one.key == event.alert; });
}

}  // namespace entente::core
