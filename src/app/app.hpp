// What every use case is given. Use cases are free functions, one file each, blocking, thread-safe:
//   Result<Answer> contract_sign(App&, const Caller&, …)
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/vault.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "core/person/account.hpp"
#include "core/session/sign_catalogue.hpp"
#include "storage/store.hpp"

namespace entente::content {
struct Catalogue;
}

namespace entente::app {

struct Settings {
  std::string establishment = "Entente";
  std::string origin;  ///< of the links in invitations, "https://entente.hopital.example"
  bool demo = false;
  int idle_minutes_caregiver = 15;  ///< also supervisors and administrators
  int idle_minutes_patient = 30;    ///< also relatives
  int invitation_days = 7;
  int invitations_a_day = 20;  ///< per caregiver
  /// With the establishment's own signs; null: the one shipped.
  std::shared_ptr<const content::Catalogue> catalogue;
};

class Alliances;      ///< folded alliances, loaded once and kept (alliances.hpp)
class Accounts;       ///< folded accounts and live log-ins, kept (accounts.hpp)
class Instruments;    ///< the questionnaires in force, kept (instruments.hpp)
class Calibrations;   ///< what alerts are told by, kept (calibration.hpp)
class CalibrationJob;  ///< learns it anew in the background (calibration_job.hpp)
struct Decoding;      ///< what finds signs in a text (decoding.hpp)
class CatalogueBody;  ///< the catalogue as it is sent (catalogue_body.hpp)
class Tried;          ///< what each unit tried, counted and kept (readjustment_counts.hpp)

struct App {
  App(storage::Store& the_store, Vault& the_vault, Settings the_settings,
      std::function<Instant()> the_clock);
  ~App();

  storage::Store& store;
  Vault& vault;
  Settings settings;
  std::function<Instant()> now;
  const content::Catalogue& catalogue;
  const std::vector<core::SignKind> signs;  ///< of the catalogue, for the core
  std::unique_ptr<CatalogueBody> catalogue_body;
  std::unique_ptr<Decoding> decoding;
  std::unique_ptr<Alliances> alliances;
  std::unique_ptr<Accounts> accounts;
  std::unique_ptr<Instruments> instruments;
  std::unique_ptr<Tried> tried;
  std::unique_ptr<Calibrations> calibrations;
  std::unique_ptr<CalibrationJob> calibration_job;  ///< the first to end
};

/// The person behind a request; account none: nobody is logged in.
struct Caller {
  AccountId account;
  core::AccountRole role = core::AccountRole::patient;
  LoginId login;
  std::optional<storage::Handed> handed = {};  ///< the log-in is lent to a patient
  bool known() const { return !account.is_none(); }
};

}  // namespace entente::app
