// Use cases of coming back with the recovery code after a forgotten password.
#pragma once
#include <string>

#include "app/account.hpp"
#include "app/app.hpp"

namespace entente::app {

struct RecoveryLook {
  std::string login_name;
  std::string recovery_proof;
};
BOOST_DESCRIBE_STRUCT(RecoveryLook, (), (login_name, recovery_proof))
struct RecoveryFound {
  std::string recovery_wrapped;
  std::string salt;
};
BOOST_DESCRIBE_STRUCT(RecoveryFound, (), (recovery_wrapped, salt))

struct Recovery {
  std::string login_name;
  std::string recovery_proof;
  std::string salt;
  std::string login_key;
  std::string wrapped_keys;
};
BOOST_DESCRIBE_STRUCT(Recovery, (), (login_name, recovery_proof, salt, login_key, wrapped_keys))

/// Errors: denied `recovery.refused` (wrong name or code, or disabled), busy `tries.too_many`,
/// invalid `login_name.malformed`, `keys.malformed`.
Result<RecoveryFound> recovery_look(App& app, const RecoveryLook& asked, const Client& client);
/// A new password; all earlier log-ins end and a new one begins. Costs one Argon2id.
Result<LoggedIn> recovery_use(App& app, const Recovery& asked, const Client& client);

}  // namespace entente::app
