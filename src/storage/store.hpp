// Where the ledger lives. One interface, two makers: SQLite (embedded), PostgreSQL (later).
// Thread-safe. `append` may be called by many threads: one writer gathers them into one durable
// transaction and answers each only after the commit (group commit).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "ledger/record.hpp"

namespace entente::storage {

enum class StreamKind { alliance, account };

/// --- views: tables named view_*, rebuilt from the ledger at will --------------------------------

/// An account as log-in and administration need it. `sealed` is opened by the app.
struct AccountRow {
  AccountId account;
  std::string login_lookup;  ///< keyed hash of the folded login name, base64url; unique
  std::string role;
  std::optional<UnitId> unit;
  bool disabled = false;
  crypto::Bytes sealed;  ///< name and language, sealed with the account's data key
};

/// An account's place in an alliance, with the line its list shows (sealed with the alliance's
/// key).
struct MembershipRow {
  AccountId account;
  AllianceId alliance;
  std::string role;
  bool active = true;  ///< false: left
  int rank = 0;        ///< sort: smaller first (needs attention)
  Instant changed_at;
  crypto::Bytes sealed;
  std::optional<Date> due = {};  ///< from this day on the rank is 0, without an event
  /// The same events read at a later time: written only over the row of the same changed_at.
  bool retold = false;
  std::optional<crypto::Bytes> wrapped_key = {};  ///< of the alliance; only read, none: erased
};

/// Of the alliances an account is active in.
struct MembershipCount {
  int all = 0;
  int asking = 0;  ///< of rank 0
};

/// For check, reports and the administrator: no content.
struct AllianceRow {
  AllianceId alliance;
  UnitId unit;
  std::string status;
  Instant opened_at;
  Instant changed_at;
};

/// What a caregiver looks back on in one alliance (sealed with the alliance's key).
struct PortfolioRow {
  AccountId account;
  AllianceId alliance;
  crypto::Bytes sealed;
};

/// What was tried in an alliance and what followed, for the counts of its unit (sealed with the
/// alliance's key). Alliances where nothing was tried have none.
struct ReadjustmentRow {
  AllianceId alliance;
  UnitId unit;
  crypto::Bytes sealed;
};

/// The scores of an alliance's sessions (sealed with the alliance's key). Alliances where nothing
/// was answered have none.
struct CourseRow {
  AllianceId alliance;
  int answered = 0;  ///< sessions with an answer of the patient
  crypto::Bytes sealed;
  std::optional<crypto::Bytes> wrapped_key = {};  ///< of the alliance; only read
};

using ViewRow = std::variant<AccountRow, MembershipRow, AllianceRow, PortfolioRow, ReadjustmentRow,
                             CourseRow>;

/// --- plain tables: operations, not truth
/// ---------------------------------------------------------

struct UnitRow {
  UnitId unit;
  std::string name;
  Instant created_at;
};

struct InvitationRow {
  InvitationId id;
  std::string code_hash;  ///< keyed hash, base64url
  std::string kind;       ///< "administrator", "staff", "party"
  std::optional<AllianceId> alliance;
  std::optional<PartyId> party;
  std::optional<AccountId> author;
  crypto::Bytes sealed;  ///< names and role, sealed with a key derived from the master key
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> used_at;
  std::optional<Instant> revoked_at;
};

/// Whom a log-in is lent to, until its owner's PIN is given.
struct Handed {
  AllianceId alliance;
  SessionId session;
  PartyId patient;
  int tries = 0;  ///< wrong PINs since
};

struct LoginRow {
  LoginId id;
  std::string token_hash;  ///< BLAKE2b-256 of the cookie, base64url
  AccountId account;
  std::string device;  ///< "Firefox, Android": from the user agent, cut short
  Instant created_at;
  Instant seen_at;
  std::optional<Handed> handed = {};
};

struct LoginHand {
  LoginId login;
  std::optional<Handed> handed;  ///< none: taken back
};

/// One consultation of an alliance by a person (rule 16).
struct ReadRow {
  AllianceId alliance;
  PartyId party;
  std::string what;  ///< "alliance", "history", "contract", "export", "reads", …
  Instant at;
};

struct AttachmentRow {
  AttachmentId id;
  AllianceId alliance;
  crypto::Bytes sealed;  ///< the bytes, sealed with the alliance's data key
};

/// One edition of a questionnaire that the establishment loaded. Never changed, never removed.
struct InstrumentRow {
  std::string code;
  int edition = 1;
  std::string text;  ///< JSON, as the app wrote it
  std::optional<AccountId> licence_by;  ///< who said that it may be used
  std::optional<Instant> licence_at;
  Instant created_at;
};

struct InstrumentUseRow {
  std::string code;
  bool enabled = false;
};

/// What was learnt of past courses at one time. Never changed, never removed.
struct CalibrationRow {
  int version = 1;
  Instant made_at;
  std::string instrument;
  int edition = 1;
  int courses = 0;   ///< that there were to learn from
  std::string text;  ///< JSON, as the app wrote it
  std::optional<AccountId> asked_by;  ///< none: by itself
};

/// Which of insight::budgets was chosen. Never changed, never removed.
struct AlarmBudgetRow {
  Instant chosen_at;
  int budget = 0;
  AccountId chosen_by;
};

/// --- writing ------------------------------------------------------------------------------------

/// New records of one stream, linked after the tip at `expected_seq`.
struct StreamAppend {
  StreamId stream;
  StreamKind kind = StreamKind::alliance;
  std::uint64_t expected_seq = 0;
  std::vector<ledger::Record> records;
  std::optional<crypto::Bytes> wrapped_key;  ///< given with the first record
};

/// One transaction's worth: all of it or nothing.
struct Write {
  std::optional<CommandId> command;  ///< idempotency key
  std::string command_scope;         ///< who sent it: a key is known per account
  std::vector<StreamAppend> streams;
  std::vector<ViewRow> views;
  std::vector<UnitRow> units;
  std::vector<InvitationRow> invitations;      ///< inserted
  std::optional<InvitationId> use_invitation;  ///< fails `invitation.used` if it was
  std::optional<InvitationId> revoke_invitation;
  std::vector<LoginRow> logins;       ///< inserted
  std::vector<LoginId> touch_logins;  ///< seen now
  std::vector<LoginHand> hand_logins;
  std::vector<LoginId> end_logins;
  std::optional<AccountId> end_all_logins;
  std::optional<LoginId> except_login;  ///< kept by end_all_logins
  std::vector<ReadRow> reads;
  std::vector<AttachmentRow> attachments;
  std::vector<InstrumentRow> instruments;         ///< inserted; an edition there is: `store.taken`
  std::vector<InstrumentUseRow> instrument_uses;  ///< put in place of what was there
  std::vector<CalibrationRow> calibrations;       ///< inserted; a version there is: `store.taken`
  std::vector<AlarmBudgetRow> alarm_budgets;      ///< inserted
  std::vector<StreamId> erase;  ///< destroy the data key and the views of these streams
  Instant now;
};

struct Receipt {
  std::uint64_t seq = 0;       ///< of the first stream after the append
  std::uint64_t position = 0;  ///< global position of its last record, for live followers
  bool replayed = false;       ///< the command was known: nothing was written again
};

/// A record with its global position (grows with each commit; gaps possible).
struct Positioned {
  std::uint64_t position = 0;
  AllianceId alliance;
  std::uint64_t seq = 0;
  std::string author;
  std::string kind;
  Instant at;
};

struct StreamInfo {
  StreamId stream;
  StreamKind kind = StreamKind::alliance;
  std::uint64_t seq = 0;
  crypto::Hash tip{};
  std::optional<crypto::Bytes> wrapped_key;  ///< none: erased
};

class Store {
 public:
  virtual ~Store() = default;

  /// Blocks until durable. Errors, after which nothing of it is written: conflict `store.moved` (a
  /// tip is not at expected_seq: load again and decide again), `store.taken` (a login name or an id
  /// that another row has), `invitation.used`; not_found `invitation.unknown` (or revoked),
  /// `stream.erased`, `stream.unknown` (to erase); busy `store.busy` (queue full); unavailable
  /// `store.read_only` (after several failures; recovers by itself), `store.full`, `store.locked`,
  /// `store.closed`; fault `store.failed`, `store.corrupt`, `store.malformed` (records that do not
  /// follow the tip, a first one without its key, a value the schema refuses).
  virtual Result<Receipt> write(Write write) = 0;

  /// What a known command answered (for one that the present state would refuse); none: unknown.
  virtual Result<std::optional<Receipt>> receipt(CommandId command, const std::string& scope) {
    (void)command, (void)scope;
    return std::optional<Receipt>();
  }

  virtual Result<std::optional<StreamInfo>> stream(StreamId id) = 0;
  virtual Result<std::vector<ledger::Record>> records(StreamId id, std::uint64_t after_seq = 0) = 0;
  /// All streams, in pages by id.
  virtual Result<std::vector<StreamInfo>> streams(StreamId after, int limit) = 0;
  /// Replace a data key's wrapping (master key rotation). Errors: not_found `stream.erased`; as
  /// write.
  virtual Result<void> rewrap(StreamId id, const crypto::Bytes& wrapped_key) = 0;

  virtual Result<std::optional<AccountRow>> account(AccountId id) = 0;
  virtual Result<std::optional<AccountRow>> account_by_login(const std::string& lookup) = 0;
  virtual Result<std::vector<AccountRow>> accounts(AccountId after, int limit) = 0;
  /// Active ones, by the rank they have `today`, the latest changed first.
  virtual Result<std::vector<MembershipRow>> memberships(AccountId account, int offset, int limit,
                                                         Date today = {}) = 0;
  /// By the rank they have `today`.
  virtual Result<MembershipCount> membership_count(AccountId account, Date today) = 0;
  /// Active, that is.
  virtual Result<bool> is_member(AccountId account, AllianceId alliance) = 0;
  virtual Result<std::vector<AllianceRow>> alliances(AllianceId after, int limit) = 0;
  /// By alliance, also of those the account has left.
  virtual Result<std::vector<PortfolioRow>> portfolio(AccountId account) = 0;
  virtual Result<std::vector<ReadjustmentRow>> readjustments(UnitId unit, AllianceId after,
                                                             int limit) = 0;

  virtual Result<std::vector<UnitRow>> units() = 0;  ///< by name
  virtual Result<std::optional<InvitationRow>> invitation(const std::string& code_hash) = 0;
  /// Newest first; without an author, everybody's.
  virtual Result<std::vector<InvitationRow>> invitations(std::optional<AccountId> author,
                                                         int limit) = 0;
  virtual Result<int> invitations_since(AccountId author, Instant since) = 0;
  virtual Result<std::optional<LoginRow>> login(const std::string& token_hash) = 0;
  virtual Result<std::vector<LoginRow>> logins(AccountId account) = 0;
  /// Newest first.
  virtual Result<std::vector<ReadRow>> reads(AllianceId alliance, int offset, int limit) = 0;
  virtual Result<std::optional<AttachmentRow>> attachment(AttachmentId id) = 0;
  virtual Result<std::vector<InstrumentRow>> instruments() = 0;  ///< by code, then edition
  virtual Result<std::vector<InstrumentUseRow>> instrument_uses() = 0;
  virtual Result<std::vector<CalibrationRow>> calibrations(int limit) = 0;   ///< newest first
  virtual Result<std::vector<AlarmBudgetRow>> alarm_budgets(int limit) = 0;  ///< newest first
  /// Of at least so many answered sessions, by alliance; none that is erased.
  virtual Result<std::vector<CourseRow>> courses(AllianceId after, int answered, int limit) = 0;
  virtual Result<int> course_count(int answered) = 0;

  /// Records of the account's alliances after a global position, oldest first.
  virtual Result<std::vector<Positioned>> changes(AccountId account, std::uint64_t after,
                                                  int limit) = 0;
  virtual Result<std::uint64_t> position() = 0;
  /// Called after each commit, on the writer's thread, with what was appended to alliances.
  virtual void on_commit(std::function<void(const std::vector<Positioned>&)> told) = 0;

  /// Empty all view_* tables, to be filled again by the app. Offline only.
  virtual Result<void> clear_views() = 0;
  /// The engine's own check (pages, foreign keys, triggers present, view schema version).
  virtual Result<std::vector<Problem>> check() = 0;
  /// A consistent copy while running.
  virtual Result<void> backup(const std::string& to_file) = 0;
  virtual bool read_only() const = 0;
};

enum class Durability { full, normal };     ///< `normal` only for the bench: not power-safe
enum class Commit { grouped, one_by_one };  ///< `one_by_one` only for the bench

struct SqliteOptions {
  std::string file;
  Durability durability = Durability::full;
  Commit commit = Commit::grouped;
  int readers = 2;
  bool offline = false;  ///< commands of the console: fail at once if another process holds the
                         ///< file; a service waits a second for the one that is just stopping
  bool beside = false;   ///< only read, beside a service that may be running: no lock, no writes
  std::size_t queue = 1024;
};

/// Opens (and migrates, after a backup beside the file) the database. Errors: unavailable
/// `store.locked` (another process), `store.read_only`, `store.full`; unsupported `store.newer`
/// {version}; fault `store.corrupt` (also a file that is not ours), `store.migration_changed`
/// {migration}, `store.failed`. With `beside`: not_found `store.missing`, unsupported
/// `store.older`.
Result<std::unique_ptr<Store>> open_sqlite(const SqliteOptions& options);
/// A consistent copy of a database, whether a service is writing to it or not. Errors: conflict
/// `store.exists`, not_found `store.missing`, those of open_sqlite.
Result<void> backup_sqlite(const std::string& file, const std::string& to_file);
/// Puts a backup in place of a database; refuses to replace one. The file is checked first.
/// Errors: conflict `store.exists`, not_found `store.missing`, unsupported `store.newer`, fault
/// `store.corrupt` with the problems of `check`, unavailable `store.locked`.
Result<void> restore_sqlite(const std::string& backup, const std::string& file);

}  // namespace entente::storage
