#include "storage/sqlite/copy.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include "storage/sqlite/check.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/files.hpp"
#include "storage/sqlite/migrate.hpp"
#include "storage/store.hpp"

namespace entente::storage::sqlite {

namespace {

Result<void> copy_pages(Connection& from, Connection& to) {
  auto* copy = sqlite3_backup_init(to.raw(), "main", from.raw(), "main");
  if (!copy) return error_of(sqlite3_extended_errcode(to.raw()));
  // All in one step: it reads one state of the database, however much is written meanwhile.
  const int stepped = sqlite3_backup_step(copy, -1);
  const int finished = sqlite3_backup_finish(copy);
  if (stepped != SQLITE_DONE) return error_of(finished != SQLITE_OK ? finished : stepped);
  return {};
}

Result<void> copy_into(const std::string& from, const std::string& partial) {
  auto source = TRY(Connection::open(from, Connection::Access::read));
  TRY(schema_version(*source));
  CHECK(make_private_file(partial));
  auto target = TRY(Connection::open(partial, Connection::Access::write));
  CHECK(target->execute("PRAGMA synchronous = OFF"));  // flushed once, when complete
  CHECK(copy_pages(*source, *target));
  return target->execute("PRAGMA journal_mode = DELETE");  // one file, no log beside it
}

void remove_partial(const std::string& partial) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    ::unlink((partial + suffix).c_str());
  }
}

}  // namespace

Result<void> copy_database(const std::string& from, const std::string& to) {
  if (!file_exists(from)) return not_found("store.missing", {{"file", from}});
  if (file_exists(to)) return conflict("store.exists", {{"file", to}});
  const std::string partial = to + ".partial";
  remove_partial(partial);
  auto copied = copy_into(from, partial);
  if (copied) copied = put_in_place(partial, to);
  remove_partial(partial);
  return copied;
}

}  // namespace entente::storage::sqlite

namespace entente::storage {

using sqlite::Connection;

namespace {

Result<void> check_backup(const std::string& backup) {
  if (!sqlite::file_exists(backup)) return not_found("store.missing", {{"file", backup}});
  auto db = TRY(Connection::open(backup, Connection::Access::read));
  if (TRY(sqlite::schema_version(*db)) == 0) return fault("store.corrupt");
  CHECK(sqlite::check_migrations(*db, migrations("sqlite")));
  auto problems = TRY(sqlite::check_database(*db));
  if (problems.empty()) return {};
  return Error{Category::fault, "store.corrupt", {}, std::move(problems)};
}

}  // namespace

Result<void> backup_sqlite(const std::string& file, const std::string& to_file) {
  return sqlite::copy_database(file, to_file);
}

Result<void> restore_sqlite(const std::string& backup, const std::string& file) {
  CHECK(check_backup(backup));
  const auto lock = TRY(sqlite::FileLock::take(file, 0));
  // A log left beside a lost database would be played into the restored one.
  for (const auto& name : {file, file + "-wal"}) {
    if (sqlite::file_exists(name)) return conflict("store.exists", {{"file", name}});
  }
  return sqlite::copy_database(backup, file);
}

}  // namespace entente::storage
