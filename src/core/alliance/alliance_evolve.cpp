#include <algorithm>

#include "core/alert/alert_evolve.hpp"
#include "core/alliance/alliance.hpp"
#include "core/contract/contract_evolve.hpp"
#include "core/portrait/portrait_evolve.hpp"
#include "core/readjustment/readjustment_evolve.hpp"
#include "core/session/session_evolve.hpp"

namespace entente::core {

namespace {

Party* find(Alliance& alliance, PartyId id) {
  for (auto& one : alliance.parties) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

/// The document names those who sign and their keys: when one of them changes, a signature
/// already given is on another document (rule 2).
void signers_changed(Alliance& alliance, const Recorded& recorded) {
  if (auto* version = open_version(alliance)) {
    clear_signatures(*version);
    version->changed = recorded.seq;
  }
}

bool is_signer(const Alliance& alliance, const Party& party) {
  return alliance.side_of(party.id).has_value() || party.role == Role::representative;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const AllianceOpened& event) {
  alliance.id = event.alliance;
  alliance.unit = event.unit;
  alliance.opened_at = recorded.at;
  alliance.needs_representative = event.needs_representative;
  alliance.patient = event.patient;
  alliance.referent = event.referent;
  Party patient;
  patient.id = event.patient;
  patient.role = Role::patient;
  patient.name = event.patient_name;
  Party referent;
  referent.id = event.referent;
  referent.role = Role::caregiver;
  referent.name = event.referent_name;
  referent.status = PartyStatus::joined;
  referent.account = event.referent_account;
  referent.keys = event.referent_keys;
  referent.keys_since = recorded.at;
  alliance.parties = {std::move(patient), std::move(referent)};
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const PartyInvited& event) {
  Party party;
  party.id = event.party;
  party.role = event.role;
  party.name = event.name;
  party.relation = event.relation;
  alliance.parties.push_back(std::move(party));
  if (event.role == Role::representative) signers_changed(alliance, recorded);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const PartyJoined& event) {
  auto* party = find(alliance, event.party);
  if (party == nullptr) return;
  party->status = PartyStatus::joined;
  party->account = event.account;
  party->name = event.name;
  party->keys = event.keys;
  party->keys_since = recorded.at;
  if (is_signer(alliance, *party)) signers_changed(alliance, recorded);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const PartyKeyChanged& event) {
  auto* party = find(alliance, event.party);
  if (party == nullptr) return;
  party->keys = event.keys;
  party->keys_since = recorded.at;
  if (is_signer(alliance, *party)) signers_changed(alliance, recorded);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const PartyLeft& event) {
  auto* party = find(alliance, event.party);
  if (party == nullptr) return;
  party->status = PartyStatus::left;
  party->opened.clear();
  if (is_signer(alliance, *party)) signers_changed(alliance, recorded);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ReferentChanged& event) {
  alliance.referent = event.to;
  signers_changed(alliance, recorded);
}

void evolve_with(Alliance& alliance, const Recorded&, const AccessOpened& event) {
  if (auto* party = find(alliance, event.relative)) party->opened.push_back(event.scope);
}

void evolve_with(Alliance& alliance, const Recorded&, const AccessClosed& event) {
  if (auto* party = find(alliance, event.relative)) std::erase(party->opened, event.scope);
}

/// The version in force stays readable as such; its end is the alliance's.
void evolve_with(Alliance& alliance, const Recorded& recorded, const AllianceClosed& event) {
  abandon(alliance, recorded.at, recorded.seq);
  for (auto& version : alliance.versions) {
    if (version.status == VersionStatus::in_force) version.ended_at = recorded.at;
  }
  alliance.status = AllianceStatus::closed;
  alliance.close_reason = event.reason;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const AttachmentAdded& event) {
  alliance.attachments.push_back(
      {event.attachment, event.media_type, event.hash, event.size, recorded.author});
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ErasureAsked&) {
  alliance.erasure_asked_at = recorded.at;
}

}  // namespace

void evolve(Alliance& alliance, const Recorded& recorded) {
  alliance.seq = recorded.seq;
  alliance.changed_at = recorded.at;
  std::visit([&](const auto& event) { evolve_with(alliance, recorded, event); }, recorded.event);
}

}  // namespace entente::core
