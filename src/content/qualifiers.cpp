#include "content/qualifiers.hpp"

#include "content/files.hpp"
#include "json/codec.hpp"

namespace entente::content {

Result<language::QualifierRules> read_qualifier_rules(std::string_view text) {
  auto rules = TRY(json::read<language::QualifierRules>(text));
  const auto made = language::Qualifier::make(rules);
  if (!made) return made.error();
  return rules;
}

Result<language::QualifierRules> qualifier_rules() {
  return read_qualifier_rules(file("language/qualifiers.json"));
}

}  // namespace entente::content
