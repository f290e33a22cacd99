#include "storage/sqlite/sqlite_store.hpp"

#include "storage/sqlite/check.hpp"
#include "storage/sqlite/copy.hpp"
#include "storage/sqlite/migrate.hpp"

namespace entente::storage::sqlite {

namespace {

constexpr int patience_ms = 1000;  // with a service that is just stopping

Result<void> prepare(Connection& db, Durability durability) {
  const char* synchronous = durability == Durability::full ? "FULL" : "NORMAL";
  // secure_delete: what is erased is overwritten, not only forgotten.
  return db.execute(std::string("PRAGMA journal_mode = WAL; PRAGMA synchronous = ") + synchronous +
                    "; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 2000;"
                    "PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -4096;"
                    "PRAGMA temp_store = MEMORY");
}

/// "entente.db.before-0004": a name that is still free.
std::string name_before(const std::string& file, std::string_view migration) {
  const auto base = file + ".before-" + std::string(migration.substr(0, 4));
  auto out = base;
  for (int i = 2; file_exists(out); ++i) out = base + "-" + std::to_string(i);
  return out;
}

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const SqliteOptions& options) {
  std::unique_ptr<SqliteStore> out(new SqliteStore);
  out->file_ = options.file;
  if (!options.beside) {
    CHECK(out->open_writer(options));
  } else {
    if (!file_exists(options.file)) return not_found("store.missing", {{"file", options.file}});
    auto db = TRY(Connection::open(options.file, Connection::Access::read));
    CHECK(check_current(*db, migrations("sqlite")));
  }
  out->readers_ = TRY(Readers::open(options.file, options.readers));
  return out;
}

Result<void> SqliteStore::open_writer(const SqliteOptions& options) {
  lock_ = TRY(FileLock::take(options.file, options.offline ? 0 : patience_ms));
  CHECK(make_private_file(options.file));
  auto db = TRY(Connection::open(options.file, Connection::Access::write));
  const auto known = migrations("sqlite");
  CHECK(check_migrations(*db, known));  // before the file is changed in any way
  if (db->is_read_only()) return unavailable("store.read_only", {{"file", options.file}});
  CHECK(prepare(*db, options.durability));
  CHECK(migrate(*db, known, [&](int version) {
    return copy_database(options.file, name_before(options.file, known[version].name));
  }));
  const auto position = TRY(one_row<std::uint64_t>(db->use("event_position")));
  writer_ = std::make_unique<Writer>(std::move(db), position.value_or(0), options.commit,
                                     options.queue);
  return {};
}

Result<Receipt> SqliteStore::write(Write write) {
  if (!writer_) return unavailable("store.read_only");
  return writer_->write(std::move(write));
}

Result<void> SqliteStore::on_writer(Writer::Task task) {
  if (!writer_) return unavailable("store.read_only");
  return writer_->run(std::move(task));
}

Result<std::optional<Receipt>> SqliteStore::receipt(CommandId command, const std::string& scope) {
  return one<Receipt>("command_read", scope, command);
}

Result<std::optional<StreamInfo>> SqliteStore::stream(StreamId id) {
  return one<StreamInfo>("stream_read", id);
}

Result<std::vector<ledger::Record>> SqliteStore::records(StreamId id, std::uint64_t after_seq) {
  return all<ledger::Record>("event_read", id, after_seq);
}

Result<std::vector<StreamInfo>> SqliteStore::streams(StreamId after, int limit) {
  return all<StreamInfo>("stream_page", after, limit);
}

Result<void> SqliteStore::rewrap(StreamId id, const crypto::Bytes& wrapped_key) {
  return on_writer([&](Connection& db) -> Result<void> {
    CHECK(db.run("stream_key_rewrap", id, wrapped_key));
    if (db.changed() == 0) return not_found("stream.erased");
    return {};
  });
}

Result<std::optional<AccountRow>> SqliteStore::account(AccountId id) {
  return one<AccountRow>("account_read", id);
}

Result<std::optional<AccountRow>> SqliteStore::account_by_login(const std::string& lookup) {
  return one<AccountRow>("account_by_login", lookup);
}

Result<std::vector<AccountRow>> SqliteStore::accounts(AccountId after, int limit) {
  return all<AccountRow>("account_page", after, limit);
}

Result<std::vector<MembershipRow>> SqliteStore::memberships(AccountId account, int offset,
                                                            int limit, Date today) {
  return all<MembershipRow>("membership_list", account, offset, limit, today);
}

Result<MembershipCount> SqliteStore::membership_count(AccountId account, Date today) {
  return TRY(one<MembershipCount>("membership_count", account, today)).value_or(MembershipCount{});
}

Result<bool> SqliteStore::is_member(AccountId account, AllianceId alliance) {
  return TRY(one<int>("membership_is", account, alliance)).has_value();
}

Result<std::vector<AllianceRow>> SqliteStore::alliances(AllianceId after, int limit) {
  return all<AllianceRow>("alliance_page", after, limit);
}

Result<std::vector<PortfolioRow>> SqliteStore::portfolio(AccountId account) {
  return all<PortfolioRow>("portfolio_list", account);
}

Result<std::vector<ReadjustmentRow>> SqliteStore::readjustments(UnitId unit, AllianceId after,
                                                                int limit) {
  return all<ReadjustmentRow>("readjustment_page", unit, after, limit);
}

Result<std::vector<UnitRow>> SqliteStore::units() { return all<UnitRow>("unit_list"); }

Result<std::optional<InvitationRow>> SqliteStore::invitation(const std::string& code_hash) {
  return one<InvitationRow>("invitation_read", code_hash);
}

Result<std::vector<InvitationRow>> SqliteStore::invitations(std::optional<AccountId> author,
                                                            int limit) {
  if (author) return all<InvitationRow>("invitation_by_author", *author, limit);
  return all<InvitationRow>("invitation_list", limit);
}

Result<int> SqliteStore::invitations_since(AccountId author, Instant since) {
  return TRY(one<int>("invitation_count", author, since)).value_or(0);
}

Result<std::optional<LoginRow>> SqliteStore::login(const std::string& token_hash) {
  return one<LoginRow>("login_read", token_hash);
}

Result<std::vector<LoginRow>> SqliteStore::logins(AccountId account) {
  return all<LoginRow>("login_list", account);
}

Result<std::vector<ReadRow>> SqliteStore::reads(AllianceId alliance, int offset, int limit) {
  return all<ReadRow>("read_record_list", alliance, offset, limit);
}

Result<std::optional<AttachmentRow>> SqliteStore::attachment(AttachmentId id) {
  return one<AttachmentRow>("attachment_read", id);
}

Result<std::vector<InstrumentRow>> SqliteStore::instruments() {
  return all<InstrumentRow>("instrument_list");
}

Result<std::vector<InstrumentUseRow>> SqliteStore::instrument_uses() {
  return all<InstrumentUseRow>("instrument_use_list");
}

Result<std::vector<CalibrationRow>> SqliteStore::calibrations(int limit) {
  return all<CalibrationRow>("calibration_list", limit);
}

Result<std::vector<AlarmBudgetRow>> SqliteStore::alarm_budgets(int limit) {
  return all<AlarmBudgetRow>("alarm_budget_list", limit);
}

Result<std::vector<CourseRow>> SqliteStore::courses(AllianceId after, int answered, int limit) {
  return all<CourseRow>("course_page", after, answered, limit);
}

Result<int> SqliteStore::course_count(int answered) {
  return TRY(one<int>("course_count", answered)).value_or(0);
}

Result<std::vector<Positioned>> SqliteStore::changes(AccountId account, std::uint64_t after,
                                                     int limit) {
  return all<Positioned>("event_changes", account, after, limit);
}

Result<std::uint64_t> SqliteStore::position() {
  return TRY(one<std::uint64_t>("event_position")).value_or(0);
}

void SqliteStore::on_commit(std::function<void(const std::vector<Positioned>&)> told) {
  if (writer_) writer_->on_commit(std::move(told));
}

Result<void> SqliteStore::clear_views() {
  return on_writer([](Connection& db) -> Result<void> {
    CHECK(db.run("account_clear"));
    CHECK(db.run("membership_clear"));
    CHECK(db.run("portfolio_clear"));
    CHECK(db.run("readjustment_clear"));
    CHECK(db.run("course_clear"));
    return db.run("alliance_clear");
  });
}

Result<std::vector<Problem>> SqliteStore::check() {
  auto db = TRY(Connection::open(file_, Connection::Access::read));
  return check_database(*db);
}

Result<void> SqliteStore::backup(const std::string& to_file) {
  return copy_database(file_, to_file);
}

bool SqliteStore::read_only() const { return !writer_ || writer_->read_only(); }

}  // namespace entente::storage::sqlite

namespace entente::storage {

Result<std::unique_ptr<Store>> open_sqlite(const SqliteOptions& options) {
  return std::unique_ptr<Store>(TRY(sqlite::SqliteStore::open(options)));
}

}  // namespace entente::storage
