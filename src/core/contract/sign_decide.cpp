// Signing: the statement says exactly what is signed, by whom, how, and who attests.
#include <algorithm>
#include <cstdlib>

#include "core/alliance/acting.hpp"
#include "core/contract/readiness.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

bool has_signed(const Version& version, PartyId party) {
  return std::any_of(version.signatures.begin(), version.signatures.end(),
                     [&](const Signature& one) { return one.statement.party == party; });
}

Result<void> check_own_device(const Acting& acting, const ContractSign& command) {
  const auto& statement = command.statement;
  if (acting.in_person || acting.author.id != statement.party) {
    return denied("signature.not_yours");
  }
  if (statement.attested_by || statement.attachment || !statement.attachment_hash.empty()) {
    return invalid("signature.mode");
  }
  return {};
}

/// Rule 14: "a handwritten signature is captured […] or on the printed paper (photo of it
/// attached), and a witness or the caregiver attests. The record states the mode."
Result<void> check_attested(const Acting& acting, const ContractSign& command) {
  const auto& statement = command.statement;
  if (acting.author.role != Role::caregiver) return denied("role.caregiver_only");
  if (statement.attested_by != acting.author.id) return denied("signature.attested_by");
  if (acting.in_person && acting.subject.id != statement.party) {
    return denied("signature.not_yours");
  }
  // A referent signs with their own key: nobody attests to their own hand.
  if (statement.party == acting.alliance.referent || statement.party == acting.author.id) {
    return invalid("signature.mode");
  }
  const auto& all = acting.alliance.attachments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Attachment& one) {
    return statement.attachment == one.id;
  });
  if (found == all.end() || found->hash != statement.attachment_hash) {
    return invalid("signature.attachment");
  }
  return {};
}

Result<void> check_who(const Acting& acting, const ContractSign& command) {
  const auto& statement = command.statement;
  const auto asked = signers(acting.alliance);
  if (std::find(asked.begin(), asked.end(), statement.party) == asked.end()) {
    return denied("signature.not_a_signer");
  }
  if (statement.mode == SignatureMode::own_device) TRY(check_own_device(acting, command));
  else TRY(check_attested(acting, command));
  const auto& keys = acting.author.keys;
  if (!keys || command.key != keys->sign) return invalid("signature.key");
  return {};
}

Result<void> check_time(const Acting& acting, const SignatureStatement& statement) {
  const auto days = statement.mode == SignatureMode::paper ? limits::paper_signature_days
                                                           : limits::device_signature_days;
  const auto apart = statement.stated_at.us - acting.context.now.us;
  if (std::abs(apart) > days * base::us_per_day) {
    return invalid("signature.time", {{"days", std::to_string(days)}});
  }
  return {};
}

Result<void> check_statement(const Acting& acting, const Version& version,
                             const SignatureStatement& statement) {
  if (statement.format != "entente-signature/1") return invalid("signature.format");
  if (statement.alliance != acting.alliance.id) return invalid("signature.alliance");
  if (statement.version != version.number) return invalid("signature.version");
  if (statement.document.empty() || statement.document != acting.context.document) {
    return invalid("signature.document");
  }
  TRY(check_text("witness", statement.witness, limits::name, Blank::allowed));
  return check_time(acting, statement);
}

}  // namespace

Decision decide_on(const Acting& acting, const ContractSign& command) {
  TRY(contract_only(acting));
  const auto& alliance = acting.alliance;
  const auto& statement = command.statement;
  const auto* version = alliance.negotiation();
  if (version == nullptr) return conflict("contract.nothing_to_sign");
  TRY(check_who(acting, command));
  // Rule 17: a signature is on the version as it was read.
  if (version->changed > acting.context.seen) {
    return conflict("alliance.changed", {{"seq", std::to_string(version->changed)}});
  }
  // Rule 1: "the refusal lists all that is missing, not the first".
  auto missing = missing_to_sign(alliance, *version);
  if (!missing.empty()) {
    return Error{Category::conflict, "contract.not_ready", {}, std::move(missing)};
  }
  if (has_signed(*version, statement.party)) return conflict("signature.given");
  TRY(check_statement(acting, *version, statement));
  std::vector<Event> out;
  out.emplace_back(ContractSigned{
      {statement, command.key, command.signature, acting.context.now}});
  // Rule 3: "both sign, in either order; the version comes into force at the second signature".
  // Rule 15: and the representative, where there is one.
  const auto asked = signers(alliance);
  const bool last = std::all_of(asked.begin(), asked.end(), [&](PartyId one) {
    return one == statement.party || has_signed(*version, one);
  });
  if (last) out.emplace_back(ContractInForce{version->number});
  return out;
}

}  // namespace entente::core
