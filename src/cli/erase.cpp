#include <iostream>

#include "app/erasure.hpp"
#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

/// Typed in full, because nothing brings it back.
bool typed_again(const Console& console, const std::string& id) {
  console.say("cli.erase.ask", {{"id", id}});
  std::string line;
  std::getline(std::cin, line);
  return line == id;
}

Exit erase(Console& console, const std::string& id, bool sure) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  const auto stream = StreamId::parse(id);
  if (!stream) return console.fail(stream.error());
  auto house = open_house(*config, Opening::existing, settings_of(*config));
  if (!house) return console.fail(house.error());
  if (!sure && !typed_again(console, id)) {
    console.say("cli.erase.kept");
    return Exit::problem;
  }
  const auto erased = app::erase_from_console(*house->app, *stream);
  if (!erased) return console.fail(erased.error());
  console.say("cli.erase.done", {{"id", id}});
  return Exit::ok;
}

}  // namespace

void add_erase(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("erase", console.text("cli.help.erase"));
  const auto& id = console.word(*command, "id", "cli.option.erase_id");
  const auto& yes = console.toggle(*command, "--yes", "cli.option.yes");
  console.takes(*command, {"data", "master_key_file"});
  command->callback([&console, &id, &yes] {
    console.run = [&console, &id, &yes] { return erase(console, id, yes); };
  });
}

}  // namespace entente::cli
