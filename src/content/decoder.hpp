// The decoder as shipped: the embedded model, concepts and qualifiers together.
#pragma once
#include "base/result.hpp"
#include "language/decoder.hpp"

namespace entente::content {

/// Errors: those of qualifier_rules(); unavailable `decoder.unavailable` where this binary holds no
/// model; `decoder.model`.
Result<language::Decoder> decoder();

}  // namespace entente::content
