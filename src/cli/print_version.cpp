#include "base/version.hpp"
#include "cli/console.hpp"

namespace entente::cli {

void add_version(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("version", console.text("cli.help.version"));
  command->callback([&console] {
    console.run = [&console] {
      console.line("entente " + std::string(base::version));
      return Exit::ok;
    };
  });
}

}  // namespace entente::cli
