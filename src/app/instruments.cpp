#include "app/instruments.hpp"

#include <algorithm>
#include <map>

#include "content/text.hpp"
#include "crypto/crypto.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

using content::Instrument;
using content::InstrumentStatus;

fhir::Words said(const std::string& key) {
  return {content::sentence("fr", key), content::sentence("en", key)};
}

const Instrument* skeleton_of(const std::vector<Instrument>& shipped, const std::string& code) {
  const auto found = std::find_if(shipped.begin(), shipped.end(),
                                  [&](const auto& one) { return one.code == code; });
  return found == shipped.end() ? nullptr : &*found;
}

Result<std::vector<Instrument>> loaded_ones(const std::vector<storage::InstrumentRow>& rows,
                                            const std::vector<Instrument>& shipped) {
  std::vector<Instrument> out;
  for (const auto& row : rows) {
    auto text = json::read<InstrumentText>(row.text);
    auto one = text ? instrument_of(row.code, row.edition, *text, skeleton_of(shipped, row.code))
                    : Result<Instrument>(text.error());
    if (!one) {
      return fault("instrument.unreadable", {{"code", row.code}, {"key", one.error().key}});
    }
    out.push_back(std::move(one).value());
  }
  return out;
}

/// By code, the latest edition first: that one is the current one.
std::vector<InstrumentView> in_order(std::vector<Instrument> all) {
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.code != b.code ? a.code < b.code : a.edition > b.edition;
  });
  std::vector<InstrumentView> out;
  for (auto& one : all) {
    const bool current = out.empty() || out.back().code != one.code;
    out.push_back({std::move(one), current, false});
  }
  return out;
}

void say_which_are_used(InstrumentsNow& now, const std::vector<storage::InstrumentUseRow>& uses) {
  std::map<std::string, bool> used;
  for (const auto& use : uses) used[use.code] = use.enabled;
  for (auto& one : now.list.instruments) {
    if (one.status == InstrumentStatus::skeleton) continue;
    const auto said_so = used.find(one.code);
    one.enabled =
        said_so == used.end() ? one.status == InstrumentStatus::shipped : said_so->second;
  }
}

}  // namespace

const InstrumentView* InstrumentsNow::find(std::string_view code, int edition) const {
  for (const auto& one : list.instruments) {
    if (one.code == code && one.edition == edition) return &one;
  }
  return nullptr;
}

const InstrumentView* InstrumentsNow::current(std::string_view code) const {
  for (const auto& one : list.instruments) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

Result<std::shared_ptr<const InstrumentsNow>> Instruments::now() {
  if (auto kept = at_hand()) return kept;
  return refresh();
}

Result<std::shared_ptr<const InstrumentsNow>> Instruments::refresh() {
  const std::lock_guard one_at_a_time(reading_);
  auto all = TRY(content::shipped_instruments());
  const auto rows = TRY(store_.instruments());
  for (auto& one : TRY(loaded_ones(rows, all))) all.push_back(std::move(one));
  auto out = std::make_shared<InstrumentsNow>();
  out->list.instruments = in_order(std::move(all));
  say_which_are_used(*out, TRY(store_.instrument_uses()));
  for (const auto& one : out->list.instruments) {
    out->keys.push_back({one.code, one.edition, one.key});
  }
  out->body = std::make_shared<const std::string>(json::write(out->list));
  out->etag = '"' + crypto::base64(crypto::hash({crypto::view(*out->body)})) + '"';
  std::atomic_store(&now_, std::shared_ptr<const InstrumentsNow>(out));
  return std::shared_ptr<const InstrumentsNow>(std::move(out));
}

Result<Instrument> instrument_of(const std::string& code, int edition, const InstrumentText& text,
                                 const Instrument* skeleton) {
  auto questionnaires = TRY(content::read_questionnaires(text.questionnaires));
  CHECK(content::check_key(text.key, questionnaires));
  const auto& first =
      questionnaires.patient ? questionnaires.patient : questionnaires.caregiver;
  if (!first) return invalid("instrument.no_wording");
  Instrument out;
  out.code = code;
  out.edition = edition;
  out.status = InstrumentStatus::loaded;
  if (questionnaires.patient) out.sides.push_back(core::Side::patient);
  if (questionnaires.caregiver) out.sides.push_back(core::Side::caregiver);
  out.every = text.every;
  out.validated = skeleton != nullptr && skeleton->validated;
  out.title = skeleton ? skeleton->title : first->title;
  out.notice = said(skeleton ? "instrument.notice.licensed" : "instrument.notice.own");
  out.copyright = skeleton ? skeleton->copyright : first->copyright;
  if (skeleton) out.to_verify = skeleton->to_verify;
  out.key = text.key;
  out.questionnaires = std::move(questionnaires);
  return out;
}

}  // namespace entente::app
