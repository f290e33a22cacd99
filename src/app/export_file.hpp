// The export file: one alliance with all it takes to verify it without the server (docs/verify.md).
// Its text is the RFC 8785 form of ExportFile, so that no byte of it is free.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/contract/contract.hpp"

namespace entente::app {

/// A record of the ledger; with `payload` and `salt` where it is disclosed.
struct ExportRecord {
  std::string header;  ///< exactly as hashed
  std::string sealed;  ///< base64url
  std::string hash;    ///< base64url; of the record before ‖ header ‖ sealed
  std::optional<std::string> payload;
  std::optional<std::string> salt;  ///< base64url; BLAKE2b-256(salt ‖ payload) is in the header
};
BOOST_DESCRIBE_STRUCT(ExportRecord, (), (header, sealed, hash, payload, salt))

/// A document that at least one person signed, and their signatures.
struct ExportContract {
  core::ContractDocument document;
  std::vector<core::Signature> signatures;
};
BOOST_DESCRIBE_STRUCT(ExportContract, (), (document, signatures))

/// Handwriting or photo beside a signature in person.
struct ExportPicture {
  AttachmentId attachment;
  std::string media_type;
  std::string bytes;  ///< base64url
};
BOOST_DESCRIBE_STRUCT(ExportPicture, (), (attachment, media_type, bytes))

struct ExportFile {
  std::string format;  ///< "entente-export/1"
  AllianceId alliance;
  Instant exported_at;
  std::vector<ExportRecord> records;  ///< the whole chain
  std::vector<ExportContract> contracts;
  std::vector<ExportPicture> pictures;
  std::string checksum;  ///< BLAKE2b-256 of the RFC 8785 form of all the above, base64url
};
BOOST_DESCRIBE_STRUCT(ExportFile, (),
                      (format, alliance, exported_at, records, contracts, pictures, checksum))

constexpr const char* export_format = "entente-export/1";

/// What one has to read to verify a contract: who took part, with which keys, what was signed. A
/// file that keeps one of these sealed does not verify: it might hide a withdrawal.
constexpr std::array<std::string_view, 9> always_disclosed{
    "alliance_opened",  "party_joined",       "party_key_changed",
    "referent_changed", "contract_signed",    "contract_in_force",
    "contract_amended", "contract_withdrawn", "alliance_closed"};

/// The checksum of a file whatever its member says.
std::string checksum_of(ExportFile file);

/// What a record's header says (see ledger/record.hpp).
struct RecordHeader {
  Instant at;
  std::string author;
  std::string content;
  std::string kind;
  std::uint64_t seq = 0;
  StreamId stream;
  int v = 1;
};
BOOST_DESCRIBE_STRUCT(RecordHeader, (), (at, author, content, kind, seq, stream, v))

}  // namespace entente::app
