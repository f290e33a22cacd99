// Folded alliances, kept: a repeated command or read costs a map lookup, not a fold.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/bounded.hpp"
#include "core/alliance/alliance.hpp"

namespace entente::app {

inline StreamId stream_of(AllianceId id) { return StreamId{id.bytes}; }

/// An alliance as of one event, with what the next append needs. Never changes once made.
struct LoadedAlliance {
  core::Alliance alliance;
  crypto::Hash tip{};
  crypto::Key key;
  std::size_t bytes = 0;                      ///< estimate, for the bound of the cache
  std::optional<crypto::Bytes> new_key = {};  ///< of an alliance not yet written: its wrapped key
};
using AllianceNow = std::shared_ptr<const LoadedAlliance>;

/// The view of one person, serialised once and sent many times.
struct ViewBody {
  std::uint64_t seq = 0;
  Date day;
  std::optional<Instant> until = {};  ///< from then on it reads differently by itself
  Instant calibrated_at = {};         ///< of what its alerts are told by
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> gzip;  ///< null: not worth compressing
};

/// One alliance and one party of it.
struct Seat {
  AllianceId alliance;
  PartyId party;
  bool operator==(const Seat&) const = default;
};
struct SeatHash {
  std::size_t operator()(const Seat& seat) const {
    return std::hash<AllianceId>{}(seat.alliance) ^ (std::hash<PartyId>{}(seat.party) << 1);
  }
};

class Alliances {
 public:
  explicit Alliances(App& app);
  ~Alliances();
  Alliances(const Alliances&) = delete;
  Alliances& operator=(const Alliances&) = delete;

  /// At least as of the last commit told. Errors: not_found `alliance.unknown` (also erased, or a
  /// stream of another kind), fault `alliance.malformed` {seq}, the ledger's, the store's.
  Result<std::shared_ptr<const core::Alliance>> get(AllianceId id);
  Result<AllianceNow> loaded(AllianceId id);
  /// As it lies in the store at this moment.
  Result<AllianceNow> fresh(AllianceId id);
  /// Without a look into the store; null: not in memory.
  AllianceNow at_hand(AllianceId id);

  /// After an append: an older state never replaces a newer one.
  void learn(AllianceNow now);
  void forget(AllianceId id);  ///< after erasure

  /// Accounts that joined and did not leave, with their role.
  struct Member {
    AccountId account;
    core::Role role = core::Role::patient;
  };
  Result<std::vector<Member>> members(AllianceId id);

  /// None: not made yet, or by `now` it reads differently, or alerts do.
  std::optional<ViewBody> body(const Seat& seat, std::uint64_t seq, Instant now);
  void keep_body(const Seat& seat, ViewBody body);

  /// Told after each commit, on the writer's thread: must be quick. Replaces the one before.
  void on_commit(std::function<void(const std::vector<storage::Positioned>&)> told);

  /// Held by those who lost a race twice, so that everyone gets through.
  std::mutex& turn(AllianceId id);
  /// Held while a read is looked up and recorded, so that it is recorded once.
  std::mutex& reading(AllianceId id);

  /// When this was last recorded as read, as far as memory goes back.
  std::optional<Instant> last_read(const std::string& key);
  void keep_read(const std::string& key, Instant at);

 private:
  Result<AllianceNow> load(AllianceId id, const AllianceNow& from);
  void committed(const std::vector<storage::Positioned>& records);

  App& app_;
  std::mutex mutex_;
  Bounded<AllianceId, AllianceNow> kept_{4096, 32u << 20};
  /// Sequence numbers told by commits that the kept state has not reached.
  Bounded<AllianceId, std::uint64_t> ahead_{16384, 16384};
  Bounded<Seat, ViewBody, SeatHash> bodies_{4096, 16u << 20};
  Bounded<std::string, Instant> reads_{65536, 65536};
  std::mutex told_mutex_;
  std::function<void(const std::vector<storage::Positioned>&)> told_;
  std::array<std::mutex, 64> turns_;
  std::array<std::mutex, 64> reading_;
};

}  // namespace entente::app
