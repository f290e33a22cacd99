// Verifying must answer to any file. First byte 'x': what follows is the file. Otherwise what
// follows is a list of [kind, payload], linked into an honest chain, so that the fuzzer reaches
// what stands behind the hashes: the walk and the fold of events that no rule has ever seen.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/contract_verify.hpp"
#include "app/export_file.hpp"
#include "json/codec.hpp"
#include "ledger/record.hpp"

namespace {

using namespace entente;

void any_file(std::string_view text) {
  const auto found = app::contract_verify(text);
  if (!found && found.error().key != "verify.unreadable") std::abort();
}

std::string file_of(const json::Array& events) {
  const StreamId stream;
  const crypto::Key key;
  app::ExportFile file;
  file.format = app::export_format;
  auto previous = ledger::genesis(stream);
  std::uint64_t seq = 0;
  for (const auto& event : events) {
    const auto* pair = event.if_array();
    if (!pair || pair->size() != 2 || !(*pair)[0].is_string()) continue;
    const ledger::Draft draft{
        {}, PartyId{}.text(), std::string((*pair)[0].get_string()), json::canonical((*pair)[1])};
    const auto record = ledger::make_record(stream, ++seq, previous, draft, key);
    const auto opened = ledger::open_record(record, key);
    if (!opened) std::abort();
    previous = record.hash;
    file.records.push_back({record.header, crypto::base64(record.sealed),
                            crypto::base64(record.hash), opened->payload,
                            crypto::base64(opened->salt)});
  }
  file.checksum = app::checksum_of(file);
  return json::write(file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'x') {
    any_file(text);
  } else if (const auto events = json::parse(text); events && events->is_array()) {
    const auto found = app::contract_verify(file_of(events->get_array()));
    if (!found) std::abort();  // this one is always an export file
  }
  return 0;
}
