// One event as it lies in the ledger, and the chain that holds them together.
//
// header  = RFC 8785 of {"at":instant,"author":party id or "","content":b64 of commitment,
//           "kind":event kind,"seq":n,"stream":stream id,"v":1}
// content = BLAKE2b-256(salt ‖ payload): a commitment, so that one event can be disclosed without
//           the others. payload = RFC 8785 of the event's JSON (without its kind).
// sealed  = nonce ‖ XChaCha20-Poly1305(data key, salt(32) ‖ payload, associated: header)
// hash    = BLAKE2b-256(previous hash ‖ header ‖ sealed); before the first record stands
//           BLAKE2b-256("entente-stream/1" ‖ stream id text): a chain cannot be moved elsewhere.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "crypto/crypto.hpp"

namespace entente::ledger {

struct Record {
  StreamId stream;
  std::uint64_t seq = 0;
  Instant at;
  std::string author;  ///< an id's text, or empty for the system's own
  std::string kind;
  std::string header;  ///< canonical text, exactly as hashed
  crypto::Bytes sealed;
  crypto::Hash hash{};
};

/// What a record is made of.
struct Draft {
  Instant at;
  std::string author;
  std::string kind;
  std::string payload;  ///< canonical JSON
};

/// Where a chain starts.
crypto::Hash genesis(StreamId stream);

/// Seals and links a draft after `previous`.
Record make_record(StreamId stream, std::uint64_t seq, const crypto::Hash& previous,
                   const Draft& draft, const crypto::Key& data_key);

/// A record opened: the payload, and the salt of its commitment.
struct Opened {
  std::string payload;
  crypto::Bytes salt;
};
/// Errors: fault `ledger.not_opened` {seq}, `ledger.commitment` {seq}.
Result<Opened> open_record(const Record& record, const crypto::Key& data_key);

/// Header fields agree with the columns, the hash links to `previous`.
/// Errors: fault `ledger.header` {seq}, `ledger.hash` {seq}, `ledger.gap` {seq}.
Result<void> check_link(const Record& record, std::uint64_t expected_seq,
                        const crypto::Hash& previous);

/// The whole of one stream. Works without the data key (an erased stream still verifies).
Result<void> check_chain(StreamId stream, const std::vector<Record>& records);

}  // namespace entente::ledger
