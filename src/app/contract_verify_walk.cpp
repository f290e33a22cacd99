#include "app/contract_verify_walk.hpp"

#include <algorithm>

#include "app/contract_document.hpp"
#include "app/contract_sign.hpp"
#include "core/contract/readiness.hpp"
#include "json/codec.hpp"

namespace entente::app {

void Walk::told(const char* key, int version, const std::string& name) {
  problems_.push_back({key, {{"version", std::to_string(version)}, {"name", name}}});
}

void Walk::meet(PartyId party, const std::string& name, const std::string& key) {
  auto& person = people_[party];
  if (!name.empty()) person.name = name;
  if (!key.empty()) person.keys.push_back(key);
}

std::string Walk::name_of(PartyId party) const {
  const auto found = people_.find(party);
  return found == people_.end() || found->second.name.empty() ? party.text() : found->second.name;
}

bool Walk::had_key(PartyId party, const std::string& key) const {
  const auto found = people_.find(party);
  if (found == people_.end()) return false;
  const auto& keys = found->second.keys;
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool Walk::holds(const core::Signature& signature) const {
  return signatures_.contains(json::write(signature));
}

void Walk::next(const core::Recorded& recorded) {
  const auto* opened = std::get_if<core::AllianceOpened>(&recorded.event);
  const bool first = recorded.seq == 1;
  if (first != (opened != nullptr) || (opened && opened->alliance != id_)) {
    problems_.push_back({"verify.stream", {{"seq", std::to_string(recorded.seq)}}});
  }
  if (opened) {
    patient_ = opened->patient;
    referent_ = opened->referent;
    meet(opened->patient, opened->patient_name, "");
    meet(opened->referent, opened->referent_name, opened->referent_keys.sign);
  } else if (const auto* invited = std::get_if<core::PartyInvited>(&recorded.event)) {
    meet(invited->party, invited->name, "");
  } else if (const auto* joined = std::get_if<core::PartyJoined>(&recorded.event)) {
    meet(joined->party, joined->name, joined->keys.sign);
  } else if (const auto* changed = std::get_if<core::PartyKeyChanged>(&recorded.event)) {
    meet(changed->party, "", changed->keys.sign);
  } else if (const auto* handed = std::get_if<core::ReferentChanged>(&recorded.event)) {
    referent_ = handed->to;
  } else if (const auto* one = std::get_if<core::ContractSigned>(&recorded.event)) {
    check_signed(recorded, one->signature);
  } else if (const auto* begun = std::get_if<core::ContractInForce>(&recorded.event)) {
    come_into_force(recorded, begun->version);
  } else if (std::holds_alternative<core::ContractWithdrawn>(recorded.event) ||
             std::holds_alternative<core::AllianceClosed>(recorded.event)) {
    end_standing(recorded.at);
  }
  if (complete_) core::evolve(alliance_, recorded);
}

/// The key is the one that the signer, or the caregiver who attests, had published by then; the
/// event was appended by that same person.
void Walk::check_signed(const core::Recorded& recorded, const core::Signature& signature) {
  const auto& statement = signature.statement;
  const auto name = name_of(statement.party);
  signatures_.insert(json::write(signature));
  const bool own = statement.mode == core::SignatureMode::own_device;
  const auto hand = own ? statement.party : statement.attested_by.value_or(PartyId{});
  const auto person = people_.find(hand);
  if (person == people_.end() || person->second.keys.empty() ||
      person->second.keys.back() != signature.key || recorded.author != hand ||
      own == statement.attested_by.has_value()) {
    told("verify.key", statement.version, name);
  }
  if (!check_signature({statement, signature.key, signature.signature})) {
    told("verify.signature", statement.version, name);
  }
  if (statement.alliance != id_ || signature.at != recorded.at) {
    told("verify.statement", statement.version, name);
  }
  if (complete_) check_moment(signature);
}

/// What was signed is the document that the events led to at that moment.
void Walk::check_moment(const core::Signature& signature) {
  const auto& statement = signature.statement;
  const auto* version = alliance_.negotiation();
  if (version == nullptr || version->number != statement.version ||
      document_hash(core::document(alliance_, *version)) != statement.document) {
    told("verify.statement", statement.version, name_of(statement.party));
  }
}

void Walk::come_into_force(const core::Recorded& recorded, int number) {
  end_standing(recorded.at);
  auto& standing = standings_[number];
  if (standing.in_force_at) {  // once ended, a version never comes back
    problems_.push_back({"verify.document", {{"version", std::to_string(number)}}});
  }
  standing = {recorded.at, std::nullopt, {patient_, referent_}};
  if (complete_) check_all_signed(number);
}

/// Rule 3: in force when all who must sign have signed what stands.
void Walk::check_all_signed(int number) {
  const auto* version = alliance_.negotiation();
  if (version == nullptr || version->number != number) {
    problems_.push_back({"verify.document", {{"version", std::to_string(number)}}});
    return;
  }
  for (const auto party : core::signers(alliance_)) {
    const auto& all = version->signatures;
    const bool signed_it = std::any_of(all.begin(), all.end(), [&](const core::Signature& one) {
      return one.statement.party == party;
    });
    if (!signed_it) told("verify.unsigned", number, name_of(party));
  }
}

void Walk::end_standing(Instant at) {
  for (auto& [number, standing] : standings_) {
    if (!standing.ended_at) standing.ended_at = at;
  }
}

}  // namespace entente::app
