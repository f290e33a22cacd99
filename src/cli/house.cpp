#include "cli/house.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/decoding.hpp"
#include "content/catalogue.hpp"
#include "content/decoder.hpp"

namespace entente::cli {

namespace {

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

/// Only for the one who runs the service: names of files tell little, but not nothing.
Result<void> make_folder(const std::string& path) {
  std::error_code failed;
  const bool made = std::filesystem::create_directories(path, failed);
  if (failed) return fault("cli.folder", {{"folder", path}});
  if (made) ::chmod(path.c_str(), 0700);
  return {};
}

/// A sign that cannot be read would be missed at the bedside: better at the start.
Result<void> add_own_signs(const std::string& file, app::Settings& settings) {
  if (file.empty()) return {};
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || in.bad()) return invalid("catalogue.unreadable", {{"file", file}});
  const auto own = TRY(content::read_own_signs(file, text));
  settings.catalogue = std::make_shared<const content::Catalogue>(content::with_own_signs(own));
  return {};
}

/// Only a server suggests: the commands that work on a database do without the model.
Result<void> add_decoder(app::App& app) {
  auto decoder = TRY(content::decoder());
  app.decoding->decode =
      app::decode_with(std::make_shared<const language::Decoder>(std::move(decoder)));
  return {};
}

}  // namespace

Instant clock_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

app::Settings settings_of(const Config& config) {
  app::Settings out;
  out.establishment = config.text("establishment");
  out.origin = config.text("origin");
  if (out.origin.empty()) out.origin = "http://localhost:" + config.text("port");
  out.idle_minutes_caregiver = config.whole("idle_minutes_caregiver");
  out.idle_minutes_patient = config.whole("idle_minutes_patient");
  out.invitation_days = config.whole("invitation_days");
  out.invitations_a_day = config.whole("invitations_a_day");
  return out;
}

Result<House> open_house(const Config& config, Opening opening, app::Settings settings) {
  const bool serving = opening == Opening::serving;
  const auto file = config.database();
  if (serving) CHECK(add_own_signs(config.text("signs_file"), settings));
  if (serving) CHECK(make_folder(config.text("data")));
  if (!serving && !exists(file)) return not_found("cli.no_database", {{"file", file}});
  // A key made beside a database that is there already could open none of it.
  const bool make_key = serving && !exists(file);
  auto key = TRY(app::Vault::master_key(config.master_key_file(), make_key));
  storage::SqliteOptions options;
  options.file = file;
  options.offline = opening == Opening::existing;
  options.beside = opening == Opening::beside;
  if (config.text("durability") == "normal") options.durability = storage::Durability::normal;
  if (config.text("commit") == "one_by_one") options.commit = storage::Commit::one_by_one;
  House out;
  out.store = TRY(storage::open_sqlite(options));
  out.vault = std::make_unique<app::Vault>(std::move(key));
  out.app = std::make_unique<app::App>(*out.store, *out.vault, std::move(settings), clock_now);
  if (serving) CHECK(add_decoder(*out.app));
  return out;
}

}  // namespace entente::cli
