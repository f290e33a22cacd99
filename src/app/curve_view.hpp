// The alliance over its sessions, and what is being tried, as one person may see it.
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "app/app.hpp"
#include "core/curve/curve.hpp"

namespace entente::app {

/// Records the read (rule 16). `instrument`: a code; empty: the check-in. One that nobody answered
/// gives sessions without scores. Errors: not_found `alliance.unknown`.
Result<core::Curve> curve_view(App& app, const Caller& caller, AllianceId id,
                               const std::string& instrument);

struct ReadjustmentsAnswer {
  std::uint64_t seq = 0;
  std::vector<core::Readjustment> readjustments;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(ReadjustmentsAnswer, (), (seq, readjustments))

/// Records the read as one of the sessions. Errors: not_found `alliance.unknown`.
Result<ReadjustmentsAnswer> readjustment_list(App& app, const Caller& caller, AllianceId id);

}  // namespace entente::app
