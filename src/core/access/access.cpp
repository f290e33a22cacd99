#include "core/access/access.hpp"

#include <algorithm>

namespace entente::core {

Result<Viewer> access_alliance(const Alliance& alliance, AccountId account) {
  const auto* party = alliance.seq == 0 ? nullptr : alliance.party_of(account);
  if (party == nullptr || party->status != PartyStatus::joined) {
    return not_found("alliance.unknown");
  }
  return Viewer{party->id, party->role, party->id == alliance.referent};
}

Result<void> access_reads(const Viewer& viewer) {
  // Rule 16: "the patient sees that list".
  if (viewer.role == Role::patient || viewer.role == Role::representative) return {};
  return denied("access.reads");
}

bool access_clause(const Alliance& alliance, const Viewer& viewer, ClauseId clause) {
  switch (viewer.role) {
    case Role::patient:
    case Role::representative:
    case Role::caregiver:
      return true;
    case Role::supervisor:  // Rule 12: figures and shared entries, never the contract
      return false;
    case Role::relative:
      break;
  }
  // Rule 11: "relatives see only what the patient opened to them".
  const auto* party = alliance.party(viewer.party);
  if (party == nullptr || party->status != PartyStatus::joined) return false;
  const auto id = clause.text();
  return std::any_of(party->opened.begin(), party->opened.end(),
                     [&](const std::string& one) { return one == "contract" || one == id; });
}

Result<void> access_export(const Viewer& viewer) {
  if (viewer.role == Role::relative || viewer.role == Role::supervisor) {
    return denied("access.export");
  }
  return {};
}

}  // namespace entente::core
