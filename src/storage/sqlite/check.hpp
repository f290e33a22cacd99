// The engine's own check of a database: its pages, its schema, and what must hold between tables.
#pragma once
#include <vector>

#include "base/result.hpp"
#include "storage/sqlite/connection.hpp"

namespace entente::storage::sqlite {

/// Reads the whole file. Problems: `check.pages` {detail}, `check.foreign_key` {table},
/// `check.schema` {object} (a table, index or trigger that is missing or not as migrated),
/// `check.migration` {migration}, `check.seq`, `check.tip`, `check.gap`, `check.orphan` {stream};
/// at most a hundred of each. Errors: those of the engine where it cannot go on.
Result<std::vector<Problem>> check_database(Connection& db);

}  // namespace entente::storage::sqlite
