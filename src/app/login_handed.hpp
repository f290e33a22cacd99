// Use cases of lending a log-in to the patient in the room, and taking it back (decision 10).
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "app/account.hpp"
#include "app/app.hpp"

namespace entente::app {

constexpr int most_pin_tries = 5;  ///< the fifth wrong PIN ends the log-in

struct HandOver {
  AllianceId alliance;
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (alliance, session))

struct TakeBack {
  std::string pin;
};
BOOST_DESCRIBE_STRUCT(TakeBack, (), (pin))

/// From now on the caller's log-in does nothing but what that session asks of its patient, and its
/// event streams are closed. Errors: not_found `alliance.unknown`, `session.unknown`; denied
/// `role.caregiver_only`; conflict `pin.needed`, `session.not_held`.
Result<Me> login_hand_over(App& app, const Caller& caller, const HandOver& asked);

/// Costs an Argon2id. Errors: conflict `login.not_handed`, invalid `pin.malformed` (not counted),
/// busy `tries.too_many`, denied `pin.wrong` {left}, `pin.spent`: that was the last try, and the
/// log-in has ended.
Result<Me> login_take_back(App& app, const Caller& caller, const TakeBack& asked);

/// What /me says while the log-in is lent. An alliance that is gone meanwhile leaves it blank.
Result<Me> me_handed(App& app, const core::Account& account, const storage::Handed& handed);

/// Errors: invalid `pin.malformed` unless 4 to 8 digits.
Result<void> check_pin(std::string_view pin);

/// A PIN against the account's hash, after the rate limit of its name. Costs one Argon2id.
/// Errors: busy `tries.too_many`.
Result<bool> pin_is(App& app, const core::Account& account, std::string_view pin);

}  // namespace entente::app
