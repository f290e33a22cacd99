#include "app/contract_sign.hpp"

#include "app/contract_document.hpp"
#include "core/contract/readiness.hpp"
#include "json/codec.hpp"

namespace entente::app {

Result<void> check_signature(const core::ContractSign& sign) {
  const auto key = crypto::unbase64_32(sign.key);
  const auto signature = crypto::unbase64(sign.signature);
  const auto text = json::write(sign.statement);
  if (!key || !signature || signature->size() != 64 ||
      !crypto::verify(*key, crypto::view(text), *signature)) {
    return invalid("signature.not_valid");
  }
  return {};
}

Result<std::string> document_to_sign(const core::Alliance& alliance,
                                     const core::ContractSign& sign) {
  CHECK(check_signature(sign));
  const auto* version = alliance.negotiation();
  if (!version) return std::string();
  return document_hash(core::document(alliance, *version));
}

Result<storage::Receipt> contract_sign(App& app, const Caller& caller, AllianceId id,
                                       const core::ContractSign& sign,
                                       const CommandOptions& options) {
  return alliance_command(app, caller, id, sign, options);
}

}  // namespace entente::app
