// One Write inside the open transaction: everything is looked at before anything is written, so
// that a refused one leaves no trace and its neighbours in the batch go on.
#pragma once
#include <vector>

#include "storage/sqlite/connection.hpp"
#include "storage/store.hpp"

namespace entente::storage::sqlite {

/// Where the engine itself failed: nothing of the batch can be trusted to be written.
bool is_engine_failure(const Error& error);

class Apply {
 public:
  /// `position`: of the last event; moves on. `told`: what was appended to alliances.
  Apply(Connection& db, std::uint64_t& position, std::vector<Positioned>& told)
      : db_(db), position_(position), told_(told) {}

  /// Errors: those of Store::write. After an error, `touched()` says whether some of the write
  /// may be in the transaction, which must then be rolled back.
  Result<Receipt> operator()(const Write& write);
  bool touched() const { return touched_; }

 private:
  struct Tip {
    StreamId stream;
    std::uint64_t seq = 0;  ///< 0: nobody has opened it
    crypto::Hash hash{};
  };

  Result<void> look(const Write& write);
  Result<void> look_at(const StreamAppend& append);
  Result<void> look_at(const AccountRow& row);
  Result<void> look_at(const InstrumentRow& row);
  Result<void> look_at(const CalibrationRow& row);
  Result<Tip*> tip_of(const StreamAppend& append);

  Result<void> put(const Write& write);
  Result<void> put(const StreamAppend& append);
  Result<void> put(const ViewRow& row);
  Result<void> put(const InvitationRow& row);
  Result<void> put_rows(const Write& write);
  Result<void> put_logins(const Write& write);
  Result<void> put_instruments(const Write& write);
  Result<void> put_calibrations(const Write& write);
  Result<void> erase(StreamId stream);
  Result<Receipt> written(const Write& write);

  Connection& db_;
  std::uint64_t& position_;
  std::vector<Positioned>& told_;
  std::vector<Tip> tips_;  ///< of the streams of this write, as it moves them
  bool touched_ = false;
};

}  // namespace entente::storage::sqlite
