#include "app/attachment.hpp"

#include <algorithm>

#include "app/read_record.hpp"
#include "core/access/access.hpp"
#include "core/limits.hpp"

namespace entente::app {

namespace {

std::string associated(AllianceId alliance, AttachmentId id) {
  return "entente-attachment/1" + alliance.text() + id.text();
}

}  // namespace

std::optional<std::string> image_type(std::string_view bytes) {
  using namespace std::string_view_literals;
  // PNG (RFC 2083 §3.1), JPEG (ITU T.81 B.1.1.3: SOI then a marker), WebP (RFC 9649 §2.4).
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff"sv)) return "image/jpeg";
  if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv) {
    return "image/webp";
  }
  return std::nullopt;
}

storage::AttachmentRow seal_attachment(const LoadedAlliance& now, AllianceId alliance,
                                       AttachmentId attachment, std::string_view bytes) {
  return {
      attachment, alliance,
      crypto::seal(now.key, crypto::view(bytes), crypto::view(associated(alliance, attachment)))};
}

Result<AttachmentReceipt> attachment_add(App& app, const Caller& caller, AllianceId id,
                                         AttachmentId attachment, std::string_view bytes,
                                         CommandOptions options) {
  const auto now = TRY(app.alliances->loaded(id));
  TRY(core::access_alliance(now->alliance, caller.account));
  if (bytes.size() > core::limits::attachment_bytes) {
    return invalid("attachment.too_large",
                   {{"max", std::to_string(core::limits::attachment_bytes)}});
  }
  const auto type = image_type(bytes);
  if (!type) return Error{Category::unsupported, "attachment.media_type"};
  const auto hash = crypto::base64(crypto::hash({crypto::view(bytes)}));
  const int size = static_cast<int>(bytes.size());
  options.attachments = {seal_attachment(*now, id, attachment, bytes)};
  const core::AttachmentAdd add{attachment, *type, hash, size};
  const auto receipt = TRY(alliance_command(app, caller, id, add, options));
  return AttachmentReceipt{hash, size, receipt.seq, receipt.position};
}

Result<std::string> open_attachment(App& app, const LoadedAlliance& now,
                                    const core::Attachment& attachment) {
  const auto row = TRY(app.store.attachment(attachment.id));
  if (!row || row->alliance != now.alliance.id) return not_found("attachment.unknown");
  const auto plain =
      crypto::open(now.key, row->sealed, crypto::view(associated(now.alliance.id, attachment.id)));
  if (!plain || crypto::base64(crypto::hash({*plain})) != attachment.hash) {
    return fault("attachment.damaged", {{"attachment", attachment.id.text()}});
  }
  return crypto::text(*plain);
}

Result<Picture> attachment_get(App& app, const Caller& caller, AllianceId id,
                               AttachmentId attachment) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  if (viewer.role == core::Role::relative || viewer.role == core::Role::supervisor) {
    return denied("role.contract_only");
  }
  const auto& all = now->alliance.attachments;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == attachment; });
  if (found == all.end()) return not_found("attachment.unknown");
  CHECK(record_read(app, id, viewer.party, "attachment"));
  return Picture{found->media_type, found->hash, TRY(open_attachment(app, *now, *found))};
}

}  // namespace entente::app
