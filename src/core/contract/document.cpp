#include <algorithm>

#include "core/contract/readiness.hpp"

namespace entente::core {

namespace {

DocumentParty document_party(const Party& party) {
  DocumentParty out{party.id, party.role, party.name, party.relation, std::nullopt};
  if (party.keys) out.sign_key = party.keys->sign;
  return out;
}

std::vector<DocumentParty> document_parties(const Alliance& alliance, const Version& version) {
  if (!version.signed_as.empty()) return version.signed_as;
  std::vector<DocumentParty> out;
  for (const auto id : signers(alliance)) {
    if (const auto* party = alliance.party(id)) out.push_back(document_party(*party));
  }
  return out;
}

/// The version before is the last one that both had signed; an abandoned one leaves no trace.
std::optional<std::string> previous_document(const Alliance& alliance, int number) {
  std::optional<std::string> out;
  for (const auto& one : alliance.versions) {
    if (one.number < number && one.in_force_at) out = one.document;
  }
  return out;
}

/// Each objective is followed by its own actions only in the eye of the reader (the screen groups
/// them); here the order is by kind, then by the order in which clauses were first proposed.
std::vector<DocumentClause> document_clauses(const Version& version) {
  std::vector<const Clause*> order;
  order.reserve(version.clauses.size());
  for (const auto& clause : version.clauses) {
    if (clause.in_contract()) order.push_back(&clause);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Clause* a, const Clause* b) { return a->kind < b->kind; });
  std::vector<DocumentClause> out;
  out.reserve(order.size());
  for (const auto* clause : order) {
    DocumentClause one{clause->id, *clause->body, std::nullopt};
    if (clause->kind == ClauseKind::information && !clause->teach_back.words.empty()) {
      one.teach_back = clause->teach_back.words;
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

ContractDocument document(const Alliance& alliance, const Version& version) {
  return {"entente-contract/1",
          alliance.id,
          version.number,
          previous_document(alliance, version.number),
          document_parties(alliance, version),
          document_clauses(version)};
}

}  // namespace entente::core
