#include "storage/sqlite/rows.hpp"

namespace entente::storage::sqlite {

namespace {

std::uint64_t whole(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

}  // namespace

std::string_view kind_text(StreamKind kind) {
  return kind == StreamKind::alliance ? "alliance" : "account";
}

void read_row(const Statement& row, StreamInfo& out) {
  out.stream = row.id<StreamId>(0);
  out.kind = row.text(1) == "account" ? StreamKind::account : StreamKind::alliance;
  out.seq = whole(row, 2);
  out.tip = row.hash(3);
  if (!row.is_null(4)) out.wrapped_key = row.bytes(4);
}

void read_row(const Statement& row, ledger::Record& out) {
  out.stream = row.id<StreamId>(0);
  out.seq = whole(row, 1);
  out.at = row.instant(2);
  out.author = row.text(3);
  out.kind = row.text(4);
  out.header = row.text(5);
  out.sealed = row.bytes(6);
  out.hash = row.hash(7);
}

void read_row(const Statement& row, Positioned& out) {
  out.position = whole(row, 0);
  out.alliance = row.id<AllianceId>(1);
  out.seq = whole(row, 2);
  out.author = row.text(3);
  out.kind = row.text(4);
  out.at = row.instant(5);
}

void read_row(const Statement& row, AccountRow& out) {
  out.account = row.id<AccountId>(0);
  out.login_lookup = row.text(1);
  out.role = row.text(2);
  out.unit = row.id_or_none<UnitId>(3);
  out.disabled = row.integer(4) != 0;
  out.sealed = row.bytes(5);
}

void read_row(const Statement& row, MembershipRow& out) {
  out.account = row.id<AccountId>(0);
  out.alliance = row.id<AllianceId>(1);
  out.role = row.text(2);
  out.active = row.integer(3) != 0;
  out.rank = static_cast<int>(row.integer(4));
  out.changed_at = row.instant(5);
  out.sealed = row.bytes(6);
  if (!row.is_null(7)) out.wrapped_key = row.bytes(7);
}

void read_row(const Statement& row, MembershipCount& out) {
  out.all = static_cast<int>(row.integer(0));
  out.asking = static_cast<int>(row.integer(1));
}

void read_row(const Statement& row, AllianceRow& out) {
  out.alliance = row.id<AllianceId>(0);
  out.unit = row.id<UnitId>(1);
  out.status = row.text(2);
  out.opened_at = row.instant(3);
  out.changed_at = row.instant(4);
}

void read_row(const Statement& row, PortfolioRow& out) {
  out.account = row.id<AccountId>(0);
  out.alliance = row.id<AllianceId>(1);
  out.sealed = row.bytes(2);
}

void read_row(const Statement& row, ReadjustmentRow& out) {
  out.alliance = row.id<AllianceId>(0);
  out.unit = row.id<UnitId>(1);
  out.sealed = row.bytes(2);
}

void read_row(const Statement& row, UnitRow& out) {
  out.unit = row.id<UnitId>(0);
  out.name = row.text(1);
  out.created_at = row.instant(2);
}

void read_row(const Statement& row, InvitationRow& out) {
  out.id = row.id<InvitationId>(0);
  out.code_hash = row.text(1);
  out.kind = row.text(2);
  out.alliance = row.id_or_none<AllianceId>(3);
  out.party = row.id_or_none<PartyId>(4);
  out.author = row.id_or_none<AccountId>(5);
  out.sealed = row.bytes(6);
  out.created_at = row.instant(7);
  out.expires_at = row.instant(8);
  out.used_at = row.instant_or_none(9);
  out.revoked_at = row.instant_or_none(10);
}

void read_row(const Statement& row, LoginRow& out) {
  out.id = row.id<LoginId>(0);
  out.token_hash = row.text(1);
  out.account = row.id<AccountId>(2);
  out.device = row.text(3);
  out.created_at = row.instant(4);
  out.seen_at = row.instant(5);
  if (const auto alliance = row.id_or_none<AllianceId>(6)) {
    out.handed = Handed{*alliance, row.id<SessionId>(7), row.id<PartyId>(8),
                        static_cast<int>(row.integer(9))};
  }
}

void read_row(const Statement& row, ReadRow& out) {
  out.alliance = row.id<AllianceId>(0);
  out.party = row.id<PartyId>(1);
  out.what = row.text(2);
  out.at = row.instant(3);
}

void read_row(const Statement& row, AttachmentRow& out) {
  out.id = row.id<AttachmentId>(0);
  out.alliance = row.id<AllianceId>(1);
  out.sealed = row.bytes(2);
}

void read_row(const Statement& row, InstrumentRow& out) {
  out.code = row.text(0);
  out.edition = static_cast<int>(row.integer(1));
  out.text = row.text(2);
  out.licence_by = row.id_or_none<AccountId>(3);
  out.licence_at = row.instant_or_none(4);
  out.created_at = row.instant(5);
}

void read_row(const Statement& row, InstrumentUseRow& out) {
  out.code = row.text(0);
  out.enabled = row.integer(1) != 0;
}

void read_row(const Statement& row, CalibrationRow& out) {
  out.version = static_cast<int>(row.integer(0));
  out.made_at = row.instant(1);
  out.instrument = row.text(2);
  out.edition = static_cast<int>(row.integer(3));
  out.courses = static_cast<int>(row.integer(4));
  out.text = row.text(5);
  out.asked_by = row.id_or_none<AccountId>(6);
}

void read_row(const Statement& row, AlarmBudgetRow& out) {
  out.chosen_at = row.instant(0);
  out.budget = static_cast<int>(row.integer(1));
  out.chosen_by = row.id<AccountId>(2);
}

void read_row(const Statement& row, CourseRow& out) {
  out.alliance = row.id<AllianceId>(0);
  out.answered = static_cast<int>(row.integer(1));
  out.sealed = row.bytes(2);
  out.wrapped_key = row.bytes(3);
}

void read_row(const Statement& row, Receipt& out) {
  out.seq = whole(row, 0);
  out.position = whole(row, 1);
  out.replayed = true;
}

}  // namespace entente::storage::sqlite
