#include "cli/console.hpp"
#include "server/openapi.hpp"
#include "server/route.hpp"

namespace entente::cli {

/// The same text as GET /api/openapi.json, without a server: the web's types are made from it.
void add_openapi(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("openapi", console.text("cli.help.openapi"));
  command->callback([&console] {
    console.run = [&console] {
      console.line(server::openapi(server::all_routes()));
      return Exit::ok;
    };
  });
}

}  // namespace entente::cli
