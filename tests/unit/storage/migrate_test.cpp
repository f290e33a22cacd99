// The schema's way forward.
#include "storage/sqlite/migrate.hpp"

#include <filesystem>

#include "unit/storage/world.hpp"

namespace entente::storage {

using sqlite::Connection;
using sqlite::migrate;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<Migration> first{{1, "0001_first", "CREATE TABLE a (n INTEGER) STRICT"}};

class Migrations : public ::testing::Test {
 protected:
  std::string run(const std::vector<Migration>& known) {
    return refusal(migrate(*db, known, [this](int version) {
      saved.push_back(version);
      return save_result;
    }));
  }
  std::vector<Migration> with(std::string_view second) {
    auto out = first;
    out.push_back({2, "0002_second", second});
    return out;
  }

  std::unique_ptr<Connection> db = good(Connection::open(":memory:", Connection::Access::memory));
  std::vector<int> saved;
  Result<void> save_result;
};

TEST_F(Migrations, run_once_each_and_save_first_what_is_there) {
  EXPECT_EQ(run(first), "ok");
  EXPECT_THAT(saved, IsEmpty());
  EXPECT_EQ(run(first), "ok");
  EXPECT_EQ(run(with("CREATE TABLE b (n INTEGER) STRICT")), "ok");
  EXPECT_THAT(saved, ::testing::ElementsAre(1));
  EXPECT_EQ(good(sqlite::schema_version(*db)), 2);
  EXPECT_EQ(run(with("CREATE TABLE b (n INTEGER) STRICT")), "ok");
  EXPECT_THAT(saved, SizeIs(1));
}

TEST_F(Migrations, nothing_is_migrated_that_could_not_be_saved) {
  EXPECT_EQ(run(first), "ok");
  save_result = unavailable("store.full");
  EXPECT_EQ(run(with("CREATE TABLE b (n INTEGER) STRICT")), "store.full");
  EXPECT_EQ(good(sqlite::schema_version(*db)), 1);
}

TEST_F(Migrations, one_that_fails_half_way_leaves_no_trace) {
  EXPECT_EQ(run(first), "ok");
  EXPECT_EQ(run(with("CREATE TABLE b (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1)")),
            "store.failed");
  EXPECT_EQ(good(sqlite::schema_version(*db)), 1);
  EXPECT_EQ(good(db->number("SELECT count(*) FROM sqlite_master WHERE name = 'b'")), 0);
}

TEST_F(Migrations, a_newer_database_is_refused) {
  EXPECT_EQ(run(with("CREATE TABLE b (n INTEGER) STRICT")), "ok");
  EXPECT_EQ(run(first), "store.newer");
}

TEST_F(Migrations, a_changed_migration_is_refused) {
  EXPECT_EQ(run(first), "ok");
  auto changed = first;
  changed[0].text = "CREATE TABLE a (n TEXT) STRICT";
  EXPECT_EQ(run(changed), "store.migration_changed");
}

TEST_F(Migrations, a_database_of_something_else_is_refused) {
  good(db->execute("CREATE TABLE guest (name TEXT)"));
  EXPECT_EQ(run(first), "store.corrupt");
}

TEST_F(Migrations, an_outdated_database_is_not_read_beside) {
  EXPECT_EQ(run(first), "ok");
  EXPECT_EQ(refusal(sqlite::check_current(*db, first)), "ok");
  EXPECT_EQ(refusal(sqlite::check_current(*db, with("SELECT 1"))), "store.older");
}

using Shipped = StoreTest;

TEST_F(Shipped, migrations_are_numbered_without_gaps) {
  int number = 0;
  for (const auto& migration : migrations("sqlite")) EXPECT_EQ(migration.number, ++number);
  EXPECT_GE(number, 3);
}

TEST_F(Shipped, an_outdated_file_is_copied_beside_before_it_is_migrated) {
  store.reset();
  std::filesystem::remove(folder.file());
  const auto all = migrations("sqlite");
  {
    auto db = raw();
    good(migrate(*db, {all.begin(), all.begin() + 2}, [](int) { return Result<void>(); }));
    good(db->execute("INSERT INTO unit VALUES (zeroblob(16), 'Psychiatrie', 1)"));
  }
  open();
  EXPECT_THAT(good(store->units()), SizeIs(1));
  EXPECT_THAT(good(store->accounts({}, 1)), IsEmpty());
  auto before = good(Connection::open(folder.file() + ".before-0003", Connection::Access::read));
  EXPECT_EQ(good(sqlite::schema_version(*before)), 2);
  EXPECT_EQ(good(before->number("SELECT count(*) FROM unit")), 1);
}

TEST_F(Shipped, a_file_of_a_later_release_is_refused_and_left_as_it_is) {
  store.reset();
  good(raw()->execute("PRAGMA user_version = 9999"));
  EXPECT_EQ(refusal(open_sqlite({.file = folder.file(), .offline = true})), "store.newer");
  EXPECT_EQ(good(raw()->number("PRAGMA user_version")), 9999);
}

/// Each query finds its rows by a key: only those named here may walk a whole table.
TEST_F(Shipped, no_query_walks_a_whole_table_that_grows) {
  const std::vector<std::string_view> walks{"unit_list",       "account_clear",
                                            "membership_clear", "alliance_clear",
                                            "instrument_list",  "instrument_use_list",
                                            "readjustment_clear", "portfolio_clear",
                                            "course_clear",     // the newest of one's choices:
                                            "calibration_list", "alarm_budget_list"};
  auto db = raw();
  EXPECT_GE(queries().size(), 40u);
  for (const auto& [name, text] : queries()) {
    if (name.starts_with("check_") || ::testing::Value(walks, ::testing::Contains(name))) continue;
    auto plan = good(db->prepare("EXPLAIN QUERY PLAN " + text));
    while (good(plan.step())) {
      const auto line = plan.text(3);
      const bool bounded = line.find("USING INDEX invitation_by_age") != std::string::npos;
      EXPECT_TRUE(bounded || line.find("SCAN ") != 0 || line == "SCAN CONSTANT ROW")
          << name << ": " << line;
    }
  }
}

}  // namespace entente::storage
