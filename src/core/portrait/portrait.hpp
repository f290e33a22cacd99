// The patient's own page, "Moi": who they are beside their illness, in their own words.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace entente::core {

/// What matters to me; what makes me different (culture, language, faith, body, habits,
/// disability); what I feel; what I doubt; what helps me; what I do not want.
enum class PortraitPart { matters, different, feels, doubts, helps, refuses };
BOOST_DESCRIBE_ENUM(PortraitPart, matters, different, feels, doubts, helps, refuses)

/// One part as it stands. Nobody but the patient reads it unless named in `readers`.
struct PortraitText {
  PortraitPart part = PortraitPart::matters;
  std::string text;  ///< empty: taken out
  std::vector<PartyId> readers;
  Instant at;
  bool in_person = false;    ///< said aloud, written down by a caregiver
  std::string before;        ///< the text as the last ended session left it
  std::uint64_t changed = 0; ///< sequence number of its last change
};
BOOST_DESCRIBE_STRUCT(PortraitText, (), (part, text, readers, at, in_person, before, changed))

/// By the patient, or for them in person. Text and readers are one act: a word is never open to
/// more people than the patient saw ticked beside it.
struct PortraitWrite {
  PortraitPart part = PortraitPart::matters;
  std::string text;
  std::vector<PartyId> readers;
};
BOOST_DESCRIBE_STRUCT(PortraitWrite, (), (part, text, readers))

struct PortraitWritten {
  PortraitPart part = PortraitPart::matters;
  std::string text;
  std::vector<PartyId> readers;
  bool in_person = false;
};
BOOST_DESCRIBE_STRUCT(PortraitWritten, (), (part, text, readers, in_person))

}  // namespace entente::core
