// The schema's way forward. Each migration is applied once, in order, and its text is remembered.
#pragma once
#include <functional>
#include <vector>

#include "storage/sql.hpp"
#include "storage/sqlite/connection.hpp"

namespace entente::storage::sqlite {

/// The number of the last migration applied; 0: an empty database. Errors: fault `store.corrupt`
/// for a file that is not ours.
Result<int> schema_version(Connection& db);

/// Nothing is applied yet that these do not know as it was. Errors: unsupported `store.newer`
/// {version}, fault `store.migration_changed` {migration}, those of schema_version.
Result<void> check_migrations(Connection& db, const std::vector<Migration>& known);

/// The same, and none is missing: for who may not migrate. Errors: also unsupported `store.older`.
Result<void> check_current(Connection& db, const std::vector<Migration>& known);

/// Applies what is missing, each in a transaction of its own; `save` is called first if there is
/// anything to lose. Errors: those of check_migrations, of `save`, of the engine.
Result<void> migrate(Connection& db, const std::vector<Migration>& known,
                     const std::function<Result<void>(int version)>& save);

}  // namespace entente::storage::sqlite
