#include "core/contract/contract_evolve.hpp"

#include <algorithm>

#include "core/contract/readiness.hpp"

namespace entente::core {

namespace {

/// Whose words they are: in person they are the patient's, whoever wrote them down.
PartyId speaker(const Alliance& alliance, const Recorded& recorded, bool in_person) {
  return in_person ? alliance.patient : recorded.author;
}

void add_side(std::vector<Side>& sides, Side side) {
  if (std::find(sides.begin(), sides.end(), side) == sides.end()) sides.push_back(side);
}

Clause* find(Version& version, ClauseId id) {
  for (auto& one : version.clauses) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

/// The clause an event is about, marked as changed by it (rule 17); none in a damaged stream.
Clause* touch(Alliance& alliance, const Recorded& recorded, ClauseId id) {
  auto* version = open_version(alliance);
  if (version == nullptr) return nullptr;
  auto* clause = find(*version, id);
  if (clause == nullptr) return nullptr;
  version->changed = recorded.seq;
  clause->changed = recorded.seq;
  return clause;
}

Version& version_to_write(Alliance& alliance, Instant at) {
  if (auto* version = open_version(alliance)) return *version;
  Version version;
  version.number = static_cast<int>(alliance.versions.size()) + 1;
  version.opened_at = at;
  version.clauses.reserve(16);
  return alliance.versions.emplace_back(std::move(version));
}

Clause& clause_to_write(Alliance& alliance, Version& version, const ClauseProposed& event) {
  if (auto* clause = find(version, event.clause)) return *clause;
  Clause clause;
  clause.id = event.clause;
  if (event.body) clause.kind = kind_of(*event.body);
  if (const auto* before = alliance.latest(event.clause)) {  // given up in an earlier version
    clause.rounds = before->rounds;
    clause.patient_words = before->patient_words;
  }
  return version.clauses.emplace_back(std::move(clause));
}

/// What was explained and said back was another text: it has to be explained anew.
bool reads_differently(const ClauseBody& before, const ClauseBody& after) {
  const auto* was = std::get_if<Information>(&before);
  const auto* is = std::get_if<Information>(&after);
  return was && is && (was->text != is->text || was->explanation != is->explanation);
}

/// Both agreed: the proposal is the wording now.
void settle(Version& version, Clause& clause) {
  auto& pending = *clause.pending;
  if (pending.body) {
    if (clause.body && reads_differently(*clause.body, *pending.body)) clause.teach_back = {};
    // A clause that was removed and comes back starts its teach-back again.
    if (clause.removed) clause.teach_back = {};
    clause.body = std::move(pending.body);
    clause.removed = false;
  } else {
    clause.removed = true;
  }
  clause.agreed = {Side::patient, Side::caregiver};
  clause.pending.reset();
  clause.refusals = 0;
  clear_signatures(version);
}

const Version* to_copy(const Alliance& alliance) {
  if (const auto* current = alliance.in_force()) return current;
  for (auto one = alliance.versions.rbegin(); one != alliance.versions.rend(); ++one) {
    if (one->in_force_at) return &*one;
  }
  return alliance.versions.empty() ? nullptr : &alliance.versions.back();
}

}  // namespace

Version* open_version(Alliance& alliance) {
  for (auto one = alliance.versions.rbegin(); one != alliance.versions.rend(); ++one) {
    if (one->status == VersionStatus::negotiation) return &*one;
  }
  return nullptr;
}

void clear_signatures(Version& version) {
  version.signatures.clear();
  version.signed_as.clear();
  version.document.clear();
}

void abandon(Alliance& alliance, Instant at, std::uint64_t seq) {
  auto* version = open_version(alliance);
  if (version == nullptr) return;
  version->status = VersionStatus::abandoned;
  version->ended_at = at;
  version->changed = seq;
  for (auto& clause : version->clauses) clause.pending.reset();
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ClauseProposed& event) {
  auto& version = version_to_write(alliance, recorded.at);
  auto& clause = clause_to_write(alliance, version, event);
  const auto author = speaker(alliance, recorded, event.in_person);
  const auto side = alliance.side_of(author);
  if (clause.pending && side) {
    // Rule 6: a counter-proposal by a side that had not agreed is a refusal too.
    const auto& agreed = clause.pending->agreed;
    if (std::find(agreed.begin(), agreed.end(), *side) == agreed.end()) ++clause.refusals;
  }
  auto& pending = clause.pending.emplace();
  pending.id = event.proposal;
  pending.author = author;
  pending.at = recorded.at;
  pending.body = event.body;
  pending.message = event.message;
  pending.answers = event.answers;
  pending.in_person = event.in_person;
  if (side) pending.agreed.push_back(*side);
  if (event.body) {
    if (const auto* objective = std::get_if<Objective>(&*event.body)) {
      clause.patient_words = objective->patient_words;
    }
  }
  ++clause.rounds;
  clause.changed = recorded.seq;
  version.changed = recorded.seq;
  alliance.proposals.push_back(event.proposal);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ProposalAccepted& event) {
  auto* clause = touch(alliance, recorded, event.clause);
  if (clause == nullptr || !clause->pending) return;
  const auto side = alliance.side_of(speaker(alliance, recorded, event.in_person));
  if (side) add_side(clause->pending->agreed, *side);
  if (clause->pending->agreed.size() == 2) settle(*open_version(alliance), *clause);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ProposalDeclined& event) {
  auto* clause = touch(alliance, recorded, event.clause);
  if (clause == nullptr) return;
  clause->pending.reset();
  ++clause->refusals;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ProposalWithdrawn& event) {
  auto* clause = touch(alliance, recorded, event.clause);
  if (clause != nullptr) clause->pending.reset();
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const InformationExplained& event) {
  auto* clause = touch(alliance, recorded, event.clause);
  if (clause == nullptr) return;
  clause->teach_back.explained_by = recorded.author;
  clause->teach_back.explained_at = recorded.at;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const TeachBackSaid& event) {
  auto* clause = touch(alliance, recorded, event.clause);
  if (clause == nullptr) return;
  auto& teach_back = clause->teach_back;
  teach_back.words = event.words;
  teach_back.said_at = recorded.at;
  teach_back.said_in_person = event.in_person;
  teach_back.understood.reset();
  teach_back.judged_by.reset();
  teach_back.judged_at.reset();
  teach_back.note.clear();
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const TeachBackJudged& event) {
  auto* clause = touch(alliance, recorded, event.clause);
  if (clause == nullptr) return;
  clause->teach_back.understood = event.understood;
  clause->teach_back.judged_by = recorded.author;
  clause->teach_back.judged_at = recorded.at;
  clause->teach_back.note = event.note;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractSigned& event) {
  auto* version = open_version(alliance);
  if (version == nullptr) return;
  version->signed_as = document(alliance, *version).parties;
  version->signatures.push_back(event.signature);
  version->document = event.signature.statement.document;
  version->changed = recorded.seq;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractInForce& event) {
  for (auto& version : alliance.versions) {
    if (version.number == event.version) {
      version.status = VersionStatus::in_force;
      version.in_force_at = recorded.at;
      version.changed = recorded.seq;
    } else if (version.status == VersionStatus::in_force) {
      version.status = VersionStatus::superseded;
      version.ended_at = recorded.at;
    }
  }
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractAmended& event) {
  Version next;
  next.number = event.version;
  next.opened_at = recorded.at;
  next.changed = recorded.seq;
  if (const auto* source = to_copy(alliance)) {
    next.clauses.reserve(source->clauses.size() + 4);
    for (const auto& clause : source->clauses) {
      if (!clause.in_contract()) continue;
      auto& copy = next.clauses.emplace_back(clause);
      copy.pending.reset();
      copy.refusals = 0;
      // The wording is that of the signed version; the history goes on from the latest.
      const auto* latest = alliance.latest(clause.id);
      copy.rounds = latest->rounds;
      copy.changed = latest->changed;
      copy.patient_words = latest->patient_words;
    }
  }
  alliance.versions.push_back(std::move(next));
  alliance.status = AllianceStatus::open;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ContractWithdrawn&) {
  abandon(alliance, recorded.at, recorded.seq);
  for (auto& version : alliance.versions) {
    if (version.status != VersionStatus::in_force) continue;
    version.status = VersionStatus::withdrawn;
    version.ended_at = recorded.at;
    version.changed = recorded.seq;
  }
  alliance.status = AllianceStatus::withdrawn;
}

}  // namespace entente::core
