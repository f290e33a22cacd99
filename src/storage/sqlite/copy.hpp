// A consistent copy of a database, taken while others write to it.
#pragma once
#include <string>

#include "base/result.hpp"

namespace entente::storage::sqlite {

/// The copy is one file, complete and on disk before it has its name. Errors: conflict
/// `store.exists` {file}, not_found `store.missing` {file}, those of the engine.
Result<void> copy_database(const std::string& from, const std::string& to);

}  // namespace entente::storage::sqlite
