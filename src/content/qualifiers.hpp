// content/language/qualifiers.json: how a word is said to be negated, supposed, somebody else's.
#pragma once
#include <string_view>

#include "base/result.hpp"
#include "language/qualifier.hpp"

namespace entente::content {

/// Strict. Errors: those of the reader of JSON, with the path of what is wrong; `decoder.trigger`
/// {form} as Qualifier::make.
Result<language::QualifierRules> read_qualifier_rules(std::string_view text);

/// The embedded ones. A test reads the same bytes.
Result<language::QualifierRules> qualifier_rules();

}  // namespace entente::content
