#include "app/login_handed.hpp"

#include <algorithm>

#include "app/accounts.hpp"
#include "app/alliances.hpp"
#include "core/access/access.hpp"

namespace entente::app {

namespace {

const core::Session* session_of(const core::Alliance& alliance, SessionId id) {
  const auto found = std::ranges::find(alliance.sessions, id, &core::Session::id);
  return found == alliance.sessions.end() ? nullptr : &*found;
}

const core::Party* patient_of(const core::Alliance& alliance) {
  const auto found =
      std::ranges::find(alliance.parties, core::Role::patient, &core::Party::role);
  return found == alliance.parties.end() ? nullptr : &*found;
}

/// The caller's log-in as it lies in the store: what a request brought along may be older.
Result<std::optional<storage::Handed>> handed_now(App& app, const Caller& caller) {
  const auto own = TRY(app.store.logins(caller.account));
  const auto found = std::ranges::find(own, caller.login, &storage::LoginRow::id);
  if (found == own.end()) return denied("login.needed");
  return found->handed;
}

Result<void> hand(App& app, const Caller& caller, const std::optional<storage::Handed>& to) {
  storage::Write write;
  write.now = app.now();
  write.hand_logins = {{caller.login, to}};
  CHECK(app.store.write(std::move(write)));
  app.accounts->handed(caller.account, caller.login, to);
  return {};
}

Result<void> end(App& app, const Caller& caller) {
  storage::Write write;
  write.now = app.now();
  write.end_logins = {caller.login};
  CHECK(app.store.write(std::move(write)));
  app.accounts->ended({caller.account, caller.login, std::nullopt});
  return {};
}

}  // namespace

Result<Me> me_handed(App& app, const core::Account& account, const storage::Handed& handed) {
  Me me = me_of(app, account);
  me.login_name.clear();
  me.wrapped_keys.clear();
  me.salt.clear();
  HandedOver over;
  over.alliance = handed.alliance;
  over.session = handed.session;
  over.patient = handed.patient;
  over.tries_left = std::max(0, most_pin_tries - handed.tries);
  if (const auto alliance = app.alliances->get(handed.alliance)) {
    over.seq = (*alliance)->seq;
    if (const auto* party = (*alliance)->party(handed.patient)) over.patient_name = party->name;
    if (const auto* session = session_of(**alliance, handed.session)) {
      over.number = session->number;
      for (const auto& rating : session->ratings) {
        if (rating.side == core::Side::patient) over.answered.push_back(rating.instrument);
      }
    }
  } else if (alliance.error().category != Category::not_found) {
    return alliance.error();
  }
  me.handed = std::move(over);
  return me;
}

Result<Me> login_hand_over(App& app, const Caller& caller, const HandOver& asked) {
  const auto alliance = TRY(app.alliances->get(asked.alliance));
  const auto viewer = TRY(core::access_alliance(*alliance, caller.account));
  if (viewer.role != core::Role::caregiver) return denied("role.caregiver_only");
  const auto* session = session_of(*alliance, asked.session);
  if (!session) return not_found("session.unknown");
  const bool held = session->status == core::SessionStatus::running ||
                    session->status == core::SessionStatus::ended;
  const auto* patient = patient_of(*alliance);
  if (!held || !patient) return conflict("session.not_held");
  const auto account = TRY(app.accounts->get(caller.account));
  if (account->pin_hash.empty()) return conflict("pin.needed");
  const storage::Handed to{asked.alliance, asked.session, patient->id, 0};
  const std::lock_guard turn(app.accounts->handing);
  CHECK(hand(app, caller, to));
  return me_handed(app, *account, to);
}

Result<Me> login_take_back(App& app, const Caller& caller, const TakeBack& asked) {
  CHECK(check_pin(asked.pin));
  const auto account = TRY(app.accounts->get(caller.account));
  // One try at a time, and written down before it is judged: many at once are no more tries.
  const std::lock_guard turn(app.accounts->handing);
  auto handed = TRY(handed_now(app, caller));
  if (!handed) return conflict("login.not_handed");
  handed->tries += 1;
  CHECK(hand(app, caller, handed));
  const auto right = pin_is(app, *account, asked.pin);
  if (!right) {
    handed->tries -= 1;  // it was not looked at
    CHECK(hand(app, caller, handed));
    return right.error();
  }
  if (*right) {
    CHECK(hand(app, caller, std::nullopt));
    return me_of(app, *account);
  }
  const int left = most_pin_tries - handed->tries;
  if (left > 0) return denied("pin.wrong", {{"left", std::to_string(left)}});
  CHECK(end(app, caller));
  return denied("pin.spent");
}

}  // namespace entente::app
