#include "app/contract_document.hpp"

#include "app/alliance_events.hpp"
#include "app/alliances.hpp"
#include "app/read_record.hpp"
#include "core/contract/readiness.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

/// The contract as a whole is for those who make it: a relative reads what was opened in the view.
Result<AllianceNow> for_contract(App& app, const Caller& caller, AllianceId id, const char* what) {
  auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  if (viewer.role == core::Role::relative || viewer.role == core::Role::supervisor) {
    return denied("role.contract_only");
  }
  CHECK(record_read(app, id, viewer.party, what));
  return now;
}

Result<const core::Version*> version_of(const core::Alliance& alliance, std::optional<int> number) {
  const core::Version* found = nullptr;
  if (!number) {
    found = alliance.negotiation();
    if (!found) found = alliance.in_force();
    if (!found && !alliance.versions.empty()) found = &alliance.versions.back();
  } else {
    for (const auto& version : alliance.versions) {
      if (version.number == *number) found = &version;
    }
  }
  if (!found) return not_found("version.unknown");
  return found;
}

}  // namespace

std::string document_hash(const core::ContractDocument& document) {
  return crypto::base64(crypto::hash({crypto::view(json::write(document))}));
}

Result<DocumentAnswer> contract_document(App& app, const Caller& caller, AllianceId id,
                                         std::optional<int> number) {
  const auto now = TRY(for_contract(app, caller, id, "contract"));
  const auto* version = TRY(version_of(now->alliance, number));
  DocumentAnswer out{
      core::document(now->alliance, *version), {}, version->status, version->signatures};
  out.hash = document_hash(out.document);
  return out;
}

Result<core::Version> contract_version(App& app, const Caller& caller, AllianceId id, int number) {
  const auto now = TRY(for_contract(app, caller, id, "contract"));
  return *TRY(version_of(now->alliance, number));
}

Result<RoundsAnswer> contract_rounds(App& app, const Caller& caller, AllianceId id,
                                     ClauseId clause) {
  const auto now = TRY(for_contract(app, caller, id, "history"));
  if (!now->alliance.latest(clause)) return not_found("clause.unknown");
  const auto stream = TRY(load_stream(app, stream_of(id)));
  return RoundsAnswer{core::rounds(TRY(events_of(stream)), clause)};
}

}  // namespace entente::app
