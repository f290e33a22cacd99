#include "app/alliance_export.hpp"

#include <algorithm>

#include "app/attachment.hpp"
#include "app/export_file.hpp"
#include "app/read_record.hpp"
#include "app/stream.hpp"
#include "core/access/access.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

enum class Disclosure { everything, contract };

bool disclosed(const std::string& kind, Disclosure disclosure) {
  return disclosure == Disclosure::everything ||
         std::find(always_disclosed.begin(), always_disclosed.end(), kind) !=
             always_disclosed.end();
}

bool exported(const core::Version& version, Disclosure disclosure) {
  if (disclosure == Disclosure::contract) return version.in_force_at.has_value();
  return !version.signatures.empty();
}

Result<ExportPicture> picture_of(App& app, const LoadedAlliance& now, AttachmentId id) {
  const auto& all = now.alliance.attachments;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  if (found == all.end()) return not_found("attachment.unknown");
  const auto bytes = TRY(open_attachment(app, now, *found));
  return ExportPicture{id, found->media_type, crypto::base64(crypto::view(bytes))};
}

Result<void> add_contracts(App& app, const LoadedAlliance& now, Disclosure disclosure,
                           ExportFile& file) {
  for (const auto& version : now.alliance.versions) {
    if (!exported(version, disclosure)) continue;
    file.contracts.push_back({core::document(now.alliance, version), version.signatures});
    for (const auto& signature : version.signatures) {
      const auto& picture = signature.statement.attachment;
      if (picture) file.pictures.push_back(TRY(picture_of(app, now, *picture)));
    }
  }
  return {};
}

Result<std::string> build(App& app, AllianceId id, Disclosure disclosure) {
  const auto now = TRY(app.alliances->fresh(id));
  const auto stream = TRY(load_stream(app, stream_of(id)));
  ExportFile file;
  file.format = export_format;
  file.alliance = id;
  file.exported_at = app.now();
  for (std::size_t i = 0; i < stream.records.size(); ++i) {
    const auto& record = stream.records[i];
    ExportRecord out{
        record.header, crypto::base64(record.sealed), crypto::base64(record.hash), {}, {}};
    if (disclosed(record.kind, disclosure)) {
      out.payload = stream.opened[i].payload;
      out.salt = crypto::base64(stream.opened[i].salt);
    }
    file.records.push_back(std::move(out));
  }
  CHECK(add_contracts(app, *now, disclosure, file));
  file.checksum = checksum_of(file);
  return json::write(file);
}

}  // namespace

std::string checksum_of(ExportFile file) {
  file.checksum.clear();
  return crypto::base64(crypto::hash({crypto::view(json::write(file))}));
}

Result<std::string> alliance_export(App& app, const Caller& caller, AllianceId id) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(core::access_export(viewer));
  CHECK(record_read(app, id, viewer.party, "export"));
  return build(app, id, Disclosure::everything);
}

Result<std::string> contract_export(App& app, AllianceId id) {
  const auto now = TRY(app.alliances->fresh(id));
  // An alliance that ended keeps its last contract to be read; nobody is bound by it any more.
  const bool open = now->alliance.status == core::AllianceStatus::open;
  if (!open || !now->alliance.in_force()) return conflict("contract.not_in_force");
  return build(app, id, Disclosure::contract);
}

}  // namespace entente::app
