// The sessions of one alliance, as one person may see them.
#pragma once
#include <boost/describe.hpp>

#include "app/app.hpp"
#include "core/session/session_view.hpp"

namespace entente::app {

struct SessionsAnswer {
  std::uint64_t seq = 0;  ///< of the alliance when it was read
  std::vector<core::SessionView> sessions;
};
BOOST_DESCRIBE_STRUCT(SessionsAnswer, (), (seq, sessions))

/// Records the read (rule 16). Errors: not_found `alliance.unknown`.
Result<SessionsAnswer> session_list(App& app, const Caller& caller, AllianceId id);

}  // namespace entente::app
