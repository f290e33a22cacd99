#include <filesystem>
#include <fstream>

#include "app/alliance_export.hpp"
#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

Result<void> write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) return fault("cli.write", {{"file", path.string()}});
  return {};
}

/// Gives how many contracts were written.
Result<int> write_all(const Console& console, app::App& app, const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return fault("cli.folder", {{"folder", folder}});
  constexpr int page = 500;
  AllianceId after;
  int count = 0;
  for (;;) {
    const auto rows = TRY(app.store.alliances(after, page));
    if (rows.empty()) return count;
    after = rows.back().alliance;
    for (const auto& row : rows) {
      const auto text = app::contract_export(app, row.alliance);
      if (!text && text.error().key == "contract.not_in_force") continue;
      if (!text) return text.error();
      const auto path = std::filesystem::path(folder) / (row.alliance.text() + ".json");
      CHECK(write_file(path, *text));
      console.line(path.string());
      ++count;
    }
  }
}

Exit export_signed(Console& console, const std::string& folder) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  auto house = open_house(*config, Opening::beside, settings_of(*config));
  if (!house) return console.fail(house.error());
  const auto count = write_all(console, *house->app, folder);
  if (!count) return console.fail(count.error());
  console.say("cli.export.done", {{"n", std::to_string(*count)}});
  return Exit::ok;
}

}  // namespace

void add_export(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("export", console.text("cli.help.export"));
  console.toggle(*command, "--signed", "cli.option.signed");
  command->get_option("--signed")->required();
  const auto& folder = console.word(*command, "--out", "cli.option.out");
  console.takes(*command, {"data", "master_key_file"});
  command->callback([&console, &folder] {
    console.run = [&console, &folder] { return export_signed(console, folder); };
  });
}

}  // namespace entente::cli
