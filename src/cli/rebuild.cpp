#include "app/maintenance.hpp"
#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

Exit rebuild(Console& console) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  auto house = open_house(*config, Opening::existing, settings_of(*config));
  if (!house) return console.fail(house.error());
  const auto count = app::maintenance_rebuild(*house->app);
  if (!count) return console.fail(count.error());
  console.say("cli.rebuild.done", {{"n", std::to_string(*count)}});
  return Exit::ok;
}

}  // namespace

void add_rebuild(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("rebuild", console.text("cli.help.rebuild"));
  console.takes(*command, {"data", "master_key_file"});
  command->callback([&console] { console.run = [&console] { return rebuild(console); }; });
}

}  // namespace entente::cli
