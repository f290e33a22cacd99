// What one person may read of the patient's own page.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "core/access/access.hpp"

namespace entente::core {

struct PortraitPartView {
  PortraitPart part = PortraitPart::matters;
  std::string text;
  Instant at;
  bool in_person = false;
  /// Changed since the last session: how it read then (empty: it was not written yet).
  std::optional<std::string> before;
  std::vector<PartyId> readers;  ///< told to the patient alone
};
BOOST_DESCRIBE_STRUCT(PortraitPartView, (), (part, text, at, in_person, before, readers))

struct PortraitView {
  std::uint64_t seq = 0;
  std::vector<PortraitPartView> parts;  ///< in the order of PortraitPart; those not written are out
  bool own = false;                     ///< the viewer may write
};
BOOST_DESCRIBE_STRUCT(PortraitView, (), (seq, parts, own))

/// The patient reads all of it, anybody else the parts opened to them (rule 11).
PortraitView portrait_for(const Alliance& alliance, const Viewer& viewer);

}  // namespace entente::core
