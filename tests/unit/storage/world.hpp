// A store in a folder of its own, and streams to fill it with.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "storage/sqlite/sqlite_store.hpp"
#include "storage/store.hpp"

namespace entente::storage {

/// The value, or a failed test that names the error.
template <class T>
T good(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << "refused: " << result.error().key;
    std::abort();
  }
  return std::move(result).value();
}
inline void good(const Result<void>& result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().key);
}
/// The key of the refusal; "ok" when there was none.
template <class T>
std::string refusal(const Result<T>& result) {
  return result ? "ok" : result.error().key;
}
inline std::vector<std::string> keys(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const auto& problem : problems) out.push_back(problem.key);
  return out;
}

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  std::string path() const { return path_.string(); }
  std::string file(const std::string& name = "entente.db") const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

constexpr Instant noon{1'790'000'000'000'000};

inline StreamId stream_of(AllianceId id) { return StreamId{id.bytes}; }

/// One stream as the app holds it: its key, and where the next record is linked.
struct Chain {
  explicit Chain(StreamKind the_kind = StreamKind::alliance)
      : id(crypto::random_id<StreamId>()),
        kind(the_kind),
        key(crypto::random_key()),
        tip(ledger::genesis(id)) {}

  AllianceId alliance() const { return {id.bytes}; }

  StreamAppend next(int count = 1, Instant at = noon, const std::string& payload = "{\"n\":1}") {
    StreamAppend out{id, kind, seq, {}, {}};
    if (seq == 0) out.wrapped_key = crypto::Bytes(72, 7);
    for (int i = 0; i < count; ++i) {
      const ledger::Draft draft{at, "author", "note_added", payload};
      out.records.push_back(ledger::make_record(id, ++seq, tip, draft, key));
      tip = out.records.back().hash;
    }
    return out;
  }

  Write write(int count = 1) {
    Write out;
    out.streams.push_back(next(count));
    out.now = noon;
    return out;
  }

  StreamId id;
  StreamKind kind;
  crypto::Key key;
  crypto::Hash tip;
  std::uint64_t seq = 0;
};

inline MembershipRow member(AccountId account, AllianceId alliance, int rank = 0,
                            Instant changed_at = noon) {
  return {account, alliance, "caregiver", true, rank, changed_at, {1, 2, 3}};
}

inline AccountRow account_row(AccountId account, const std::string& lookup) {
  return {account, lookup, "caregiver", std::nullopt, false, {4, 5, 6}};
}

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() { open(); }

  void open(SqliteOptions options = {}) {
    store.reset();
    options.file = folder.file();
    options.offline = true;
    store = good(sqlite::SqliteStore::open(options));
  }
  /// A connection that asks nobody.
  std::unique_ptr<sqlite::Connection> raw() {
    return good(
        sqlite::Connection::open(folder.file(), sqlite::Connection::Access::write));
  }

  Folder folder;
  std::unique_ptr<sqlite::SqliteStore> store;
};

}  // namespace entente::storage
