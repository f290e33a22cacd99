#include "app/stream.hpp"

namespace entente::app {

Result<LoadedStream> load_stream(App& app, StreamId stream, std::uint64_t after_seq) {
  auto info = TRY(app.store.stream(stream));
  if (!info) return not_found("stream.unknown");
  LoadedStream out;
  out.key = TRY(app.vault.key(*info));
  out.records = TRY(app.store.records(stream, after_seq));
  out.opened.reserve(out.records.size());
  for (const auto& record : out.records) {
    out.opened.push_back(TRY(ledger::open_record(record, out.key)));
  }
  out.info = *std::move(info);
  // Records may have been appended between the two reads: the tip is the last one read.
  if (!out.records.empty() && out.records.back().seq > out.info.seq) {
    out.info.seq = out.records.back().seq;
    out.info.tip = out.records.back().hash;
  }
  return out;
}

storage::StreamAppend make_append(Tip& tip, const crypto::Key& key,
                                  const std::vector<ledger::Draft>& drafts) {
  storage::StreamAppend out;
  out.stream = tip.stream;
  out.kind = tip.kind;
  out.expected_seq = tip.seq;
  out.records.reserve(drafts.size());
  for (const auto& draft : drafts) {
    out.records.push_back(ledger::make_record(tip.stream, tip.seq + 1, tip.hash, draft, key));
    tip.seq += 1;
    tip.hash = out.records.back().hash;
  }
  return out;
}

}  // namespace entente::app
