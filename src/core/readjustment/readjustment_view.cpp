#include "core/readjustment/readjustment_view.hpp"

namespace entente::core {

bool access_readjustment(const Readjustment& one, const Viewer& viewer) {
  switch (viewer.role) {
    case Role::caregiver:
      return one.audience != Audience::own || one.author == viewer.party;
    case Role::patient:
    case Role::representative:
      return one.audience == Audience::both;
    case Role::relative:
    case Role::supervisor:
      break;
  }
  return false;
}

std::vector<Readjustment> readjustments_for(const Alliance& alliance, const Viewer& viewer) {
  std::vector<Readjustment> out;
  const auto& all = alliance.readjustments;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    if (!one->dropped && access_readjustment(*one, viewer)) out.push_back(*one);
  }
  return out;
}

}  // namespace entente::core
