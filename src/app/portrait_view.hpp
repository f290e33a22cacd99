// The patient's own page, as one person may read it.
#pragma once
#include "app/app.hpp"
#include "core/portrait/portrait_view.hpp"

namespace entente::app {

/// Records the read (rule 16). Errors: not_found `alliance.unknown`.
Result<core::PortraitView> portrait_view(App& app, const Caller& caller, AllianceId id);

}  // namespace entente::app
