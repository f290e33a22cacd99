#include "storage/sqlite/apply.hpp"

#include <algorithm>

#include "storage/sqlite/rows.hpp"

namespace entente::storage::sqlite {

namespace {

/// The numbers follow each other and each hash links to the one before (ledger/record.hpp).
bool follows(const StreamAppend& append, crypto::Hash tip) {
  auto seq = append.expected_seq;
  for (const auto& record : append.records) {
    if (record.stream != append.stream || record.seq != ++seq) return false;
    if (crypto::hash({tip, crypto::view(record.header), record.sealed}) != record.hash)
      return false;
    tip = record.hash;
  }
  return true;
}

/// Rows that a unique index may refuse: a savepoint lets the rest of the batch go on.
bool may_clash(const Write& write) {
  const auto is_account = [](const auto& row) { return std::holds_alternative<AccountRow>(row); };
  return !write.units.empty() || !write.invitations.empty() || !write.logins.empty() ||
         !write.attachments.empty() ||
         std::any_of(write.views.begin(), write.views.end(), is_account);
}

Result<void> usable(Connection& db, InvitationId id) {
  auto row = TRY(db.use("invitation_state", id));
  if (!TRY(row.step()) || !row.is_null(1)) return not_found("invitation.unknown");
  if (!row.is_null(0)) return conflict("invitation.used");
  return {};
}

/// Revoked already is done; used meanwhile is not: whoever revokes must learn that someone came in.
Result<void> revocable(Connection& db, InvitationId id) {
  auto row = TRY(db.use("invitation_state", id));
  if (TRY(row.step()) && !row.is_null(0)) return conflict("invitation.used");
  return {};
}

}  // namespace

bool is_engine_failure(const Error& error) {
  return error.category == Category::unavailable || error.key == "store.corrupt" ||
         error.key == "store.failed";
}

Result<Receipt> Apply::operator()(const Write& write) {
  touched_ = false;
  tips_.clear();
  if (write.command) {
    const auto known =
        TRY(one_row<Receipt>(db_.use("command_read", write.command_scope, *write.command)));
    if (known) return *known;
  }
  CHECK(look(write));
  const auto position = position_;
  const auto told = told_.size();
  const bool guarded = may_clash(write);
  if (guarded) CHECK(db_.execute("SAVEPOINT one"));
  touched_ = true;
  auto receipt = written(write);
  if (receipt || guarded == false || is_engine_failure(receipt.error())) {
    if (receipt && guarded) CHECK(db_.execute("RELEASE one"));
    return receipt;
  }
  CHECK(db_.execute("ROLLBACK TO one; RELEASE one"));
  touched_ = false;
  position_ = position;
  told_.resize(told);
  return receipt;
}

Result<void> Apply::look(const Write& write) {
  if (write.use_invitation) CHECK(usable(db_, *write.use_invitation));
  if (write.revoke_invitation) CHECK(revocable(db_, *write.revoke_invitation));
  for (const auto& append : write.streams) CHECK(look_at(append));
  for (const auto& row : write.views) {
    if (const auto* account = std::get_if<AccountRow>(&row)) CHECK(look_at(*account));
  }
  for (const auto& row : write.instruments) CHECK(look_at(row));
  for (const auto& row : write.calibrations) CHECK(look_at(row));
  for (const auto stream : write.erase) {
    auto known = TRY(db_.use("stream_read", stream));
    if (!TRY(known.step())) return not_found("stream.unknown");
  }
  return {};
}

Result<Apply::Tip*> Apply::tip_of(const StreamAppend& append) {
  for (auto& tip : tips_) {
    if (tip.stream == append.stream) return &tip;
  }
  const auto info = TRY(one_row<StreamInfo>(db_.use("stream_read", append.stream)));
  if (!info) {
    tips_.push_back({append.stream, 0, ledger::genesis(append.stream)});
    return &tips_.back();
  }
  if (!info->wrapped_key) return not_found("stream.erased");
  if (info->kind != append.kind) return fault("store.malformed");
  tips_.push_back({append.stream, info->seq, info->tip});
  return &tips_.back();
}

Result<void> Apply::look_at(const StreamAppend& append) {
  auto* tip = TRY(tip_of(append));
  if (tip->seq != append.expected_seq) return conflict("store.moved");
  const bool opens = append.expected_seq == 0;
  const bool sound = !append.records.empty() && opens == append.wrapped_key.has_value();
  if (!sound || !follows(append, tip->hash)) return fault("store.malformed");
  tip->seq = append.records.back().seq;
  tip->hash = append.records.back().hash;
  return {};
}

Result<void> Apply::look_at(const AccountRow& row) {
  auto holder = TRY(db_.use("account_by_login", row.login_lookup));
  const bool taken = TRY(holder.step()) && holder.id<AccountId>(0) != row.account;
  if (taken) return conflict("store.taken");
  return {};
}

Result<void> Apply::look_at(const InstrumentRow& row) {
  auto known = TRY(db_.use("instrument_state", row.code, row.edition));
  if (TRY(known.step())) return conflict("store.taken");
  return {};
}

Result<void> Apply::look_at(const CalibrationRow& row) {
  auto known = TRY(db_.use("calibration_state", row.version));
  if (TRY(known.step())) return conflict("store.taken");
  return {};
}

Result<Receipt> Apply::written(const Write& write) {
  CHECK(put(write));
  Receipt receipt{0, position_, false};
  if (!write.streams.empty()) receipt.seq = write.streams.front().records.back().seq;
  if (write.command) {
    CHECK(db_.run("command_add", write.command_scope, *write.command, receipt.seq, receipt.position,
                  write.now));
  }
  return receipt;
}

Result<void> Apply::put(const Write& write) {
  for (const auto& append : write.streams) CHECK(put(append));
  for (const auto& row : write.views) CHECK(put(row));
  CHECK(put_rows(write));
  CHECK(put_logins(write));
  CHECK(put_instruments(write));
  CHECK(put_calibrations(write));
  for (const auto stream : write.erase) CHECK(erase(stream));
  return {};
}

Result<void> Apply::put(const StreamAppend& append) {
  const auto& last = append.records.back();
  const auto end = position_ + append.records.size();
  if (append.expected_seq == 0) {
    CHECK(db_.run("stream_open", append.stream, kind_text(append.kind), last.seq, last.hash, end,
                  append.records.front().at));
    CHECK(db_.run("stream_key_add", append.stream, *append.wrapped_key));
  } else {
    CHECK(db_.run("stream_move", append.stream, last.seq, last.hash, end));
  }
  for (const auto& record : append.records) {
    ++position_;
    CHECK(db_.run("event_append", position_, record.stream, record.seq, record.at, record.author,
                  record.kind, record.header, record.sealed, record.hash));
    if (append.kind != StreamKind::alliance) continue;
    told_.push_back({position_, AllianceId{record.stream.bytes}, record.seq, record.author,
                     record.kind, record.at});
  }
  return {};
}

Result<void> Apply::put(const ViewRow& row) {
  if (const auto* account = std::get_if<AccountRow>(&row)) {
    return db_.run("account_put", account->account, account->login_lookup, account->role,
                   account->unit, account->disabled, account->sealed);
  }
  if (const auto* member = std::get_if<MembershipRow>(&row)) {
    if (member->retold) {
      return db_.run("membership_retell", member->account, member->alliance, member->changed_at,
                     member->rank, member->sealed, member->due);
    }
    return db_.run("membership_put", member->account, member->alliance, member->role,
                   member->active, member->rank, member->changed_at, member->sealed,
                   member->due);
  }
  if (const auto* own = std::get_if<PortfolioRow>(&row)) {
    return db_.run("portfolio_put", own->account, own->alliance, own->sealed);
  }
  if (const auto* tried = std::get_if<ReadjustmentRow>(&row)) {
    return db_.run("readjustment_put", tried->alliance, tried->unit, tried->sealed);
  }
  if (const auto* course = std::get_if<CourseRow>(&row)) {
    return db_.run("course_put", course->alliance, course->answered, course->sealed);
  }
  const auto& alliance = std::get<AllianceRow>(row);
  return db_.run("alliance_put", alliance.alliance, alliance.unit, alliance.status,
                 alliance.opened_at, alliance.changed_at);
}

Result<void> Apply::put(const InvitationRow& row) {
  return db_.run("invitation_add", row.id, row.code_hash, row.kind, row.alliance, row.party,
                 row.author, row.sealed, row.created_at, row.expires_at, row.used_at,
                 row.revoked_at);
}

Result<void> Apply::put_rows(const Write& write) {
  for (const auto& unit : write.units) {
    CHECK(db_.run("unit_add", unit.unit, unit.name, unit.created_at));
  }
  if (write.use_invitation) CHECK(db_.run("invitation_use", *write.use_invitation, write.now));
  if (write.revoke_invitation) {
    CHECK(db_.run("invitation_revoke", *write.revoke_invitation, write.now));
  }
  for (const auto& invitation : write.invitations) CHECK(put(invitation));
  for (const auto& read : write.reads) {
    CHECK(db_.run("read_record_add", read.alliance, read.party, read.what, read.at));
  }
  for (const auto& attachment : write.attachments) {
    CHECK(db_.run("attachment_add", attachment.id, attachment.alliance, attachment.sealed));
  }
  return {};
}

Result<void> Apply::put_logins(const Write& write) {
  if (write.end_all_logins) {
    const auto kept = write.except_login.value_or(LoginId{});
    CHECK(db_.run("login_end_all", *write.end_all_logins, kept));
  }
  for (const auto login : write.end_logins) CHECK(db_.run("login_end", login));
  for (const auto login : write.touch_logins) CHECK(db_.run("login_touch", login, write.now));
  for (const auto& [login, handed] : write.hand_logins) {
    CHECK(handed ? db_.run("login_hand", login, handed->alliance, handed->session,
                           handed->patient, handed->tries)
                 : db_.run("login_take_back", login));
  }
  for (const auto& login : write.logins) {
    CHECK(db_.run("login_add", login.id, login.token_hash, login.account, login.device,
                  login.created_at, login.seen_at));
  }
  return {};
}

Result<void> Apply::put_instruments(const Write& write) {
  for (const auto& row : write.instruments) {
    CHECK(db_.run("instrument_add", row.code, row.edition, row.text, row.licence_by,
                  row.licence_at, row.created_at));
  }
  for (const auto& row : write.instrument_uses) {
    CHECK(db_.run("instrument_use_put", row.code, row.enabled));
  }
  return {};
}

Result<void> Apply::put_calibrations(const Write& write) {
  for (const auto& row : write.calibrations) {
    CHECK(db_.run("calibration_add", row.version, row.made_at, row.instrument, row.edition,
                  row.courses, row.text, row.asked_by));
  }
  for (const auto& row : write.alarm_budgets) {
    CHECK(db_.run("alarm_budget_add", row.chosen_at, row.budget, row.chosen_by));
  }
  return {};
}

/// An id names an alliance or an account: the rows of both are looked for.
Result<void> Apply::erase(StreamId stream) {
  for (const auto* query :
       {"stream_key_erase", "attachment_erase", "invitation_erase", "membership_erase_alliance",
        "membership_erase_account", "portfolio_erase_alliance", "portfolio_erase_account",
        "alliance_erase", "readjustment_erase", "course_erase", "account_erase"}) {
    CHECK(db_.run(query, stream));
  }
  return db_.run("login_end_all", stream, LoginId{});
}

}  // namespace entente::storage::sqlite
