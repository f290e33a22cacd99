#include <algorithm>
#include <set>

#include "core/access/access.hpp"
#include "core/alert/alert_find.hpp"

namespace entente::core {

namespace {

/// What a viewer may see of the clauses, decided once for a view.
struct Sight {
  bool negotiation = true;     ///< how each wording is come to: all but relatives
  bool whole_contract = true;  ///< every agreed wording
  std::set<std::string> opened;
};

Sight sight_of(const Alliance& alliance, const Viewer& viewer) {
  if (viewer.role != Role::relative && viewer.role != Role::supervisor) return {};
  Sight sight{false, false, {}};
  const auto* party = alliance.party(viewer.party);
  if (viewer.role == Role::relative && party != nullptr) {
    sight.opened.insert(party->opened.begin(), party->opened.end());
    sight.whole_contract = sight.opened.contains("contract");
  }
  return sight;
}

/// Rule 11: the agreed wording of what was opened, and nothing of how it was come to.
Version visible(const Version& version, const Sight& sight) {
  if (sight.negotiation) return version;
  Version out;
  out.number = version.number;
  out.status = version.status;
  out.opened_at = version.opened_at;
  out.in_force_at = version.in_force_at;
  out.ended_at = version.ended_at;
  out.changed = version.changed;
  for (const auto& clause : version.clauses) {
    if (!clause.in_contract()) continue;
    if (!sight.whole_contract && !sight.opened.contains(clause.id.text())) continue;
    auto& seen = out.clauses.emplace_back(clause);
    seen.pending.reset();
    seen.refusals = 0;
    seen.rounds = 0;
    seen.teach_back.note.clear();
  }
  if (sight.whole_contract) {
    out.signatures = version.signatures;
    out.document = version.document;
  }
  return out;
}

/// Accounts are told to nobody else; a relative does not learn who the other relatives are.
std::vector<Party> visible_parties(const Alliance& alliance, const Viewer& viewer) {
  std::vector<Party> out;
  const bool outer = viewer.role == Role::relative || viewer.role == Role::supervisor;
  for (const auto& party : alliance.parties) {
    const bool own = party.id == viewer.party;
    if (outer && !own && party.role == Role::relative) continue;
    auto& seen = out.emplace_back(party);
    if (!own) seen.account.reset();
  }
  return out;
}

bool has_signed(const Version& version, PartyId party) {
  return std::any_of(version.signatures.begin(), version.signatures.end(),
                     [&](const Signature& one) { return one.statement.party == party; });
}

bool other_caregiver(const Alliance& alliance) {
  return std::any_of(alliance.parties.begin(), alliance.parties.end(), [&](const Party& one) {
    return one.role == Role::caregiver && one.status == PartyStatus::joined &&
           one.id != alliance.referent;
  });
}

void can_sign(Can& can, const Alliance& alliance, const Viewer& viewer) {
  const auto* version = alliance.negotiation();
  if (version == nullptr || !missing_to_sign(alliance, *version).empty()) return;
  for (const auto signer : signers(alliance)) {
    if (has_signed(*version, signer)) continue;
    if (signer == viewer.party) can.sign = true;
    // Rule 14: the referent signs with their own key; others may sign in person.
    else if (viewer.role == Role::caregiver && signer != alliance.referent) can.sign_for = true;
  }
}

/// The same rules as decide(), asked beforehand.
Can can_do(const Alliance& alliance, const Viewer& viewer) {
  Can can;
  const bool patient = viewer.role == Role::patient;
  const bool caregiver = viewer.role == Role::caregiver;
  const bool inner = patient || caregiver || viewer.role == Role::representative;
  if (alliance.status == AllianceStatus::closed || !inner) return can;
  const bool open = alliance.status == AllianceStatus::open;
  const bool negotiating = alliance.negotiation() != nullptr;
  const bool in_force = alliance.in_force() != nullptr;
  can.propose = open && (negotiating || !in_force);
  can.explain = open && caregiver && negotiating;
  can.say_back = open && patient && negotiating;
  can.amend = open ? in_force && !negotiating && (patient || caregiver) : patient;
  can.withdraw = open && patient;
  can.invite_relative = open && !caregiver;
  can.invite_party = open && caregiver;
  can.hand_over = viewer.referent && other_caregiver(alliance);
  can.close = viewer.referent || patient;
  can.in_person = caregiver;
  if (open) can_sign(can, alliance, viewer);
  return can;
}

std::vector<Problem> visible_missing(const Alliance& alliance, const Sight& sight) {
  if (!sight.negotiation || alliance.status != AllianceStatus::open) return {};
  if (const auto* version = alliance.negotiation()) return missing_to_sign(alliance, *version);
  // Before the first proposal, the whole list is the way ahead.
  return alliance.in_force() ? std::vector<Problem>{} : missing_to_sign(alliance, Version{});
}

}  // namespace

AllianceView view_for(const Alliance& alliance, const Viewer& viewer, const Outlook& outlook) {
  const auto sight = sight_of(alliance, viewer);
  AllianceView view;
  view.id = alliance.id;
  view.unit = alliance.unit;
  view.seq = alliance.seq;
  view.status = alliance.status;
  view.opened_at = alliance.opened_at;
  view.changed_at = alliance.changed_at;
  view.needs_representative = alliance.needs_representative;
  view.me = viewer.party;
  view.patient = alliance.patient;
  view.referent = alliance.referent;
  view.parties = visible_parties(alliance, viewer);
  if (const auto* one = alliance.in_force()) view.in_force = visible(*one, sight);
  if (const auto* one = alliance.negotiation()) view.negotiation = visible(*one, sight);
  for (const auto& one : alliance.versions) {
    view.versions.push_back({one.number, one.status, one.in_force_at, one.ended_at});
  }
  view.missing = visible_missing(alliance, sight);
  view.signers = signers(alliance);
  if (sight.negotiation) {
    view.alerts = alerts_for(alliance, viewer, outlook);
    view.erasure_asked_at = alliance.erasure_asked_at;
  }
  view.can = can_do(alliance, viewer);
  return view;
}

}  // namespace entente::core
