#include "app/readjustment_counts.hpp"

#include <map>

#include "app/accounts.hpp"
#include "app/alliance_rows.hpp"

namespace entente::app {

namespace {

constexpr int page = 500;

using Cases = std::map<std::string, ResponseCount>;

Result<void> count(App& app, const storage::ReadjustmentRow& row, Cases& into) {
  const auto info = TRY(app.store.stream(stream_of(row.alliance)));
  if (!info || !info->wrapped_key) return {};  // erased meanwhile
  const auto key = TRY(app.vault.key(*info));
  for (const auto& one : TRY(open_outcomes(row, key))) {
    auto& counted = into[one.response];
    counted.code = one.response;
    ++counted.chosen;
    if (one.recovered) ++counted.recovered;
  }
  return {};
}

Result<ResponseCounts> counted(App& app, UnitId unit) {
  Cases cases;
  AllianceId after;
  for (;;) {
    const auto rows = TRY(app.store.readjustments(unit, after, page));
    if (rows.empty()) break;
    after = rows.back().alliance;
    for (const auto& row : rows) CHECK(count(app, row, cases));
  }
  ResponseCounts out{unit, {}};
  for (const auto& [code, one] : cases) {
    if (one.chosen >= fewest_cases) out.responses.push_back(one);
  }
  return out;
}

}  // namespace

std::optional<ResponseCounts> Tried::find(UnitId unit, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(unit);
  if (found == kept_.end() || found->second.until <= now) return std::nullopt;
  return found->second.counts;
}

void Tried::keep(const ResponseCounts& counts, Instant now) {
  const std::lock_guard lock(mutex_);
  kept_[*counts.unit] = {counts, base::later(now, counts_kept_seconds)};
}

Result<ResponseCounts> response_counts(App& app, const Caller& caller) {
  if (caller.role != core::AccountRole::caregiver) return denied("role.caregiver_only");
  const auto account = TRY(app.accounts->get(caller.account));
  if (!account->unit) return ResponseCounts{};
  const auto now = app.now();
  if (const auto kept = app.tried->find(*account->unit, now)) return *kept;
  const auto counts = TRY(counted(app, *account->unit));
  app.tried->keep(counts, now);
  return counts;
}

}  // namespace entente::app
