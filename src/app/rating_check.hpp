// Whether answers are answers to a questionnaire there is, before the core hears of them.
#pragma once
#include "app/app.hpp"
#include "core/alliance/alliance.hpp"

namespace entente::app {

/// Nothing but for RatingGive and RatingCorrect. A rating is given to an instrument that is asked
/// of that side, in any of its editions (a page may have been open, or offline, for days); a
/// correction goes by the edition that was answered. What the core refuses anyway passes.
/// Errors: invalid `rating.instrument` {instrument}, `rating.option` {item}, `score.*`.
Result<void> check_rating(App& app, const core::Alliance& alliance, const core::Command& command,
                          const core::Context& context);

}  // namespace entente::app
