#include "core/alliance/alliance.hpp"

#include <algorithm>

namespace entente::core {

namespace {

const Version* with_status(const std::vector<Version>& versions, VersionStatus status) {
  const auto at = std::find_if(versions.rbegin(), versions.rend(),
                               [&](const Version& one) { return one.status == status; });
  return at == versions.rend() ? nullptr : &*at;
}

}  // namespace

const Party* Alliance::party(PartyId wanted) const {
  for (const auto& one : parties) {
    if (one.id == wanted) return &one;
  }
  return nullptr;
}

const Party* Alliance::party_of(AccountId account) const {
  for (const auto& one : parties) {
    if (one.status != PartyStatus::left && one.account == account) return &one;
  }
  return nullptr;
}

const Version* Alliance::in_force() const {
  return with_status(versions, VersionStatus::in_force);
}

const Version* Alliance::negotiation() const {
  return with_status(versions, VersionStatus::negotiation);
}

const Party* Alliance::representative() const {
  for (const auto& one : parties) {
    if (one.role == Role::representative && one.status != PartyStatus::left) return &one;
  }
  return nullptr;
}

std::optional<Side> Alliance::side_of(PartyId wanted) const {
  if (wanted == patient) return Side::patient;
  if (wanted == referent) return Side::caregiver;
  return std::nullopt;
}

const Clause* Alliance::latest(ClauseId wanted) const {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    if (const auto* found = version->clause(wanted)) return found;
  }
  return nullptr;
}

const Clause* Version::clause(ClauseId wanted) const {
  for (const auto& one : clauses) {
    if (one.id == wanted) return &one;
  }
  return nullptr;
}

bool Clause::has_agreed(Side side) const {
  return std::find(agreed.begin(), agreed.end(), side) != agreed.end();
}

const char* kind_name(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::aim: return "aim";
    case ClauseKind::objective: return "objective";
    case ClauseKind::action: return "action";
    case ClauseKind::commitment: return "commitment";
    case ClauseKind::information: return "information";
    case ClauseKind::frame: return "frame";
  }
  return "";
}

Alliance fold(const std::vector<Recorded>& events) {
  Alliance alliance;
  for (const auto& recorded : events) evolve(alliance, recorded);
  return alliance;
}

}  // namespace entente::core
