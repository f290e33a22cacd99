// The moment and the instruments that views and rules are read with.
#pragma once
#include <memory>

#include "app/app.hpp"
#include "app/instruments.hpp"
#include "core/outlook.hpp"

namespace entente::app {

/// Keeps the list of instruments alive for as long as it is looked with.
class Outlook {
 public:
  Outlook(std::shared_ptr<const InstrumentsNow> kept, Instant now)
      : kept_(std::move(kept)), outlook_{now, kept_->keys} {}

  const core::Outlook& operator*() const { return outlook_; }
  const core::Outlook* operator->() const { return &outlook_; }

 private:
  std::shared_ptr<const InstrumentsNow> kept_;
  core::Outlook outlook_;
};

/// Errors: those of Instruments::now.
Result<Outlook> outlook_at(App& app, Instant now);
inline Result<Outlook> outlook_now(App& app) { return outlook_at(app, app.now()); }

}  // namespace entente::app
