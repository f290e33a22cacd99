#include "app/outlook.hpp"

namespace entente::app {

Result<Outlook> outlook_at(App& app, Instant now) {
  return Outlook(TRY(app.instruments->now()), now);
}

}  // namespace entente::app
