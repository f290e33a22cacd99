#include "storage/sqlite/connection.hpp"

#include <sqlite3.h>

#include <cstring>

#include "storage/sql.hpp"

namespace entente::storage::sqlite {

namespace {

constexpr int busy_timeout_ms = 2000;  // somebody with another tool; we never wait for ourselves

/// $1 is ?1 in SQLite, which would take the first for a name.
std::string numbered(std::string sql) {
  for (std::size_t i = 0; i + 1 < sql.size(); ++i) {
    if (sql[i] == '$' && sql[i + 1] >= '0' && sql[i + 1] <= '9') sql[i] = '?';
  }
  return sql;
}

int flags_of(Connection::Access access) {
  constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Connection::Access::write:
      return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Connection::Access::read:
      return common | SQLITE_OPEN_READONLY;
    case Connection::Access::memory:
      return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
  }
  return common | SQLITE_OPEN_READONLY;
}

}  // namespace

Error error_of(int code) {
  const std::vector<Arg> args{{"code", std::to_string(code)}};
  switch (code & 0xff) {
    case SQLITE_FULL:
      return unavailable("store.full", args);
    case SQLITE_READONLY:
      return unavailable("store.read_only", args);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return unavailable("store.locked", args);
    case SQLITE_IOERR:
      // Bytes that did not fit: a limit on the file's size, a quota. They were not lost, only not
      // taken; other failures of the disk are faults.
      if (code == SQLITE_IOERR_WRITE) return unavailable("store.full", args);
      return fault("store.failed", args);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fault("store.corrupt", args);
    case SQLITE_CONSTRAINT:
      break;
    default:
      return fault("store.failed", args);
  }
  const bool unique = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
                      code == SQLITE_CONSTRAINT_ROWID;
  return unique ? conflict("store.taken") : fault("store.malformed", args);
}

Statement::Statement(Statement&& other) noexcept
    : raw_(std::exchange(other.raw_, nullptr)),
      kept_(other.kept_),
      next_(other.next_),
      failed_(other.failed_) {}

Statement::~Statement() {
  if (!raw_) return;
  if (kept_ == Kept::no) {
    sqlite3_finalize(raw_);
    return;
  }
  sqlite3_reset(raw_);
  sqlite3_clear_bindings(raw_);  // what was bound may be large, or a key
}

void Statement::bind(std::string_view value) {
  const char* data = value.data() ? value.data() : "";
  const int code =
      sqlite3_bind_text64(raw_, next_++, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (!failed_) failed_ = code;
}

void Statement::bind(crypto::View value) {
  const void* data = value.data() ? static_cast<const void*>(value.data()) : "";
  const int code = sqlite3_bind_blob64(raw_, next_++, data, value.size(), SQLITE_TRANSIENT);
  if (!failed_) failed_ = code;
}

void Statement::bind_integer(std::int64_t value) {
  const int code = sqlite3_bind_int64(raw_, next_++, value);
  if (!failed_) failed_ = code;
}

void Statement::bind_null() {
  const int code = sqlite3_bind_null(raw_, next_++);
  if (!failed_) failed_ = code;
}

Result<bool> Statement::step() {
  if (failed_) return error_of(failed_);
  const int code = sqlite3_step(raw_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_of(code);
}

Result<void> Statement::run() {
  while (TRY(step())) continue;
  return {};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(raw_, column); }

std::string Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(raw_, column));
  if (!data) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(raw_, column))};
}

crypto::Bytes Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(raw_, column));
  if (!data) return {};
  return {data, data + sqlite3_column_bytes(raw_, column)};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(raw_, column) == SQLITE_NULL;
}

std::optional<Instant> Statement::instant_or_none(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

crypto::Hash Statement::hash(int column) const {
  crypto::Hash out{};
  copy(column, out);
  return out;
}

void Statement::copy(int column, std::span<std::uint8_t> out) const {
  const void* data = sqlite3_column_blob(raw_, column);
  if (!data || sqlite3_column_bytes(raw_, column) != static_cast<int>(out.size())) return;
  std::memcpy(out.data(), data, out.size());
}

void Connection::Close::operator()(sqlite3* raw) const { sqlite3_close_v2(raw); }
void Connection::Finalize::operator()(sqlite3_stmt* raw) const { sqlite3_finalize(raw); }

Result<std::unique_ptr<Connection>> Connection::open(const std::string& file, Access access) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags_of(access), nullptr);
  std::unique_ptr<Connection> out(new Connection(raw));
  if (code != SQLITE_OK) return error_of(code);
  sqlite3_busy_timeout(raw, busy_timeout_ms);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  CHECK(out->execute("PRAGMA foreign_keys = ON"));
  if (access == Access::read) CHECK(out->execute("PRAGMA query_only = ON"));
  return out;
}

Result<sqlite3_stmt*> Connection::compile(const std::string& sql, bool keep) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(raw_.get(), sql.c_str(), static_cast<int>(sql.size()),
                                      keep ? SQLITE_PREPARE_PERSISTENT : 0u, &raw, nullptr);
  if (code != SQLITE_OK) return error_of(code);
  return raw;
}

Result<sqlite3_stmt*> Connection::kept(std::string_view name) {
  const auto known = kept_.find(name);
  if (known != kept_.end()) return known->second.get();
  const auto query = queries().find(name);
  if (query == queries().end()) return fault("store.failed", {{"query", std::string(name)}});
  auto* raw = TRY(compile(numbered(query->second), true));
  kept_.emplace(query->first, raw);
  return raw;
}

Result<void> Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(raw_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(code);
  return {};
}

Result<Statement> Connection::prepare(const std::string& sql) {
  return Statement(TRY(compile(numbered(sql), false)), Statement::Kept::no);
}

Result<std::int64_t> Connection::number(const std::string& sql) {
  auto statement = TRY(prepare(sql));
  if (!TRY(statement.step())) return fault("store.failed");
  return statement.integer(0);
}

int Connection::changed() const { return sqlite3_changes(raw_.get()); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(raw_.get()) == 0; }
bool Connection::is_read_only() const { return sqlite3_db_readonly(raw_.get(), "main") == 1; }

}  // namespace entente::storage::sqlite
