#include "app/app.hpp"

#include "app/accounts.hpp"
#include "app/alliances.hpp"
#include "app/calibration_job.hpp"
#include "app/catalogue_body.hpp"
#include "app/decoding.hpp"
#include "app/instruments.hpp"
#include "app/readjustment_counts.hpp"
#include "content/catalogue.hpp"

namespace entente::app {

App::App(storage::Store& the_store, Vault& the_vault, Settings the_settings,
         std::function<Instant()> the_clock)
    : store(the_store),
      vault(the_vault),
      settings(std::move(the_settings)),
      now(std::move(the_clock)),
      catalogue(settings.catalogue ? *settings.catalogue : content::catalogue()),
      signs(content::sign_kinds(catalogue)),
      catalogue_body(std::make_unique<CatalogueBody>()),
      decoding(std::make_unique<Decoding>()),
      alliances(std::make_unique<Alliances>(*this)),
      accounts(std::make_unique<Accounts>(*this)),
      instruments(std::make_unique<Instruments>(the_store)),
      tried(std::make_unique<Tried>()),
      calibrations(std::make_unique<Calibrations>(the_store)),
      calibration_job(std::make_unique<CalibrationJob>(*this)) {}

App::~App() = default;

}  // namespace entente::app
