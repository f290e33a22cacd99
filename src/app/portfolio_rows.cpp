#include "app/portfolio_rows.hpp"

#include <algorithm>

#include "core/session/rated.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

std::string associated(const storage::PortfolioRow& row) {
  return "entente-portfolio/1" + row.alliance.text() + row.account.text();
}

/// Someone who left and came back is two parties and one person.
core::PortfolioFacts facts_of(const core::Alliance& alliance, AccountId account,
                              const core::Outlook& outlook) {
  core::PortfolioFacts out;
  for (const auto& party : alliance.parties) {
    if (party.account != account || party.role != core::Role::caregiver) continue;
    core::add(out, core::facts_for(alliance, party.id, outlook));
  }
  return out;
}

PortfolioContent content_of(const core::Alliance& alliance, AccountId account,
                            core::Outlook outlook) {
  PortfolioContent out{{{outlook.now, facts_of(alliance, account, outlook)}}};
  while (const auto opens = core::next_opening(alliance, outlook.now)) {
    outlook.now = *opens;
    auto then = facts_of(alliance, account, outlook);
    if (then != out.steps.back().facts) out.steps.push_back({*opens, std::move(then)});
  }
  return out;
}

}  // namespace

const core::PortfolioFacts& PortfolioContent::at(Instant now) const {
  auto step = steps.rbegin();
  while (step->from > now && std::next(step) != steps.rend()) ++step;
  return step->facts;
}

std::vector<storage::PortfolioRow> portfolio_rows(const LoadedAlliance& now,
                                                  const core::Outlook& outlook) {
  std::vector<storage::PortfolioRow> out;
  for (const auto& party : now.alliance.parties) {
    if (!party.account || party.role != core::Role::caregiver) continue;
    const auto same = [&](const auto& row) { return row.account == *party.account; };
    if (std::any_of(out.begin(), out.end(), same)) continue;
    auto& row = out.emplace_back(storage::PortfolioRow{*party.account, now.alliance.id, {}});
    const auto content = content_of(now.alliance, row.account, outlook);
    row.sealed = crypto::seal(now.key, crypto::view(json::write(content)),
                              crypto::view(associated(row)));
  }
  return out;
}

Result<PortfolioContent> open_portfolio(const storage::PortfolioRow& row,
                                        const crypto::Key& key) {
  const auto plain = TRY(crypto::open(key, row.sealed, crypto::view(associated(row))));
  auto content = json::read<PortfolioContent>(crypto::text(plain));
  if (!content || content->steps.empty()) return fault("alliance.malformed");
  return content;
}

}  // namespace entente::app
