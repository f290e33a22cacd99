#include "app/portfolio_view.hpp"

#include <boost/mp11/algorithm.hpp>

#include "app/account_stream.hpp"
#include "app/accounts.hpp"
#include "app/outlook.hpp"
#include "app/portfolio_rows.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::app {

namespace {

using Events = Result<std::vector<core::AccountEvent>>;

Result<void> caregivers_only(const Caller& caller) {
  if (caller.role == core::AccountRole::caregiver) return {};
  return denied("role.caregiver_only");
}

/// None: the alliance was erased meanwhile.
Result<std::optional<core::PortfolioFacts>> facts_in(App& app, const storage::PortfolioRow& row) {
  const auto info = TRY(app.store.stream(stream_of(row.alliance)));
  if (!info || !info->wrapped_key) return std::optional<core::PortfolioFacts>();
  const auto key = TRY(app.vault.key(*info));
  const auto content = TRY(open_portfolio(row, key));
  return std::optional(content.at(app.now()));
}

std::vector<SkillFacts> by_skill(const std::vector<core::Fact>& facts) {
  std::vector<SkillFacts> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<core::Skill>>(
      [&](auto skill) { out.push_back({skill.value, {}}); });
  for (const auto& fact : facts) {
    out[static_cast<std::size_t>(core::skill_of(fact.kind))].facts.push_back(fact);
  }
  return out;
}

Focuses focuses_of(const core::Account& account) {
  Focuses out;
  for (auto one = account.focuses.rbegin(); one != account.focuses.rend(); ++one) {
    if (one->ended_at) out.earlier.push_back(*one);
    else out.focus = *one;
  }
  return out;
}

Result<Focuses> change(App& app, const Caller& caller, const AccountDecision& decide) {
  return focuses_of(*TRY(change_account(app, caller.account, caller.account, decide)));
}

}  // namespace

Result<Portfolio> portfolio_view(App& app, const Caller& caller) {
  CHECK(caregivers_only(caller));
  Portfolio out;
  core::PortfolioFacts all;
  for (const auto& row : TRY(app.store.portfolio(caller.account))) {
    const auto facts = TRY(facts_in(app, row));
    if (!facts) continue;
    if (facts->sessions > 0) ++out.alliances;
    core::add(all, *facts);
  }
  const auto outlook = TRY(outlook_now(app));
  static_cast<Focuses&>(out) = focuses_of(*TRY(app.accounts->get(caller.account)));
  out.skills = by_skill(all.facts);
  out.mirror = core::mirror_of(all, outlook->instruments);
  out.apart = core::furthest_apart(out.mirror);
  out.sessions = all.sessions;
  return out;
}

Result<Focuses> portfolio_focus(App& app, const Caller& caller, const FocusChoose& asked) {
  CHECK(caregivers_only(caller));
  const auto outlook = TRY(outlook_now(app));
  if (!core::is_topic(asked.skill, outlook->instruments)) return invalid("focus.unknown");
  CHECK(core::check_text("words", asked.words, core::limits::message, core::Blank::allowed));
  return change(app, caller, [&](const core::Account& account) -> Events {
    if (account.focuses.size() >= most_focuses) return conflict("focus.too_many");
    const auto* now = account.focus();
    if (now && now->topic == asked.skill && now->words == asked.words) return Events::value_type{};
    return Events::value_type{core::FocusChosen{asked.skill, asked.words}};
  });
}

Result<Focuses> portfolio_focus_end(App& app, const Caller& caller, const FocusEnd& asked) {
  CHECK(caregivers_only(caller));
  CHECK(core::check_text("words", asked.words, core::limits::message, core::Blank::allowed));
  return change(app, caller, [&](const core::Account& account) -> Events {
    if (!account.focus()) return conflict("focus.none");
    return Events::value_type{core::FocusEnded{asked.words}};
  });
}

}  // namespace entente::app
