// A person's account: its own stream, sealed with its own data key.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "core/alliance/party.hpp"

namespace entente::core {

enum class AccountRole { administrator, caregiver, supervisor, patient, relative };
BOOST_DESCRIBE_ENUM(AccountRole, administrator, caregiver, supervisor, patient, relative)

/// What lets a person in and keeps their keys. All strings are base64url; the server can open none
/// of the wrapped keys. See docs/api.md, "Keys and passwords".
struct Credentials {
  std::string salt;              ///< of Argon2id in the browser, 16 bytes
  std::string login_hash;        ///< Argon2id string of the login key, as libsodium writes it
  std::string wrapped_keys;      ///< XChaCha20-Poly1305 under the wrapping key
  std::string recovery_hash;     ///< BLAKE2b-256 of the recovery proof
  std::string recovery_wrapped;  ///< the same keys under the recovery code
  bool operator==(const Credentials&) const = default;
};
BOOST_DESCRIBE_STRUCT(Credentials, (),
                      (salt, login_hash, wrapped_keys, recovery_hash, recovery_wrapped))

struct AccountCreated {
  AccountId account;
  AccountRole role = AccountRole::patient;
  std::string login_name;  ///< as typed; looked up folded and hashed
  std::string name;
  std::optional<UnitId> unit;
  std::string language;  ///< "fr" or "en"
  PublicKeys keys;
  Credentials credentials;
};
BOOST_DESCRIBE_STRUCT(AccountCreated, (),
                      (account, role, login_name, name, unit, language, keys, credentials))

struct CredentialsChanged {
  Credentials credentials;
};
BOOST_DESCRIBE_STRUCT(CredentialsChanged, (), (credentials))

/// A person made new identity keys (all that was sealed to the old ones is lost to them).
struct KeysChanged {
  PublicKeys keys;
  Credentials credentials;
};
BOOST_DESCRIBE_STRUCT(KeysChanged, (), (keys, credentials))

struct ProfileChanged {
  std::string name;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(ProfileChanged, (), (name, language))

struct AccountDisabled {
  bool disabled = true;
};
BOOST_DESCRIBE_STRUCT(AccountDisabled, (), (disabled))

/// The digits that take a lent tablet back (decision 10).
struct PinChanged {
  std::string hash;  ///< Argon2id string, as libsodium writes it
};
BOOST_DESCRIBE_STRUCT(PinChanged, (), (hash))

/// A caregiver chooses one thing to work on in their way of caring: a relational skill or an
/// attitude of the mirror (core/portfolio). Seen by nobody else.
struct FocusChosen {
  std::string topic;
  std::string words;  ///< their own; may be empty
};
BOOST_DESCRIBE_STRUCT(FocusChosen, (), (topic, words))

/// `words`: what they learned.
struct FocusEnded {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(FocusEnded, (), (words))

using AccountEvent = std::variant<AccountCreated, CredentialsChanged, KeysChanged, ProfileChanged,
                                  AccountDisabled, PinChanged, FocusChosen, FocusEnded>;

struct Focus {
  std::string topic;
  std::string words;
  Instant at;
  std::optional<Instant> ended_at;
  std::string learned;
};
BOOST_DESCRIBE_STRUCT(Focus, (), (topic, words, at, ended_at, learned))

struct Account {
  AccountId id;
  std::uint64_t seq = 0;
  AccountRole role = AccountRole::patient;
  std::string login_name;
  std::string name;
  std::optional<UnitId> unit;
  std::string language = "fr";
  PublicKeys keys;
  Credentials credentials;
  std::string pin_hash;  ///< empty: no PIN yet
  bool disabled = false;
  Instant created_at;
  std::vector<Focus> focuses;  ///< oldest first; only the last may be going on

  const Focus* focus() const;  ///< the one going on; null: none
};

/// Holds no rule and cannot fail. Pure.
void evolve(Account& account, std::uint64_t seq, Instant at, const AccountEvent& event);

}  // namespace entente::core
