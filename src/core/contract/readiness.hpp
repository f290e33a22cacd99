// May the version in negotiation be signed, and what exactly would be signed?
#pragma once
#include <vector>

#include "core/alliance/alliance.hpp"

namespace entente::core {

/// Rule 1, every line of it at once. Empty: it can be signed. Keys `contract.missing.*`, args
/// `clause` (where to go) and `kind` where they apply.
std::vector<Problem> missing_to_sign(const Alliance& alliance, const Version& version);

/// Who must sign: the patient, the representative where one is needed, the referent.
std::vector<PartyId> signers(const Alliance& alliance);

/// The document of a version as it stands: agreed clauses in reading order.
ContractDocument document(const Alliance& alliance, const Version& version);

enum class AlertKind { clause_stuck, review_due };
BOOST_DESCRIBE_ENUM(AlertKind, clause_stuck, review_due)

struct Alert {
  AlertKind kind = AlertKind::clause_stuck;
  std::optional<ClauseId> clause;
  int count = 0;             ///< refusals in a row
  std::optional<Date> date;  ///< of the review
};
BOOST_DESCRIBE_STRUCT(Alert, (), (kind, clause, count, date))

/// Rule 6, and a review date that has come. Derived, never stored.
std::vector<Alert> alerts(const Alliance& alliance, Date today);

}  // namespace entente::core
