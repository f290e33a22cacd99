// Erasure: the patient asks, an administrator confirms, the data key is destroyed. The chain still
// verifies; its content is gone for good.
#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "app/alliance_command.hpp"

namespace entente::app {

struct ErasureReceipt {
  Date keep_until;  ///< until then the law would have it kept
};
BOOST_DESCRIBE_STRUCT(ErasureReceipt, (), (keep_until))

struct ErasureLine {
  AllianceId alliance;
  Instant asked_at;
  Instant opened_at;
  Date keep_until;
};
BOOST_DESCRIBE_STRUCT(ErasureLine, (), (alliance, asked_at, opened_at, keep_until))
struct ErasureLines {
  std::vector<ErasureLine> erasures;
};
BOOST_DESCRIBE_STRUCT(ErasureLines, (), (erasures))

/// Code de la santé publique, art. R1112-7: twenty years from the last stay or consultation, and
/// at least until the twenty-eighth birthday (which is not known here: the screen says so).
Date keep_until(Instant last_event);

/// By the patient or their representative. Asked again it answers the same.
/// Errors: not_found `alliance.unknown`, denied `role.patient_only`, and as alliance_command.
Result<ErasureReceipt> erasure_ask(App& app, const Caller& caller, AllianceId id,
                                   const CommandOptions& options);

/// What patients asked and nobody confirmed yet, oldest request first. By an administrator.
/// Errors: denied `access.denied`.
Result<ErasureLines> erasure_list(App& app, const Caller& caller);
/// Errors: denied `access.denied`, not_found `erasure.unknown`.
Result<void> erasure_confirm(App& app, const Caller& caller, AllianceId id);

/// Whoever holds the server's console needs nobody's request. Errors: not_found `stream.unknown`,
/// `stream.erased`.
Result<void> erase_from_console(App& app, StreamId stream);

}  // namespace entente::app
