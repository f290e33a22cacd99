// What was tried while the alliance was tearing, and whether it came back. No cause is claimed: one
// followed the other, no more.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "core/alliance/alliance.hpp"
#include "core/outlook.hpp"

namespace entente::core {

/// `recovered`: what the patient says was back in their usual band (insight::MarkKind::repair) by
/// the second session they rated after the choice.
struct ReadjustmentOutcome {
  std::string response;
  bool recovered = false;
  bool operator==(const ReadjustmentOutcome&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReadjustmentOutcome, (), (response, recovered))

/// Of each readjustment chosen while a rupture was open, by what is open to both sides; oldest
/// first. Left out: those given up, what belongs to a caregiver's own story, the same response
/// chosen again after the same session, and those of which it is too early to tell.
std::vector<ReadjustmentOutcome> readjustment_outcomes(const Alliance& alliance,
                                                       const Outlook& outlook);

}  // namespace entente::core
