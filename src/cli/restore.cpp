#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

Exit restore(Console& console, const std::string& backup) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  const auto restored = storage::restore_sqlite(backup, config->database());
  if (!restored) return console.fail(restored.error());
  console.say("cli.restore.done",
              {{"file", config->database()}, {"key", config->master_key_file()}});
  return Exit::ok;
}

}  // namespace

void add_restore(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("restore", console.text("cli.help.restore"));
  const auto& file = console.word(*command, "file", "cli.option.backup");
  console.takes(*command, {"data", "master_key_file"});
  command->callback(
      [&console, &file] { console.run = [&console, &file] { return restore(console, file); }; });
}

}  // namespace entente::cli
