#include "ledger/record.hpp"

#include "json/json.hpp"

namespace entente::ledger {
namespace {

using crypto::view;

std::string header_text(const Record& record, const crypto::Hash& content) {
  return json::canonical(json::Object{{"at", record.at.text()},
                                      {"author", record.author},
                                      {"content", crypto::base64(content)},
                                      {"kind", record.kind},
                                      {"seq", record.seq},
                                      {"stream", record.stream.text()},
                                      {"v", 1}});
}

crypto::Hash link(const crypto::Hash& previous, const Record& record) {
  return crypto::hash({previous, view(record.header), record.sealed});
}

Error at_seq(std::string key, std::uint64_t seq) {
  return fault(std::move(key), {{"seq", std::to_string(seq)}});
}

/// The commitment that a header states.
Result<crypto::Hash> content_of(const Record& record) {
  auto header = json::parse(record.header);
  if (!header || !header->is_object()) return at_seq("ledger.header", record.seq);
  const auto* content = header->get_object().if_contains("content");
  if (!content || !content->is_string()) return at_seq("ledger.header", record.seq);
  auto hash = crypto::unbase64_32(content->get_string());
  if (!hash) return at_seq("ledger.header", record.seq);
  return *hash;
}

constexpr std::size_t salt_size = 32;

}  // namespace

crypto::Hash genesis(StreamId stream) {
  return crypto::hash({view("entente-stream/1"), view(stream.text())});
}

Record make_record(StreamId stream, std::uint64_t seq, const crypto::Hash& previous,
                   const Draft& draft, const crypto::Key& data_key) {
  Record record{stream, seq, draft.at, draft.author, draft.kind, {}, {}, {}};
  crypto::Bytes plain(salt_size + draft.payload.size());
  crypto::random_fill({plain.data(), salt_size});
  std::copy(draft.payload.begin(), draft.payload.end(), plain.begin() + salt_size);
  record.header = header_text(record, crypto::hash({plain}));
  record.sealed = crypto::seal(data_key, plain, view(record.header));
  record.hash = link(previous, record);
  return record;
}

Result<Opened> open_record(const Record& record, const crypto::Key& data_key) {
  auto plain = crypto::open(data_key, record.sealed, view(record.header));
  if (!plain || plain->size() < salt_size) return at_seq("ledger.not_opened", record.seq);
  auto content = TRY(content_of(record));
  if (crypto::hash({*plain}) != content) return at_seq("ledger.commitment", record.seq);
  return Opened{{plain->begin() + salt_size, plain->end()},
                {plain->begin(), plain->begin() + salt_size}};
}

Result<void> check_link(const Record& record, std::uint64_t expected_seq,
                        const crypto::Hash& previous) {
  if (record.seq != expected_seq) return at_seq("ledger.gap", expected_seq);
  auto content = TRY(content_of(record));
  if (header_text(record, content) != record.header) return at_seq("ledger.header", record.seq);
  if (link(previous, record) != record.hash) return at_seq("ledger.hash", record.seq);
  return {};
}

Result<void> check_chain(StreamId stream, const std::vector<Record>& records) {
  auto previous = genesis(stream);
  std::uint64_t seq = 1;
  for (const auto& record : records) {
    if (record.stream != stream) return at_seq("ledger.header", seq);
    if (auto checked = check_link(record, seq, previous); !checked) return checked.error();
    previous = record.hash;
    ++seq;
  }
  return {};
}

}  // namespace entente::ledger
