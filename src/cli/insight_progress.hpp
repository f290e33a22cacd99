#pragma once
#include "cli/console.hpp"
#include "csv/records.hpp"

namespace entente::cli {

/// The same bytes; on a terminal, a bar on standard error once reading has taken half a second.
/// `size`: of all, in bytes; 0 if it is not known, then what was read is counted.
csv::Source watched(const Console& console, csv::Source source, std::size_t size);

}  // namespace entente::cli
