#include "cli/config.hpp"

#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace entente::cli {

namespace {

constexpr const char* usual_file = "/etc/entente/entente.toml";
constexpr std::string_view prefix = "ENTENTE_";
/// Variables that are no settings: the file's own name, and the key, read by the vault.
constexpr std::string_view own_variables[] = {"ENTENTE_CONFIG", "ENTENTE_MASTER_KEY"};

const Setting* setting(std::string_view key) {
  const auto& all = settings();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

bool one_of(std::string_view value, std::string_view choices) {
  while (!choices.empty()) {
    const auto bar = choices.find('|');
    if (choices.substr(0, bar) == value) return true;
    if (bar == choices.npos) break;
    choices.remove_prefix(bar + 1);
  }
  return false;
}

std::optional<int> number(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

bool fits(const Setting& one, const std::string& text) {
  switch (one.kind) {
    case Kind::text:
    case Kind::path:
      return true;
    case Kind::whole: {
      const auto value = number(text);
      return value && *value >= one.least && *value <= one.most;
    }
    case Kind::flag:
      return one_of(text, "true|false");
    case Kind::choice:
      return one_of(text, one.choices);
  }
  return false;
}

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  return "?";
}

bool right_type(const Setting& one, const toml::node& node) {
  if (one.kind == Kind::whole) return node.is_integer();
  if (one.kind == Kind::flag) return node.is_boolean();
  return node.is_string();
}

}  // namespace

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all{
      {"data", Kind::path, "var"},
      {"master_key_file", Kind::path},
      {"address", Kind::text, "127.0.0.1"},
      {"port", Kind::whole, "8080", 0, 65535},
      {"origin", Kind::text},
      {"establishment", Kind::text, "Entente"},
      {"signs_file", Kind::path},
      {"tls_cert", Kind::path},
      {"tls_key", Kind::path},
      {"trust_proxy", Kind::flag, "false"},
      {"threads", Kind::whole, "2", 1, 64},
      {"command_threads", Kind::whole, "64", 1, 1024},
      {"idle_minutes_caregiver", Kind::whole, "15", 1, 1440},
      {"idle_minutes_patient", Kind::whole, "30", 1, 1440},
      {"invitation_days", Kind::whole, "7", 1, 90},
      {"invitations_a_day", Kind::whole, "20", 1, 10000},
      {"durability", Kind::choice, "full", 0, 0, "full|normal"},
      {"commit", Kind::choice, "grouped", 0, 0, "grouped|one_by_one"},
      {"web_dir", Kind::path},
      {"log", Kind::choice, "logfmt", 0, 0, "logfmt|json"},
  };
  return all;
}

std::string flag_name(std::string_view key) {
  std::string out = "--" + std::string(key);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

std::string variable_name(std::string_view key) { return std::string(prefix) + upper(key); }

Config::Environment environment() {
  Config::Environment out;
  for (char** each = environ; each && *each; ++each) {
    const std::string_view line = *each;
    const auto equals = line.find('=');
    if (line.starts_with(prefix) && equals != line.npos) {
      out.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
  }
  // The folder systemd made for the service (StateDirectory=).
  const char* state = ::getenv("STATE_DIRECTORY");
  if (state && !out.contains("ENTENTE_DATA")) out.emplace("ENTENTE_DATA", state);
  return out;
}

Result<void> Config::take(std::string_view key, std::string text, Source source) {
  const auto* one = setting(key);
  if (!one) return invalid("config.unknown_key", {{"key", std::string(key)}, {"file", file_}});
  if (!fits(*one, text)) {
    return invalid("config.value", {{"key", std::string(key)}, {"value", text}});
  }
  values_.insert_or_assign(std::string(key), Value{std::move(text), source});
  return {};
}

Result<void> Config::read_file(const std::string& file) {
  file_ = file;
  if (::access(file.c_str(), R_OK) != 0) return invalid("config.unreadable", {{"file", file}});
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    const auto line = std::to_string(error.source().begin.line);
    return invalid("config.malformed", {{"file", file}, {"line", line}});
  }
  for (const auto& [name, node] : table) {
    const std::string key(name.str());
    const auto* one = setting(key);
    if (!one) return invalid("config.unknown_key", {{"key", key}, {"file", file}});
    if (!right_type(*one, node)) {
      return invalid("config.value", {{"key", key}, {"value", text_of(node)}});
    }
    CHECK(take(key, text_of(node), Source::file));
  }
  return {};
}

Result<Config> Config::load(const std::string& file, const Environment& environment,
                            const std::map<std::string, std::string>& flags) {
  Config out;
  for (const auto& one : settings()) {
    out.values_.emplace(one.key, Value{std::string(one.fallback), Source::fallback});
  }
  const auto named = environment.find("ENTENTE_CONFIG");
  if (!file.empty()) {
    CHECK(out.read_file(file));
  } else if (named != environment.end()) {
    CHECK(out.read_file(named->second));
  } else if (::access(usual_file, F_OK) == 0) {
    CHECK(out.read_file(usual_file));
  }
  for (const auto& [name, text] : environment) {
    if (std::find(std::begin(own_variables), std::end(own_variables), name) !=
        std::end(own_variables)) {
      continue;
    }
    std::string key = name.substr(prefix.size());
    std::transform(key.begin(), key.end(), key.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!setting(key)) return invalid("config.unknown_variable", {{"name", name}});
    CHECK(out.take(key, text, Source::environment));
  }
  for (const auto& [key, text] : flags) CHECK(out.take(key, text, Source::flag));
  return out;
}

const std::string& Config::text(std::string_view key) const {
  static const std::string none;
  const auto found = values_.find(key);
  return found == values_.end() ? none : found->second.text;
}

int Config::whole(std::string_view key) const { return number(text(key)).value_or(0); }

bool Config::flag(std::string_view key) const { return text(key) == "true"; }

Source Config::source(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? Source::fallback : found->second.source;
}

std::string Config::master_key_file() const {
  const auto& elsewhere = text("master_key_file");
  return elsewhere.empty() ? text("data") + "/master.key" : elsewhere;
}

}  // namespace entente::cli
