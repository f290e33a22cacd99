// The rows that a portfolio is added up from, projected from a folded alliance.
#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "app/alliances.hpp"
#include "core/portfolio/portfolio.hpp"

namespace entente::app {

struct PortfolioStep {
  Instant from;
  core::PortfolioFacts facts;
};
BOOST_DESCRIBE_STRUCT(PortfolioStep, (), (from, facts))

/// The facts as they are now, and as they will be whenever rule 8 opens a rating by itself: a look
/// needs the row alone, whatever the hour.
struct PortfolioContent {
  std::vector<PortfolioStep> steps;  ///< by time; at least one
  const core::PortfolioFacts& at(Instant now) const;
};
BOOST_DESCRIBE_STRUCT(PortfolioContent, (), (steps))

/// One for each account that is or was a caregiver of the alliance.
std::vector<storage::PortfolioRow> portfolio_rows(const LoadedAlliance& now,
                                                  const core::Outlook& outlook);

/// Errors: fault `crypto.not_opened`, `alliance.malformed`.
Result<PortfolioContent> open_portfolio(const storage::PortfolioRow& row, const crypto::Key& key);

}  // namespace entente::app
