// The people of an alliance.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace entente::core {

/// What a person is in one alliance. `representative`: of a minor or a person under guardianship.
enum class Role { patient, caregiver, relative, representative, supervisor };
BOOST_DESCRIBE_ENUM(Role, patient, caregiver, relative, representative, supervisor)

/// The public halves of a person's identity keys, base64url without padding, 32 bytes each.
struct PublicKeys {
  std::string sign;  ///< Ed25519
  std::string box;   ///< X25519
  bool operator==(const PublicKeys&) const = default;
};
BOOST_DESCRIBE_STRUCT(PublicKeys, (), (sign, box))

/// `invited`: no account yet. A patient may stay so for ever: then all is done in person.
enum class PartyStatus { invited, joined, left };
BOOST_DESCRIBE_ENUM(PartyStatus, invited, joined, left)

struct Party {
  PartyId id;
  Role role = Role::patient;
  std::string name;
  std::string relation;  ///< of a relative or representative: "fille", "tuteur"; else empty
  PartyStatus status = PartyStatus::invited;
  std::optional<AccountId> account;
  std::optional<PublicKeys> keys;
  std::optional<Instant> keys_since;
  /// What the patient opened to this relative: clause ids, or "contract" for all of it.
  std::vector<std::string> opened;
};
BOOST_DESCRIBE_STRUCT(Party, (),
                      (id, role, name, relation, status, account, keys, keys_since, opened))

}  // namespace entente::core
