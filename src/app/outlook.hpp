// The moment, the instruments and the calibration that views and rules are read with.
#pragma once
#include <memory>

#include "app/app.hpp"
#include "app/calibration.hpp"
#include "app/instruments.hpp"
#include "core/outlook.hpp"

namespace entente::app {

/// Keeps the list of instruments and the calibration alive for as long as they are looked with.
class Outlook {
 public:
  Outlook(std::shared_ptr<const InstrumentsNow> instruments,
          std::shared_ptr<const CalibrationNow> calibration, Instant now);

  const core::Outlook& operator*() const { return outlook_; }
  const core::Outlook* operator->() const { return &outlook_; }

 private:
  std::shared_ptr<const InstrumentsNow> instruments_;
  std::shared_ptr<const CalibrationNow> calibration_;
  core::Outlook outlook_;
};

/// Errors: those of Instruments::now and Calibrations::now.
Result<Outlook> outlook_at(App& app, Instant now);
inline Result<Outlook> outlook_now(App& app) { return outlook_at(app, app.now()); }

}  // namespace entente::app
