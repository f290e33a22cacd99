#include "core/portrait/portrait_view.hpp"

#include <algorithm>

namespace entente::core {

namespace {

bool reads(const PortraitText& part, const Viewer& viewer) {
  if (viewer.role == Role::patient) return true;
  if (part.text.empty()) return false;
  return std::find(part.readers.begin(), part.readers.end(), viewer.party) != part.readers.end();
}

}  // namespace

PortraitView portrait_for(const Alliance& alliance, const Viewer& viewer) {
  PortraitView out;
  out.seq = alliance.seq;
  out.own = viewer.role == Role::patient;
  for (const auto& part : alliance.portrait) {
    if (!reads(part, viewer)) continue;
    auto& shown = out.parts.emplace_back();
    shown.part = part.part;
    shown.text = part.text;
    shown.at = part.at;
    shown.in_person = part.in_person;
    // The first words of a part opened meanwhile are new to whoever reads them now.
    if (part.before != part.text) shown.before = part.before;
    if (out.own) shown.readers = part.readers;
  }
  std::sort(out.parts.begin(), out.parts.end(),
            [](const auto& a, const auto& b) { return a.part < b.part; });
  return out;
}

}  // namespace entente::core
