// Pictures beside a signature in person: the handwriting, or a photo of the signed paper.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "app/alliance_command.hpp"

namespace entente::app {

struct AttachmentReceipt {
  std::string hash;  ///< BLAKE2b-256 of the bytes, base64url
  int size = 0;
  std::uint64_t seq = 0;
  std::uint64_t position = 0;
};
BOOST_DESCRIBE_STRUCT(AttachmentReceipt, (), (hash, size, seq, position))

/// "image/png", "image/jpeg", "image/webp" by the first bytes; none: something else.
std::optional<std::string> image_type(std::string_view bytes);

/// Errors: unsupported `attachment.media_type`, invalid `attachment.too_large` {max}, and as
/// alliance_command.
Result<AttachmentReceipt> attachment_add(App& app, const Caller& caller, AllianceId id,
                                         AttachmentId attachment, std::string_view bytes,
                                         CommandOptions options);

struct Picture {
  std::string media_type;
  std::string hash;
  std::string bytes;
};
/// Errors: not_found `alliance.unknown`, `attachment.unknown`, denied `role.contract_only`, fault
/// `attachment.damaged`.
Result<Picture> attachment_get(App& app, const Caller& caller, AllianceId id,
                               AttachmentId attachment);

/// The row of a picture, sealed with the alliance's data key.
storage::AttachmentRow seal_attachment(const LoadedAlliance& now, AllianceId alliance,
                                       AttachmentId attachment, std::string_view bytes);

/// The bytes as they were given, opened and held against their hash. Errors: not_found
/// `attachment.unknown`, fault `attachment.damaged`.
Result<std::string> open_attachment(App& app, const LoadedAlliance& now,
                                    const core::Attachment& attachment);

}  // namespace entente::app
