#include "content/decoder.hpp"

#include "content/decoder_concepts.hpp"
#include "content/files.hpp"
#include "content/qualifiers.hpp"

namespace entente::content {

Result<language::Decoder> decoder() {
  const auto model = file("language/signs.model");
  if (model.empty()) return unavailable("decoder.unavailable");
  return language::Decoder::make(model, banks(decoder_words()), TRY(qualifier_rules()));
}

}  // namespace entente::content
