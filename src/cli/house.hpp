// A database opened with its key, for the commands that work on it.
#pragma once
#include <memory>

#include "app/app.hpp"
#include "cli/config.hpp"

namespace entente::cli {

/// Everything a use case needs, alive as long as this is.
struct House {
  std::unique_ptr<storage::Store> store;
  std::unique_ptr<app::Vault> vault;
  std::unique_ptr<app::App> app;
};

enum class Opening {
  existing,  ///< a console command: nothing is made, nobody else may have it open
  beside,    ///< a console command that only reads, also beside a server that is running
  serving    ///< the server: folder, key and database are made at first start
};

/// Errors: not_found `cli.no_database` {file}, unavailable `store.locked`, and those of the vault,
/// the store and, when serving, the establishment's signs (content/catalogue.hpp).
Result<House> open_house(const Config& config, Opening opening, app::Settings settings);

/// What a use case needs to know of the configuration.
app::Settings settings_of(const Config& config);

Instant clock_now();

}  // namespace entente::cli
