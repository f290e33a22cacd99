#include "app/maintenance.hpp"
#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

Exit check(Console& console) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  auto house = open_house(*config, Opening::beside, settings_of(*config));
  if (!house) {
    const bool damaged = house.error().key == "store.corrupt";
    console.fail(house.error());
    return damaged ? Exit::problem : Exit::unusable;
  }
  const auto counts =
      app::maintenance_check(*house->app, [&](const Problem& problem) { console.warn(problem); });
  if (!counts) return console.fail(counts.error());
  console.say("cli.check.counts", {{"streams", std::to_string(counts->streams)},
                                   {"records", std::to_string(counts->records)},
                                   {"erased", std::to_string(counts->erased)},
                                   {"attachments", std::to_string(counts->attachments)}});
  console.say(counts->problems == 0 ? "cli.check.sound" : "cli.check.problems",
              {{"n", std::to_string(counts->problems)}});
  return counts->problems == 0 ? Exit::ok : Exit::problem;
}

}  // namespace

void add_check(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("check", console.text("cli.help.check"));
  console.takes(*command, {"data", "master_key_file"});
  command->callback([&console] { console.run = [&console] { return check(console); }; });
}

}  // namespace entente::cli
