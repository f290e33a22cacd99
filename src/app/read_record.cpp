#include "app/read_record.hpp"

#include "app/alliances.hpp"

namespace entente::app {

namespace {

constexpr std::int64_t one_consultation_us = 10 * 60 * base::us_per_second;

std::string key_of(AllianceId alliance, PartyId party, const std::string& what) {
  return alliance.text() + party.text() + what;
}

bool same_consultation(Instant recorded, Instant now) {
  return recorded <= now && now.us - recorded.us < one_consultation_us;
}

/// After a restart memory is empty: the store's latest lines say whether it is the same one.
Result<bool> recorded_in_store(App& app, AllianceId alliance, PartyId party,
                               const std::string& what, Instant now) {
  constexpr int page = 100;
  for (const auto& row : TRY(app.store.reads(alliance, 0, page))) {
    if (row.party != party || row.what != what || !same_consultation(row.at, now)) continue;
    app.alliances->keep_read(key_of(alliance, party, what), row.at);
    return true;
  }
  return false;
}

}  // namespace

bool read_is_recorded(App& app, AllianceId alliance, PartyId party, const std::string& what) {
  const auto last = app.alliances->last_read(key_of(alliance, party, what));
  return last && same_consultation(*last, app.now());
}

Result<void> record_read(App& app, AllianceId alliance, PartyId party, const std::string& what) {
  if (read_is_recorded(app, alliance, party, what)) return {};
  const std::lock_guard lock(app.alliances->reading(alliance));
  if (read_is_recorded(app, alliance, party, what)) return {};
  storage::Write write;
  write.now = app.now();
  if (TRY(recorded_in_store(app, alliance, party, what, write.now))) return {};
  const Instant at = write.now;
  write.reads.push_back({alliance, party, what, at});
  TRY(app.store.write(std::move(write)));
  app.alliances->keep_read(key_of(alliance, party, what), at);
  return {};
}

}  // namespace entente::app
