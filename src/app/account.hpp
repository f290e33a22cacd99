// Use cases of one's own account: enrol, be, change. What crosses the API is described here.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"

namespace entente::app {

/// Where a request comes from.
struct Client {
  std::string address;
  std::string user_agent;
};

/// What the patient's page needs of a log-in that is lent to them, and no more.
struct HandedOver {
  AllianceId alliance;
  std::uint64_t seq = 0;  ///< of the alliance
  SessionId session;
  int number = 0;  ///< of the session
  PartyId patient;
  std::string patient_name;
  std::vector<std::string> answered;  ///< codes of the instruments the patient has answered
  int tries_left = 0;                 ///< of the PIN, before the log-in ends
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (alliance, seq, session, number, patient, patient_name,
                                       answered, tries_left))

/// One's own account, as its screens need it. Binary values are base64url.
struct Me {
  AccountId account;
  core::AccountRole role = core::AccountRole::patient;
  std::string name;
  std::string login_name;
  std::optional<UnitId> unit;
  std::string language;
  core::PublicKeys keys;
  std::string wrapped_keys;
  std::string salt;
  int idle_minutes = 0;
  Instant created_at;
  bool has_pin = false;
  std::optional<HandedOver> handed;  ///< then login_name, wrapped_keys and salt are blank
};
BOOST_DESCRIBE_STRUCT(Me, (), (account, role, name, login_name, unit, language, keys,
                               wrapped_keys, salt, idle_minutes, created_at, has_pin, handed))

/// What lets a person in from now on, with the cookie to set.
struct LoggedIn {
  Me me;
  Private<std::string> token;  ///< 32 random bytes, base64url: shown to the browser, never kept
};

/// An invitation used by someone who has no account yet.
struct Enrolment {
  std::string code;
  std::string login_name;
  std::string name;      ///< 1 to 120 characters
  std::string language;  ///< "fr" or "en"
  core::PublicKeys keys;
  std::string salt;              ///< 16 bytes
  std::string login_key;         ///< 32 bytes
  std::string wrapped_keys;      ///< 24 + 64 + 16 bytes
  std::string recovery_proof;    ///< 32 bytes
  std::string recovery_wrapped;  ///< 24 + 64 + 16 bytes
};
BOOST_DESCRIBE_STRUCT(Enrolment, (), (code, login_name, name, language, keys, salt, login_key,
                                      wrapped_keys, recovery_proof, recovery_wrapped))

struct ProfileChange {
  std::string name;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (name, language))

struct PasswordChange {
  std::string login_key;  ///< of the password as it was
  std::string salt;
  std::string new_login_key;
  std::string wrapped_keys;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (login_key, salt, new_login_key, wrapped_keys))

struct RecoveryRenewal {
  std::string login_key;
  std::string recovery_proof;
  std::string recovery_wrapped;
};
BOOST_DESCRIBE_STRUCT(RecoveryRenewal, (), (login_key, recovery_proof, recovery_wrapped))

/// The first PIN needs nothing more than the log-in; another one the PIN before or the login key.
struct PinChange {
  std::string pin;  ///< 4 to 8 digits
  std::optional<std::string> old_pin;
  std::optional<std::string> login_key;
};
BOOST_DESCRIBE_STRUCT(PinChange, (), (pin, old_pin, login_key))

Me me_of(const App& app, const core::Account& account);

/// Makes the account, joins the party the invitation names, and logs in: one transaction. Costs an
/// Argon2id. Errors: invalid (`login_name.malformed`, `name.length`, `language.unknown`,
/// `keys.malformed` {field}), the invitation's (invitation.hpp), conflict `store.taken`,
/// denied `invitation.account_needed` (a caregiver must have an account first).
Result<LoggedIn> account_enrol(App& app, const Enrolment& asked, const Client& client);

Result<Me> account_me(App& app, const Caller& caller);
Result<Me> account_profile(App& app, const Caller& caller, const ProfileChange& asked);
/// Ends the other log-ins. Costs two Argon2id. Errors: denied `login.refused`, busy
/// `tries.too_many`, invalid `keys.malformed`.
Result<void> account_password(App& app, const Caller& caller, const PasswordChange& asked);
/// A new recovery code in place of the old one. Errors: as account_password.
Result<void> account_recovery(App& app, const Caller& caller, const RecoveryRenewal& asked);
/// Costs one or two Argon2id. Errors: invalid `pin.malformed`, `pin.easy` (all the same, or in a
/// row), denied `pin.refused` (not the old one), `login.refused`, busy `tries.too_many`.
Result<void> account_pin(App& app, const Caller& caller, const PinChange& asked);

}  // namespace entente::app
