#include "app/outlook.hpp"

namespace entente::app {

Outlook::Outlook(App&, Instant now)
    : kept_(std::make_shared<const std::vector<insight::Instrument>>()), outlook_{now, *kept_} {}

}  // namespace entente::app
