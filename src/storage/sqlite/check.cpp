#include "storage/sqlite/check.hpp"

#include <map>

#include "storage/sql.hpp"
#include "storage/sqlite/migrate.hpp"

namespace entente::storage::sqlite {

namespace {

constexpr int most = 100;

using Problems = std::vector<Problem>;
using Schema = std::map<std::string, std::string>;  ///< "trigger event_kept" → its text

Result<void> pages(Connection& db, Problems& out) {
  CHECK(db.execute("PRAGMA cell_size_check = ON"));
  auto lines = TRY(db.prepare("PRAGMA integrity_check(100)"));
  while (TRY(lines.step())) {
    auto line = lines.text(0);
    if (line != "ok") out.push_back({"check.pages", {{"detail", std::move(line)}}});
  }
  return {};
}

Result<void> foreign_keys(Connection& db, Problems& out) {
  auto rows = TRY(db.prepare("PRAGMA foreign_key_check"));
  for (int i = 0; i < most && TRY(rows.step()); ++i) {
    out.push_back({"check.foreign_key", {{"table", rows.text(0)}}});
  }
  return {};
}

Result<Schema> schema_of(Connection& db) {
  auto rows = TRY(db.prepare(
      "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"));
  Schema out;
  while (TRY(rows.step())) out.emplace(rows.text(0) + " " + rows.text(1), rows.text(2));
  return out;
}

/// What the migrations make of an empty database is what there must be, no less and no more.
Result<void> schema(Connection& db, Problems& out) {
  const auto known = migrations("sqlite");
  if (const auto same = check_migrations(db, known); !same) {
    if (same.error().key != "store.migration_changed") return same.error();
    out.push_back({"check.migration", same.error().args});
  }
  auto fresh = TRY(Connection::open(":memory:", Connection::Access::memory));
  CHECK(migrate(*fresh, known, [](int) { return Result<void>(); }));
  const auto expected = TRY(schema_of(*fresh));
  const auto found = TRY(schema_of(db));
  for (const auto& [object, text] : expected) {
    const auto same = found.find(object);
    if (same == found.end() || same->second != text) {
      out.push_back({"check.schema", {{"object", object}}});
    }
  }
  for (const auto& [object, text] : found) {
    if (!expected.count(object)) out.push_back({"check.schema", {{"object", object}}});
  }
  return {};
}

Result<void> streams(Connection& db, const char* query, Problems& out) {
  std::string key = query;
  key[key.find('_')] = '.';
  auto rows = TRY(db.use(query, most));
  while (TRY(rows.step())) out.push_back({key, {{"stream", rows.id<StreamId>(0).text()}}});
  return {};
}

}  // namespace

Result<std::vector<Problem>> check_database(Connection& db) {
  Problems out;
  CHECK(pages(db, out));
  CHECK(schema(db, out));
  if (!out.empty()) return out;  // what follows could not be believed
  CHECK(foreign_keys(db, out));
  for (const auto* query : {"check_seq", "check_tip", "check_gap", "check_orphan"}) {
    CHECK(streams(db, query, out));
  }
  return out;
}

}  // namespace entente::storage::sqlite
