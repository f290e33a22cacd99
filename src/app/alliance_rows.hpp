// The rows that lists are made of, projected from a folded alliance.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "app/alliances.hpp"
#include "core/access/access.hpp"
#include "core/readjustment/readjustment_outcome.hpp"

namespace entente::app {

/// What a membership's row holds, sealed with the alliance's data key.
struct LineContent {
  core::AllianceLine line;
  std::optional<Instant> until;  ///< from then on the line reads differently by itself
  std::optional<Instant> calibrated_at;  ///< of core::Reading, when it was written; none: zero
};
BOOST_DESCRIBE_STRUCT(LineContent, (), (line, until, calibrated_at))

/// One row for each who ever joined, one for each caregiver's portfolio, one for the alliance, one
/// for what was tried in it, one for its scores.
std::vector<storage::ViewRow> alliance_rows(const LoadedAlliance& now,
                                            const core::Outlook& outlook);

LineContent line_content(const core::Alliance& alliance, const core::Viewer& viewer,
                         const core::Outlook& outlook);

/// Sort of a list: what waits for the viewer comes first, what is over last.
int rank_of(core::NextStep step);

/// The members' rows alone, made anew because time has passed or alerts are told by other means:
/// written only where no event came meanwhile.
std::vector<storage::ViewRow> retold_rows(const LoadedAlliance& now,
                                          const core::Outlook& outlook);

/// Errors: fault `crypto.not_opened`, `alliance.malformed`.
Result<LineContent> open_line(const storage::MembershipRow& row, const crypto::Key& key);

/// Errors: as open_line.
Result<std::vector<core::ReadjustmentOutcome>> open_outcomes(const storage::ReadjustmentRow& row,
                                                             const crypto::Key& key);

}  // namespace entente::app
