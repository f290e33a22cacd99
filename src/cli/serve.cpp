#include "app/admin.hpp"
#include "cli/log.hpp"
#include "cli/serving.hpp"

namespace entente::cli {

namespace {

std::vector<std::string_view> all_keys() {
  std::vector<std::string_view> out;
  for (const auto& one : settings()) out.push_back(one.key);
  return out;
}

/// Nobody can log in to an empty database: whoever holds the console becomes administrator.
Result<void> welcome(const Console& console, app::App& app) {
  if (const auto link = TRY(app::first_administrator(app))) {
    console.say("cli.serve.first", {{"link", *link}});
  }
  return {};
}

}  // namespace

void add_serve(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("serve", console.text("cli.help.serve"));
  console.takes(*command, all_keys());
  command->callback([&console] {
    console.run = [&console] {
      const auto config = console.config();
      if (!config) return console.fail(config.error());
      harden();
      start_log(config->text("log") == "json" ? LogForm::json : LogForm::logfmt);
      const auto exit = serve(console, *config, settings_of(*config),
                              [&](app::App& app) { return welcome(console, app); });
      stop_log();
      return exit;
    };
  });
}

}  // namespace entente::cli
