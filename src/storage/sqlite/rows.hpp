// Rows of the queries as the structs of store.hpp. The columns are in the queries' order.
#pragma once
#include "storage/sqlite/connection.hpp"
#include "storage/store.hpp"

namespace entente::storage::sqlite {

std::string_view kind_text(StreamKind kind);

void read_row(const Statement& row, StreamInfo& out);
void read_row(const Statement& row, ledger::Record& out);
void read_row(const Statement& row, Positioned& out);
void read_row(const Statement& row, AccountRow& out);
void read_row(const Statement& row, MembershipRow& out);
void read_row(const Statement& row, MembershipCount& out);
void read_row(const Statement& row, AllianceRow& out);
void read_row(const Statement& row, PortfolioRow& out);
void read_row(const Statement& row, ReadjustmentRow& out);
void read_row(const Statement& row, UnitRow& out);
void read_row(const Statement& row, InvitationRow& out);
void read_row(const Statement& row, LoginRow& out);
void read_row(const Statement& row, ReadRow& out);
void read_row(const Statement& row, AttachmentRow& out);
void read_row(const Statement& row, InstrumentRow& out);
void read_row(const Statement& row, InstrumentUseRow& out);
void read_row(const Statement& row, CalibrationRow& out);
void read_row(const Statement& row, AlarmBudgetRow& out);
void read_row(const Statement& row, CourseRow& out);
void read_row(const Statement& row, Receipt& out);  ///< of a known command: replayed
inline void read_row(const Statement& row, std::uint64_t& out) {
  out = static_cast<std::uint64_t>(row.integer(0));
}
inline void read_row(const Statement& row, int& out) { out = static_cast<int>(row.integer(0)); }

template <class T>
Result<std::vector<T>> all_rows(Result<Statement> statement) {
  auto rows = TRY(std::move(statement));
  std::vector<T> out;
  while (TRY(rows.step())) read_row(rows, out.emplace_back());
  return out;
}

template <class T>
Result<std::optional<T>> one_row(Result<Statement> statement) {
  auto rows = TRY(std::move(statement));
  std::optional<T> out;
  if (TRY(rows.step())) read_row(rows, out.emplace());
  return out;
}

}  // namespace entente::storage::sqlite
