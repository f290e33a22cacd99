#include "cli/console.hpp"

namespace entente::cli {

namespace {

std::string where_from(const Console& console, const Config& config, const Setting& one) {
  switch (config.source(one.key)) {
    case Source::fallback:
      return console.text("cli.source.default");
    case Source::file:
      return config.file();
    case Source::environment:
      return variable_name(one.key);
    case Source::flag:
      return flag_name(one.key);
  }
  return "";
}

/// A line of TOML that could be put into the file as it is.
std::string line_of(const Setting& one, const std::string& value) {
  const bool bare = one.kind == Kind::whole || one.kind == Kind::flag;
  if (bare) return std::string(one.key) + " = " + value;
  std::string quoted;
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return std::string(one.key) + " = \"" + quoted + '"';
}

Exit print(Console& console) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  for (const auto& one : settings()) {
    console.line(line_of(one, config->text(one.key)) + "  # " + where_from(console, *config, one));
  }
  return Exit::ok;
}

}  // namespace

void add_config(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("config", console.text("cli.help.config"));
  std::vector<std::string_view> keys;
  for (const auto& one : settings()) keys.push_back(one.key);
  console.takes(*command, keys);
  command->callback([&console] { console.run = [&console] { return print(console); }; });
}

}  // namespace entente::cli
