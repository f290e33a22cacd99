// The store in one SQLite file: one connection that writes, a few that read.
#pragma once
#include "storage/sqlite/files.hpp"
#include "storage/sqlite/readers.hpp"
#include "storage/sqlite/rows.hpp"
#include "storage/sqlite/writer.hpp"

namespace entente::storage::sqlite {

class SqliteStore final : public Store {
 public:
  static Result<std::unique_ptr<SqliteStore>> open(const SqliteOptions& options);

  Result<Receipt> write(Write write) override;
  Result<std::optional<Receipt>> receipt(CommandId command, const std::string& scope) override;
  Result<std::optional<StreamInfo>> stream(StreamId id) override;
  Result<std::vector<ledger::Record>> records(StreamId id, std::uint64_t after_seq) override;
  Result<std::vector<StreamInfo>> streams(StreamId after, int limit) override;
  Result<void> rewrap(StreamId id, const crypto::Bytes& wrapped_key) override;
  Result<std::optional<AccountRow>> account(AccountId id) override;
  Result<std::optional<AccountRow>> account_by_login(const std::string& lookup) override;
  Result<std::vector<AccountRow>> accounts(AccountId after, int limit) override;
  Result<std::vector<MembershipRow>> memberships(AccountId account, int offset, int limit,
                                                 Date today = {}) override;
  Result<MembershipCount> membership_count(AccountId account, Date today) override;
  Result<bool> is_member(AccountId account, AllianceId alliance) override;
  Result<std::vector<AllianceRow>> alliances(AllianceId after, int limit) override;
  Result<std::vector<PortfolioRow>> portfolio(AccountId account) override;
  Result<std::vector<ReadjustmentRow>> readjustments(UnitId unit, AllianceId after,
                                                     int limit) override;
  Result<std::vector<UnitRow>> units() override;
  Result<std::optional<InvitationRow>> invitation(const std::string& code_hash) override;
  Result<std::vector<InvitationRow>> invitations(std::optional<AccountId> author,
                                                 int limit) override;
  Result<int> invitations_since(AccountId author, Instant since) override;
  Result<std::optional<LoginRow>> login(const std::string& token_hash) override;
  Result<std::vector<LoginRow>> logins(AccountId account) override;
  Result<std::vector<ReadRow>> reads(AllianceId alliance, int offset, int limit) override;
  Result<std::optional<AttachmentRow>> attachment(AttachmentId id) override;
  Result<std::vector<InstrumentRow>> instruments() override;
  Result<std::vector<InstrumentUseRow>> instrument_uses() override;
  Result<std::vector<CalibrationRow>> calibrations(int limit) override;
  Result<std::vector<AlarmBudgetRow>> alarm_budgets(int limit) override;
  Result<std::vector<CourseRow>> courses(AllianceId after, int answered, int limit) override;
  Result<int> course_count(int answered) override;
  Result<std::vector<Positioned>> changes(AccountId account, std::uint64_t after,
                                          int limit) override;
  Result<std::uint64_t> position() override;
  void on_commit(std::function<void(const std::vector<Positioned>&)> told) override;
  Result<void> clear_views() override;
  Result<std::vector<Problem>> check() override;
  Result<void> backup(const std::string& to_file) override;
  bool read_only() const override;

  /// A task on the one writing connection, in a transaction of its own.
  Result<void> on_writer(Writer::Task task);

 private:
  SqliteStore() = default;
  Result<void> open_writer(const SqliteOptions& options);

  template <class T, class... Args>
  Result<std::optional<T>> one(std::string_view query, const Args&... args) {
    const auto reader = readers_->take();
    return one_row<T>(reader->use(query, args...));
  }
  template <class T, class... Args>
  Result<std::vector<T>> all(std::string_view query, const Args&... args) {
    const auto reader = readers_->take();
    return all_rows<T>(reader->use(query, args...));
  }

  // Destroyed from the last: the writer is the last to close and cleans the log, then the lock.
  std::string file_;
  FileLock lock_;
  std::unique_ptr<Writer> writer_;  ///< none beside a running service
  std::unique_ptr<Readers> readers_;
};

}  // namespace entente::storage::sqlite
