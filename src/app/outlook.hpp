// The moment and the instruments that views and rules are read with.
#pragma once
#include <memory>
#include <vector>

#include "app/app.hpp"
#include "core/outlook.hpp"

namespace entente::app {

/// Keeps the list of instruments alive for as long as it is looked with.
class Outlook {
 public:
  explicit Outlook(App& app) : Outlook(app, app.now()) {}
  Outlook(App& app, Instant now);

  const core::Outlook& operator*() const { return outlook_; }
  const core::Outlook* operator->() const { return &outlook_; }

 private:
  std::shared_ptr<const std::vector<insight::Instrument>> kept_;
  core::Outlook outlook_;
};

}  // namespace entente::app
