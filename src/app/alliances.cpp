#include "app/alliances.hpp"

#include "app/alliance_events.hpp"
#include "app/calibration.hpp"
#include "app/stream.hpp"

namespace entente::app {

namespace {

/// A folded alliance holds about what its events say, twice (wordings and their rounds), and its
/// own frame.
constexpr std::size_t frame_bytes = 4096;

template <class K>
std::size_t stripe(const K& key, std::size_t of) {
  return std::hash<K>{}(key) % of;
}

}  // namespace

Alliances::Alliances(App& app) : app_(app) {
  app_.store.on_commit([this](const auto& records) { committed(records); });
}

Alliances::~Alliances() { app_.store.on_commit({}); }

Result<AllianceNow> Alliances::load(AllianceId id, const AllianceNow& from) {
  const std::uint64_t after = from ? from->alliance.seq : 0;
  auto stream = load_stream(app_, stream_of(id), after);
  if (!stream) {
    const auto& key = stream.error().key;
    if (key == "stream.unknown" || key == "stream.erased") return not_found("alliance.unknown");
    return std::move(stream).error();
  }
  if (stream->info.kind != storage::StreamKind::alliance) return not_found("alliance.unknown");
  auto next = from ? std::make_shared<LoadedAlliance>(*from) : std::make_shared<LoadedAlliance>();
  if (!from) next->bytes = frame_bytes;
  next->new_key.reset();
  next->key = stream->key;
  next->tip = stream->info.tip;
  for (std::size_t i = 0; i < stream->records.size(); ++i) {
    core::evolve(next->alliance, TRY(event_of(stream->records[i], stream->opened[i])));
    next->bytes += 2 * stream->opened[i].payload.size();
  }
  return AllianceNow(std::move(next));
}

AllianceNow Alliances::at_hand(AllianceId id) {
  const std::lock_guard lock(mutex_);
  auto* found = kept_.find(id);
  if (!found) return nullptr;
  const auto* ahead = ahead_.find(id);
  if (ahead && *ahead > (*found)->alliance.seq) return nullptr;
  return *found;
}

Result<AllianceNow> Alliances::loaded(AllianceId id) {
  if (auto found = at_hand(id)) return found;
  return fresh(id);
}

Result<AllianceNow> Alliances::fresh(AllianceId id) {
  AllianceNow from;
  {
    const std::lock_guard lock(mutex_);
    if (auto* found = kept_.find(id)) from = *found;
  }
  auto now = TRY(load(id, from));
  learn(now);
  return now;
}

Result<std::shared_ptr<const core::Alliance>> Alliances::get(AllianceId id) {
  auto now = TRY(loaded(id));
  return std::shared_ptr<const core::Alliance>(now, &now->alliance);
}

void Alliances::learn(AllianceNow now) {
  const auto id = now->alliance.id;
  const std::lock_guard lock(mutex_);
  auto* found = kept_.find(id);
  if (found && (*found)->alliance.seq > now->alliance.seq) return;
  if (auto* ahead = ahead_.find(id); ahead && *ahead <= now->alliance.seq) ahead_.erase(id);
  const auto bytes = now->bytes;
  kept_.put(id, std::move(now), bytes);
}

void Alliances::forget(AllianceId id) {
  const std::lock_guard lock(mutex_);
  kept_.erase(id);
  ahead_.erase(id);
  bodies_.erase_if([&](const Seat& seat) { return seat.alliance == id; });
}

Result<std::vector<Alliances::Member>> Alliances::members(AllianceId id) {
  const auto alliance = TRY(get(id));
  std::vector<Member> out;
  for (const auto& party : alliance->parties) {
    if (party.status == core::PartyStatus::joined && party.account) {
      out.push_back({*party.account, party.role});
    }
  }
  return out;
}

std::optional<ViewBody> Alliances::body(const Seat& seat, std::uint64_t seq, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto* found = bodies_.find(seat);
  if (!found || found->seq != seq || found->day != base::day_of(now)) return std::nullopt;
  if (found->until && now >= *found->until) return std::nullopt;
  if (found->calibrated_at != app_.calibrations->changed_at()) return std::nullopt;
  return *found;
}

void Alliances::keep_body(const Seat& seat, ViewBody body) {
  std::size_t weight = 256 + body.plain->size() + (body.gzip ? body.gzip->size() : 0);
  const std::lock_guard lock(mutex_);
  bodies_.put(seat, std::move(body), weight);
}

void Alliances::on_commit(std::function<void(const std::vector<storage::Positioned>&)> told) {
  const std::lock_guard lock(told_mutex_);
  told_ = std::move(told);
}

/// Only notes that there is more: loading is for those who ask.
void Alliances::committed(const std::vector<storage::Positioned>& records) {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& record : records) {
      auto* found = kept_.find(record.alliance);
      if (!found || (*found)->alliance.seq >= record.seq) continue;
      ahead_.put(record.alliance, record.seq, 1);
    }
  }
  const std::lock_guard lock(told_mutex_);
  if (told_) told_(records);
}

std::mutex& Alliances::turn(AllianceId id) { return turns_[stripe(id, turns_.size())]; }

std::mutex& Alliances::reading(AllianceId id) { return reading_[stripe(id, reading_.size())]; }

std::optional<Instant> Alliances::last_read(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto* found = reads_.find(key);
  if (!found) return std::nullopt;
  return *found;
}

void Alliances::keep_read(const std::string& key, Instant at) {
  const std::lock_guard lock(mutex_);
  reads_.put(key, at, 1);
}

}  // namespace entente::app
