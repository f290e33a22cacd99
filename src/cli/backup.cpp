#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

Exit backup(Console& console, const std::string& to) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  const auto done = storage::backup_sqlite(config->database(), to);
  if (!done) return console.fail(done.error());
  console.say("cli.backup.done", {{"file", to}});
  return Exit::ok;
}

}  // namespace

void add_backup(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("backup", console.text("cli.help.backup"));
  const auto& to = console.word(*command, "file", "cli.option.backup_to");
  console.takes(*command, {"data", "master_key_file"});
  command->callback(
      [&console, &to] { console.run = [&console, &to] { return backup(console, to); }; });
}

}  // namespace entente::cli
