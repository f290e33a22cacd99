#include "app/outlook.hpp"

namespace entente::app {

Outlook::Outlook(std::shared_ptr<const InstrumentsNow> instruments,
                 std::shared_ptr<const CalibrationNow> calibration, Instant now)
    : instruments_(std::move(instruments)), calibration_(std::move(calibration)) {
  outlook_.now = now;
  outlook_.instruments = instruments_->keys;
  outlook_.reading = {calibration_->reading.get(), calibration_->before.get(),
                      calibration_->changed_at};
}

Result<Outlook> outlook_at(App& app, Instant now) {
  return Outlook(TRY(app.instruments->now()), TRY(app.calibrations->now()), now);
}

}  // namespace entente::app
