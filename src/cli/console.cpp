#include "cli/console.hpp"

#include <cstdlib>
#include <iostream>

#include "cli/help.hpp"
#include "content/text.hpp"
#include "crypto/crypto.hpp"

namespace entente::cli {

std::string Console::text(std::string_view key, const std::vector<Arg>& args) const {
  return content::sentence(language_, key, args);
}

void Console::say(std::string_view key, const std::vector<Arg>& args) const {
  line(text(key, args));
}

void Console::line(const std::string& text) const { std::cout << text << std::endl; }

Exit Console::fail(const Error& error) const {
  std::cerr << text("error." + error.key, error.args) << std::endl;
  for (const auto& problem : error.problems) warn(problem);
  return Exit::unusable;
}

void Console::warn(const Problem& problem) const {
  std::cerr << "- " << text("error." + problem.key, problem.args);
  for (const auto& arg : problem.args) {
    if (arg.name == "stream") std::cerr << " (" << arg.value << ")";
  }
  std::cerr << std::endl;
}

void Console::takes(CLI::App& command, const std::vector<std::string_view>& keys) {
  command.add_option("--config", config_file_, text("cli.option.config"));
  for (const auto& one : settings()) {
    if (std::find(keys.begin(), keys.end(), one.key) == keys.end()) continue;
    const std::string key(one.key);
    const auto help = text("cli.setting." + key);
    if (one.kind == Kind::flag) {
      command.add_flag_callback(
          flag_name(key), [this, key] { flags_[key] = "true"; }, help);
      continue;
    }
    command.add_option_function<std::string>(
        flag_name(key), [this, key](const std::string& value) { flags_[key] = value; }, help);
  }
}

Result<Config> Console::config() const { return Config::load(config_file_, environment(), flags_); }

const std::string& Console::word(CLI::App& command, const std::string& name, std::string_view key) {
  auto& out = words_.emplace_back();
  command.add_option(name, out, text(key))->required();
  return out;
}

const bool& Console::toggle(CLI::App& command, const std::string& name, std::string_view key) {
  auto& out = switches_.emplace_back(false);
  command.add_flag(name, out, text(key));
  return out;
}

std::string language_from(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) return content::language_of(argv[i + 1]);
    if (word.starts_with("--lang=")) return content::language_of(word.substr(7));
  }
  // In the order of POSIX.1-2017, 8.2.
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return content::language_of(value);
  }
  return "fr";
}

int run(int argc, char** argv) {
  crypto::start();
  Console console(language_from(argc, argv));
  CLI::App root(console.text("cli.about"), "entente");
  root.require_subcommand(1);
  root.fallthrough();
  speak(root, console);
  std::string lang;
  root.add_option("--lang", lang, console.text("cli.option.lang"));
  for (auto* add : {add_serve, add_demo, add_verify, add_check, add_rebuild, add_backup,
                    add_restore, add_erase, add_export, add_admin, add_insight, add_decode,
                    add_train_decoder, add_evaluate, add_config, add_openapi, add_version}) {
    add(root, console);
  }
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return root.exit(error);  // --help
    return static_cast<int>(console.fail(usage_error(error)));
  }
  return static_cast<int>(console.run ? console.run() : Exit::unusable);
}

}  // namespace entente::cli
