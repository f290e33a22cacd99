#include "app/alliance_events.hpp"

#include "json/codec.hpp"

namespace entente::app {

Result<core::Recorded> event_of(const ledger::Record& record, const ledger::Opened& opened) {
  const auto malformed = [&] {
    return fault("alliance.malformed", {{"seq", std::to_string(record.seq)}});
  };
  const auto payload = json::parse(opened.payload);
  if (!payload) return malformed();
  auto event = json::from_json_untagged<core::Event>(record.kind, *payload, json::Mode::lenient);
  if (!event) return malformed();
  core::Recorded out{record.seq, record.at, {}, std::move(event).value()};
  if (!record.author.empty()) {
    const auto author = PartyId::parse(record.author);
    if (!author) return malformed();
    out.author = *author;
  }
  return out;
}

Result<std::vector<core::Recorded>> events_of(const LoadedStream& stream) {
  std::vector<core::Recorded> out;
  out.reserve(stream.records.size());
  for (std::size_t i = 0; i < stream.records.size(); ++i) {
    out.push_back(TRY(event_of(stream.records[i], stream.opened[i])));
  }
  return out;
}

ledger::Draft draft_of(const core::Event& event, Instant at, PartyId author) {
  return {at, author.is_none() ? "" : author.text(), json::kind_of_variant(event),
          json::canonical(json::to_json_untagged(event))};
}

}  // namespace entente::app
