// Who may write on the patient's own page, and whom they may let read it.
#include <algorithm>

#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

/// Rule 11: a reader is somebody of this alliance. A supervisor reads figures, never this.
Result<void> check_readers(const Acting& acting, const std::vector<PartyId>& readers) {
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto* party = acting.alliance.party(readers[i]);
    const bool may = party && party->status != PartyStatus::left &&
                     party->role != Role::patient && party->role != Role::supervisor;
    if (!may) return invalid("portrait.reader");
    const auto end = readers.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(readers.begin(), end, readers[i]) != end) return invalid("portrait.reader");
  }
  return {};
}

const PortraitText* find(const Alliance& alliance, PortraitPart part) {
  for (const auto& one : alliance.portrait) {
    if (one.part == part) return &one;
  }
  return nullptr;
}

bool reads(const PortraitText& text, PartyId who) {
  return std::find(text.readers.begin(), text.readers.end(), who) != text.readers.end();
}

}  // namespace

Decision decide_on(const Acting& acting, const PortraitWrite& command) {
  TRY(patient_only(acting));
  TRY(check_text("text", command.text, limits::text, Blank::allowed));
  TRY(check_readers(acting, command.readers));
  const auto* now = find(acting.alliance, command.part);
  if (now && now->changed > acting.context.seen) {  // rule 17: another device wrote meanwhile
    return conflict("alliance.changed", {{"seq", std::to_string(now->changed)}});
  }
  // Whoever writes down what was said aloud cannot write over what they may not read.
  if (acting.in_person && now && !now->text.empty() && !reads(*now, acting.author.id)) {
    return denied("portrait.closed");
  }
  const bool same = now ? now->text == command.text && now->readers == command.readers
                        : command.text.empty();
  if (same) return std::vector<Event>{};
  return events(
      PortraitWritten{command.part, command.text, command.readers, acting.in_person});
}

}  // namespace entente::core
