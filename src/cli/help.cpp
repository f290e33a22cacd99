#include "cli/help.hpp"

namespace entente::cli {

namespace {

/// Headings that have no label of their own in the library.
class Formatter : public CLI::Formatter {
 public:
  Formatter(std::string options, std::string commands)
      : options_(std::move(options)), commands_(std::move(commands)) {}

  std::string make_group(std::string group, bool positional,
                         std::vector<const CLI::Option*> all) const override {
    if (group == "Options") group = options_;
    return CLI::Formatter::make_group(std::move(group), positional, std::move(all));
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    constexpr std::string_view heading = "\nSubcommands:";
    auto out = CLI::Formatter::make_subcommands(app, mode);
    if (out.starts_with(heading)) out.replace(0, heading.size(), "\n" + commands_ + ":");
    return out;
  }

 private:
  std::string options_, commands_;
};

/// The library's sentence names the word first, or last after a colon.
std::string before(const std::string& sentence, const char* stop) {
  return sentence.substr(0, sentence.find_first_of(stop));
}

}  // namespace

void speak(CLI::App& root, const Console& console) {
  auto formatter = std::make_shared<Formatter>(console.text("cli.help.options"),
                                               console.text("cli.help.commands"));
  const auto label = [&](const char* name, const char* key) {
    formatter->label(name, console.text(key));
  };
  label("Usage", "cli.help.usage");
  label("OPTIONS", "cli.help.options_word");
  label("SUBCOMMAND", "cli.help.command_word");
  label("Positionals", "cli.help.positionals");
  label("TEXT", "cli.help.value_word");
  label("REQUIRED", "cli.help.required");
  root.formatter(std::move(formatter));
  root.set_help_flag("-h,--help", console.text("cli.option.help"));
}

Error usage_error(const CLI::ParseError& error) {
  const std::string said = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto colon = said.find(": ");
    return invalid("cli.usage_extra",
                   {{"words", colon == said.npos ? said : said.substr(colon + 2)}});
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (said.starts_with("A subcommand")) return invalid("cli.usage_none");
    return invalid("cli.usage_missing", {{"word", before(said, " ")}});
  }
  return invalid("cli.usage_value", {{"word", before(said, ": ")}});
}

}  // namespace entente::cli
