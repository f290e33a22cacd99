#pragma once
#include "cli/console.hpp"
#include "csv/records.hpp"
#include "insight/population_fit.hpp"

namespace entente::cli {

/// The same bytes; on a terminal, a bar on standard error once reading has taken half a second.
/// `size`: of all, in bytes; 0 if it is not known, then what was read is counted.
csv::Source watched(const Console& console, csv::Source source, std::size_t size);

/// A bar on standard error with this label, if it takes more than half a second and somebody looks.
insight::Progress progress_bar(const Console& console, const std::string& label);

}  // namespace entente::cli
