// From a configuration to a server that runs until it is told to stop.
#pragma once
#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

/// What is done with the open database before anybody is let in; tells the console what to say.
using Prepare = std::function<Result<void>(app::App&)>;

/// Serves until SIGTERM or SIGINT, then finishes what was accepted.
Exit serve(Console& console, const Config& config, app::Settings settings, const Prepare& prepare);

/// No core file: it would hold keys. SIGTERM and SIGINT wait for `serve`.
void harden();

/// The configured port; where it is 0, one that is free at this moment. Errors: `serve.port_taken`.
Result<unsigned short> port_of(const Config& config);

}  // namespace entente::cli
