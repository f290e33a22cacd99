#include "app/live_hub.hpp"

#include "app/alliances.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

/// More than this behind, screens are better told to load anew by their next poll.
constexpr std::size_t most_waiting = 100'000;

std::string id_line(std::uint64_t position) { return "id: " + std::to_string(position) + "\n"; }

}  // namespace

LiveHub::LiveHub(App& app, Publish publish)
    : app_(app), publish_(std::move(publish)), thread_([this] { run(); }) {
  app_.alliances->on_commit([this](const std::vector<storage::Positioned>& records) {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < most_waiting) {
      waiting_.insert(waiting_.end(), records.begin(), records.end());
    }
    wake_.notify_one();
  });
}

LiveHub::~LiveHub() {
  app_.alliances->on_commit({});
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void LiveHub::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    const auto batch = std::exchange(waiting_, {});
    lock.unlock();
    for (const auto& record : batch) tell(record);
    lock.lock();
  }
}

void LiveHub::tell(const storage::Positioned& record) {
  const auto members = app_.alliances->members(record.alliance);
  if (!members) return;
  std::shared_ptr<const std::string> inside, outside;
  for (const auto& member : *members) {
    const auto change = change_for(record, member.role);
    if (!change) continue;
    auto& text = change->kind == record.kind ? inside : outside;
    if (!text) text = std::make_shared<const std::string>(event_text(*change));
    publish_(member.account.text(), text);
  }
}

std::string event_text(const Change& change) {
  return id_line(change.position.value_or(0)) + "event: change\ndata: " + json::write(change) +
         "\n\n";
}

Result<std::string> live_backlog(App& app, const Caller& caller,
                                 std::optional<std::uint64_t> last) {
  const auto position = TRY(app.store.position());
  // An id alone tells the browser where to resume, and shows nothing.
  if (!last) return id_line(position) + "\n";
  const std::string reset = id_line(position) + "event: reset\ndata: {}\n\n";
  if (*last > position) return reset;
  const auto found = TRY(live_changes(app, caller, *last));
  if (found.changes.size() >= static_cast<std::size_t>(most_changes)) return reset;
  std::string out;
  for (const auto& change : found.changes) out += event_text(change);
  return out + id_line(found.position) + "\n";
}

}  // namespace entente::app
