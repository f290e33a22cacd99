#include "app/demo_seed.hpp"
#include "cli/log.hpp"
#include "cli/serving.hpp"

namespace entente::cli {

namespace {

enum class After { serve, stop };

Result<void> seed(const Console& console, app::App& app) {
  if (TRY(app::seed_demo(app))) console.say("cli.demo.seeded");
  return {};
}

Exit demo(Console& console, After after) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  // Everybody knows the passwords of the demo.
  if (config->text("address") != "127.0.0.1") return console.fail(invalid("cli.demo.loopback"));
  const auto people = app::demo_people();
  if (!people) return console.fail(people.error());
  auto settings = settings_of(*config);
  settings.demo = true;
  settings.establishment = people->establishment;
  harden();
  if (after == After::stop) {
    auto house = open_house(*config, Opening::serving, std::move(settings));
    if (!house) return console.fail(house.error());
    const auto seeded = seed(console, *house->app);
    return seeded ? Exit::ok : console.fail(seeded.error());
  }
  start_log(config->text("log") == "json" ? LogForm::json : LogForm::logfmt);
  const auto exit = serve(console, *config, std::move(settings),
                          [&](app::App& app) { return seed(console, app); });
  stop_log();
  return exit;
}

}  // namespace

void add_demo(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("demo", console.text("cli.help.demo"));
  console.takes(*command, {"data", "master_key_file", "port", "threads", "command_threads",
                           "durability", "commit", "log", "web_dir"});
  const auto& seed_only = console.toggle(*command, "--seed-only", "cli.option.seed_only");
  command->callback([&console, &seed_only] {
    const auto after = seed_only ? After::stop : After::serve;
    console.run = [&console, after] { return demo(console, after); };
  });
}

}  // namespace entente::cli
