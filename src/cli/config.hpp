// The configuration: one TOML file, the environment, flags; the later wins. Each value knows where
// it came from.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente::cli {

enum class Kind { text, path, whole, flag, choice };

/// One thing that can be set: `key` in the file, ENTENTE_KEY in the environment, --key-with-dashes.
/// The sentence `cli.setting.<key>` says what it does.
struct Setting {
  std::string_view key;
  Kind kind = Kind::text;
  std::string_view fallback = "";
  int least = 0;
  int most = 0;
  std::string_view choices = "";  ///< "a|b"
};

const std::vector<Setting>& settings();

enum class Source { fallback, file, environment, flag };

struct Value {
  std::string text;
  Source source = Source::fallback;
};

class Config {
 public:
  using Environment = std::map<std::string, std::string>;

  /// `file` empty: ENTENTE_CONFIG, else /etc/entente/entente.toml if there is one, else none.
  /// `flags`: by key. Errors (invalid): `config.unreadable` {file}, `config.malformed` {file,
  /// line}, `config.unknown_key` {key, file}, `config.unknown_variable` {name}, `config.value`
  /// {key, value}.
  static Result<Config> load(const std::string& file, const Environment& environment,
                             const std::map<std::string, std::string>& flags);

  const std::string& text(std::string_view key) const;
  int whole(std::string_view key) const;
  bool flag(std::string_view key) const;
  Source source(std::string_view key) const;
  const std::string& file() const { return file_; }  ///< empty: none was read

  std::string database() const { return text("data") + "/entente.sqlite"; }
  std::string master_key_file() const;

 private:
  Result<void> take(std::string_view key, std::string text, Source source);
  Result<void> read_file(const std::string& file);

  std::map<std::string, Value, std::less<>> values_;
  std::string file_;
};

/// The variables of this process that concern Entente.
Config::Environment environment();

std::string flag_name(std::string_view key);      ///< "--idle-minutes-patient"
std::string variable_name(std::string_view key);  ///< "ENTENTE_IDLE_MINUTES_PATIENT"

}  // namespace entente::cli
