#include "storage/sqlite/migrate.hpp"

namespace entente::storage::sqlite {

namespace {

constexpr int application_id = 0x456e7465;  // "Ente": what `file` and we know the database by

std::string checksum(const Migration& migration) {
  return crypto::base64(crypto::hash({crypto::view(migration.text)}));
}

/// The table of migrations cannot be one itself.
Result<void> prepare_empty(Connection& db) {
  return db.execute("PRAGMA application_id = " + std::to_string(application_id) +
                    ";CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY,"
                    " name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT");
}

Result<void> record(Connection& db, const Migration& migration) {
  auto row = TRY(db.prepare("INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)"));
  row.bind(migration.number);
  row.bind(migration.name);
  row.bind(checksum(migration));
  return row.run();
}

Result<void> inside(Connection& db, const Migration& migration) {
  if (migration.number == 1) CHECK(prepare_empty(db));
  CHECK(db.execute(std::string(migration.text)));
  CHECK(record(db, migration));
  CHECK(db.execute("PRAGMA user_version = " + std::to_string(migration.number)));
  return db.execute("COMMIT");
}

Result<void> apply(Connection& db, const Migration& migration) {
  CHECK(db.execute("BEGIN IMMEDIATE"));
  auto done = inside(db, migration);
  if (!done && db.in_transaction()) static_cast<void>(db.execute("ROLLBACK"));
  return done;
}

}  // namespace

Result<int> schema_version(Connection& db) {
  const auto version = TRY(db.number("PRAGMA user_version"));
  const auto tables = TRY(db.number("SELECT count(*) FROM sqlite_master"));
  if (version == 0 && tables == 0) return 0;
  const bool ours = TRY(db.number("PRAGMA application_id")) == application_id;
  if (!ours || version <= 0) return fault("store.corrupt");
  return static_cast<int>(version);
}

Result<void> check_migrations(Connection& db, const std::vector<Migration>& known) {
  const int version = TRY(schema_version(db));
  if (version == 0) return {};
  if (version > static_cast<int>(known.size())) {
    return Error{Category::unsupported, "store.newer", {{"version", std::to_string(version)}}};
  }
  auto rows = TRY(db.prepare("SELECT number, checksum FROM migration ORDER BY number"));
  int expected = 0;
  while (TRY(rows.step())) {
    if (rows.integer(0) != ++expected || expected > version) return fault("store.corrupt");
    const auto& migration = known[static_cast<std::size_t>(expected - 1)];
    if (rows.text(1) != checksum(migration)) {
      return fault("store.migration_changed", {{"migration", std::string(migration.name)}});
    }
  }
  if (expected != version) return fault("store.corrupt");
  return {};
}

Result<void> check_current(Connection& db, const std::vector<Migration>& known) {
  CHECK(check_migrations(db, known));
  const int version = TRY(schema_version(db));
  if (version == static_cast<int>(known.size())) return {};
  return Error{Category::unsupported, "store.older", {{"version", std::to_string(version)}}};
}

Result<void> migrate(Connection& db, const std::vector<Migration>& known,
                     const std::function<Result<void>(int version)>& save) {
  CHECK(check_migrations(db, known));
  const int version = TRY(schema_version(db));
  if (version == static_cast<int>(known.size())) return {};
  if (version > 0) CHECK(save(version));
  for (const auto& migration : known) {
    if (migration.number > version) CHECK(apply(db, migration));
  }
  return {};
}

}  // namespace entente::storage::sqlite
