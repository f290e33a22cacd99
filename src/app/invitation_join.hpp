// Joining a party by an invitation, in the same write as whatever else must hold or fail with it.
#pragma once
#include <functional>

#include "app/app.hpp"
#include "app/invitation.hpp"

namespace entente::app {

/// Whether an account of this role may take a place of that role: professionals join as
/// professionals, patients and relatives as patients, relatives or representatives. Without it a
/// caregiver could use the patient's code themselves.
bool may_join(core::AccountRole account, std::string_view party_role);

/// Adds the use of the invitation and, for one of kind "party", the party's joining to a write.
Result<void> add_use(App& app, const storage::InvitationRow& invitation,
                     const core::Account& account, storage::Write& into);

/// Builds a write and sends it; builds it anew when an alliance moved meanwhile, five times at
/// most.
Result<void> write_built(App& app, const std::function<Result<storage::Write>()>& build);

}  // namespace entente::app
