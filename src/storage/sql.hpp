// The SQL files of this folder, inside the binary. Queries are shared by all makers of a store;
// migrations belong to one.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::storage {

struct SqlFile {
  std::string_view path;  ///< "queries/stream.sql"
  std::string_view text;
};
/// All of them, in the order of their paths.
const std::vector<SqlFile>& sql_files();

/// The named queries (`-- name: stream_read`) with parameters as $1, $2, …
const std::unordered_map<std::string_view, std::string>& queries();

struct Migration {
  int number = 0;          ///< 1, 2, … without gaps
  std::string_view name;   ///< "0001_ledger"
  std::string_view text;
};
/// Those of one engine ("sqlite"), in order.
std::vector<Migration> migrations(std::string_view engine);

}  // namespace entente::storage
