// One stream of the ledger, opened: what every fold begins with and every append ends with.
#pragma once
#include <string>
#include <vector>

#include "app/app.hpp"
#include "ledger/record.hpp"

namespace entente::app {

struct LoadedStream {
  storage::StreamInfo info;
  crypto::Key key;
  std::vector<ledger::Record> records;  ///< those asked for, in order
  std::vector<ledger::Opened> opened;   ///< their payloads, one for one
};

/// The records after `after_seq`, opened. Errors: not_found `stream.unknown`, `stream.erased`;
/// fault `ledger.not_opened`, `ledger.commitment` {seq}, `vault.wrong_master_key`; the store's.
Result<LoadedStream> load_stream(App& app, StreamId stream, std::uint64_t after_seq = 0);

/// Where the next record is linked.
struct Tip {
  StreamId stream;
  storage::StreamKind kind = storage::StreamKind::alliance;
  std::uint64_t seq = 0;
  crypto::Hash hash{};
};

/// Seals the drafts and links them after a tip, which moves on.
storage::StreamAppend make_append(Tip& tip, const crypto::Key& key,
                                  const std::vector<ledger::Draft>& drafts);

}  // namespace entente::app
