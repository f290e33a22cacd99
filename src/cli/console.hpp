// What every command of the console shares: its language, its way to speak, its exit status.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/config.hpp"

namespace entente::cli {

/// The same for all commands: scripts can rely on it.
enum class Exit { ok = 0, problem = 1, unusable = 2 };

class Console {
 public:
  explicit Console(std::string language) : language_(std::move(language)) {}

  const std::string& language() const { return language_; }
  std::string text(std::string_view key, const std::vector<Arg>& args = {}) const;
  void say(std::string_view key, const std::vector<Arg>& args = {}) const;  ///< standard output
  void line(const std::string& text) const;                                 ///< as it is
  /// On standard error, as `error.<key>`, with each of its problems. Gives `unusable`.
  Exit fail(const Error& error) const;
  void warn(const Problem& problem) const;

  /// --config and the settings named, as flags of a command.
  void takes(CLI::App& command, const std::vector<std::string_view>& keys);
  Result<Config> config() const;
  /// A word of a command that must be given, and a switch; there once parsed. `key` says what it
  /// is.
  const std::string& word(CLI::App& command, const std::string& name, std::string_view key);
  const bool& toggle(CLI::App& command, const std::string& name, std::string_view key);

  /// What the command line chose to do.
  std::function<Exit()> run;

 private:
  std::string language_;
  std::string config_file_;
  std::map<std::string, std::string> flags_;
  std::list<std::string> words_;
  std::list<bool> switches_;
};

/// From LANG and its kin, or `--lang` anywhere on the command line.
std::string language_from(int argc, char** argv);

/// One file a command; each adds itself under its name.
void add_serve(CLI::App& root, Console& console);
void add_demo(CLI::App& root, Console& console);
void add_verify(CLI::App& root, Console& console);
void add_check(CLI::App& root, Console& console);
void add_rebuild(CLI::App& root, Console& console);
void add_backup(CLI::App& root, Console& console);
void add_restore(CLI::App& root, Console& console);
void add_erase(CLI::App& root, Console& console);
void add_export(CLI::App& root, Console& console);
void add_admin(CLI::App& root, Console& console);
void add_insight(CLI::App& root, Console& console);
void add_decode(CLI::App& root, Console& console);
void add_train_decoder(CLI::App& root, Console& console);
void add_evaluate(CLI::App& root, Console& console);
void add_config(CLI::App& root, Console& console);
void add_openapi(CLI::App& root, Console& console);
void add_version(CLI::App& root, Console& console);

/// Parses, runs, gives the exit status of the process.
int run(int argc, char** argv);

}  // namespace entente::cli
