// What the console does to a whole database: check it, make its views anew.
#pragma once
#include <cstdint>
#include <functional>

#include "app/app.hpp"

namespace entente::app {

struct CheckCounts {
  std::uint64_t streams = 0;
  std::uint64_t records = 0;
  std::uint64_t erased = 0;  ///< streams whose key is destroyed: only their chain is checked
  std::uint64_t attachments = 0;
  std::uint64_t problems = 0;
};

/// Everything: the engine's own check, every chain, every seal, every event, every fold, every
/// attachment, each tip, each instrument loaded. Tells each problem as it is found and goes on.
/// Errors: the store's, when it cannot be read at all.
Result<CheckCounts> maintenance_check(App& app, const std::function<void(const Problem&)>& tell);

/// Empties the views and projects every stream again. Offline only. Gives how many streams.
Result<std::uint64_t> maintenance_rebuild(App& app);

}  // namespace entente::app
