#include "app/contract_verify.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/alliance_events.hpp"
#include "app/attachment.hpp"
#include "app/contract_document.hpp"
#include "app/contract_sign.hpp"
#include "app/contract_verify_walk.hpp"
#include "app/export_file.hpp"
#include "core/contract/readiness.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

constexpr json::Limits largest{256u << 20, 64};

std::string text_of(std::uint64_t number) { return std::to_string(number); }

/// One file, verified step by step; every problem found is told, not only the first.
class Verifier {
 public:
  Verifier(std::string_view text, ExportFile file) : text_(text), file_(std::move(file)) {}

  Verification run() {
    out_.alliance = file_.alliance;
    out_.exported_at = file_.exported_at;
    check_text();
    check_chain();
    walk();
    for (const auto& contract : file_.contracts) check_contract(contract);
    check_complete();
    check_pictures();
    if (checksum_of(file_) != file_.checksum) told("verify.checksum");
    return std::move(out_);
  }

 private:
  void told(std::string key, std::vector<Arg> args = {}) {
    out_.problems.push_back({std::move(key), std::move(args)});
  }

  /// One value has one text: a file that reads the same but is written otherwise was changed.
  void check_text() {
    const auto canonical = json::write(file_);
    if (canonical == text_) return;
    const auto differ =
        std::mismatch(text_.begin(), text_.end(), canonical.begin(), canonical.end());
    told("verify.canonical",
         {{"at", text_of(static_cast<std::uint64_t>(differ.first - text_.begin()))}});
  }

  void check_chain() {
    const StreamId stream{file_.alliance.bytes};
    auto previous = ledger::genesis(stream);
    std::uint64_t seq = 0;
    for (const auto& one : file_.records) {
      ++seq;
      ++out_.records;
      const auto record = read_record(one, seq);
      if (!record) {
        told(record.error().key, record.error().args);
        return;  // what follows cannot be linked to anything
      }
      if (record->stream != stream) told("verify.stream", {{"seq", text_of(seq)}});
      if (const auto linked = ledger::check_link(*record, seq, previous); !linked) {
        told(linked.error().key, linked.error().args);
      }
      previous = record->hash;
      if (one.payload || one.salt) {
        check_disclosed(*record, one);
      } else if (std::find(always_disclosed.begin(), always_disclosed.end(), record->kind) !=
                 always_disclosed.end()) {
        told("ledger.commitment", {{"seq", text_of(seq)}});
      }
    }
    if (file_.records.empty()) told("ledger.gap", {{"seq", "1"}});
  }

  Result<ledger::Record> read_record(const ExportRecord& one, std::uint64_t seq) {
    const std::vector<Arg> where{{"seq", text_of(seq)}};
    auto header = json::read<RecordHeader>(one.header);
    if (!header) return fault("ledger.header", where);
    auto sealed = crypto::unbase64(one.sealed);
    const auto hash = crypto::unbase64_32(one.hash);
    if (!sealed || !hash) return fault("ledger.hash", where);
    return ledger::Record{header->stream, header->seq, header->at,         header->author,
                          header->kind,   one.header,  *std::move(sealed), *hash};
  }

  void check_disclosed(const ledger::Record& record, const ExportRecord& one) {
    const std::vector<Arg> where{{"seq", text_of(record.seq)}};
    const auto salt = crypto::unbase64(one.salt.value_or(""));
    const auto header = json::read<RecordHeader>(record.header);
    const auto payload = one.payload.value_or("");
    if (!salt || salt->size() != 32 ||
        crypto::base64(crypto::hash({*salt, crypto::view(payload)})) != header->content) {
      told("ledger.commitment", where);
      return;
    }
    const auto value = json::parse(payload);
    auto event = event_of(record, {payload, *salt});
    if (!event || !value || json::canonical(*value) != payload) {
      told("alliance.malformed", where);
      return;
    }
    ++out_.disclosed;
    events_.push_back(std::move(event).value());
  }

  /// The events by themselves, before the contracts are held against them.
  void walk() {
    walk_ = Walk(file_.alliance, events_.size() == file_.records.size());
    for (const auto& event : events_) walk_.next(event);
    const auto& found = walk_.problems();
    out_.problems.insert(out_.problems.end(), found.begin(), found.end());
  }

  void check_contract(const ExportContract& contract) {
    const auto& document = contract.document;
    VerifiedContract verified;
    verified.version = document.version;
    verified.hash = document_hash(document);
    const bool in_order = out_.contracts.empty() ||
                          out_.contracts.back().version < document.version;
    if (document.alliance != file_.alliance || document.format != "entente-contract/1" ||
        contract.signatures.empty() || !in_order) {
      told("verify.document", {{"version", text_of(document.version)}});
    }
    for (const auto& signature : contract.signatures) {
      verified.signatures.push_back(check_signature_of(contract, verified.hash, signature));
    }
    check_standing(contract, verified);
    out_.contracts.push_back(std::move(verified));
  }

  VerifiedSignature check_signature_of(const ExportContract& contract, const std::string& hash,
                                       const core::Signature& signature) {
    const auto& statement = signature.statement;
    const auto& parties = contract.document.parties;
    const auto party = std::find_if(parties.begin(), parties.end(),
                                    [&](const auto& one) { return one.party == statement.party; });
    VerifiedSignature out;
    if (party != parties.end()) out.party = *party;
    const std::vector<Arg> where{{"version", text_of(contract.document.version)},
                                 {"name", out.party.name}};
    const bool about_this = statement.document == hash && statement.alliance == file_.alliance &&
                            statement.version == contract.document.version &&
                            statement.format == "entente-signature/1" && party != parties.end();
    if (!about_this) told("verify.statement", where);
    if (!check_signature({statement, signature.key, signature.signature})) {
      told("verify.signature", where);
    }
    if (!key_belongs(out.party, signature)) told("verify.key", where);
    if (!walk_.holds(signature)) told("verify.not_recorded", where);
    out.mode = statement.mode;
    if (statement.attested_by) out.attested_by = walk_.name_of(*statement.attested_by);
    out.witness = statement.witness;
    out.key = signature.key;
    out.stated_at = statement.stated_at;
    out.recorded_at = signature.at;
    return out;
  }

  /// On one's own device, the key that the document names and that this person had published; in
  /// person, one that the caregiver who attests had published. (The walk looks at the moment.)
  bool key_belongs(const core::DocumentParty& party, const core::Signature& signature) const {
    const auto& statement = signature.statement;
    const bool own = statement.mode == core::SignatureMode::own_device;
    if (own && party.sign_key != signature.key) return false;
    const auto hand = own ? std::optional(statement.party) : statement.attested_by;
    return hand && walk_.had_key(*hand, signature.key);
  }

  /// Since when the chain says it is in force, until when; then all who must have signed.
  void check_standing(const ExportContract& contract, VerifiedContract& verified) {
    const auto standing = walk_.standings().find(verified.version);
    if (standing == walk_.standings().end()) return;
    verified.in_force_at = standing->second.in_force_at;
    verified.ended_at = standing->second.ended_at;
    const auto& parties = contract.document.parties;
    for (const auto& party : parties) {
      const bool signed_it =
          std::any_of(verified.signatures.begin(), verified.signatures.end(),
                      [&](const auto& one) { return one.party.party == party.party; });
      if (!signed_it) {
        told("verify.unsigned", {{"version", text_of(verified.version)}, {"name", party.name}});
      }
    }
    for (const auto id : standing->second.must_sign) {
      const bool named = std::any_of(parties.begin(), parties.end(),
                                     [&](const auto& party) { return party.party == id; });
      if (!named) {
        told("verify.unsigned",
             {{"version", text_of(verified.version)}, {"name", walk_.name_of(id)}});
      }
    }
    if (!represented(parties)) told("verify.document", {{"version", text_of(verified.version)}});
  }

  /// Rule 15, as far as the opening says that somebody must represent the patient.
  bool represented(const std::vector<core::DocumentParty>& parties) const {
    if (events_.empty()) return true;
    const auto* opened = std::get_if<core::AllianceOpened>(&events_.front().event);
    return !opened || !opened->needs_representative ||
           std::any_of(parties.begin(), parties.end(), [](const auto& party) {
             return party.role == core::Role::representative;
           });
  }

  /// No contract that the chain knows was left out; where everything is disclosed, each one is the
  /// document that the events lead to.
  void check_complete() {
    const auto given = [&](int number) {
      return std::find_if(file_.contracts.begin(), file_.contracts.end(), [&](const auto& one) {
        return one.document.version == number;
      });
    };
    for (const auto& [number, standing] : walk_.standings()) {
      if (given(number) == file_.contracts.end()) {
        told("verify.document", {{"version", std::to_string(number)}});
      }
    }
    if (out_.disclosed != file_.records.size() || !out_.problems.empty()) return;
    const auto& alliance = walk_.alliance();
    for (const auto& version : alliance.versions) {
      const auto contract = given(version.number);
      const bool here = contract != file_.contracts.end();
      if (here == version.signatures.empty() ||
          (here && (json::write(core::document(alliance, version)) !=
                        json::write(contract->document) ||
                    json::write(version.signatures) != json::write(contract->signatures)))) {
        told("verify.document", {{"version", std::to_string(version.number)}});
      }
    }
    for (const auto& contract : file_.contracts) {
      if (contract.document.version > static_cast<int>(alliance.versions.size())) {
        told("verify.document", {{"version", std::to_string(contract.document.version)}});
      }
    }
  }

  /// Each picture is the one that was signed beside, and there are no others.
  void check_pictures() {
    std::set<std::string> unseen;
    std::map<std::string, std::string> hashes;
    for (const auto& picture : file_.pictures) {
      const auto id = picture.attachment.text();
      const auto bytes = crypto::unbase64(picture.bytes);
      const bool sound = bytes && image_type(crypto::text(*bytes)) == picture.media_type;
      hashes[id] = sound ? crypto::base64(crypto::hash({*bytes})) : std::string();
      unseen.insert(id);
    }
    for (const auto& contract : file_.contracts) {
      for (const auto& signature : contract.signatures) {
        const auto& statement = signature.statement;
        if (!statement.attachment) continue;
        const auto id = statement.attachment->text();
        unseen.erase(id);
        if (hashes[id].empty() || hashes[id] != statement.attachment_hash) {
          told("verify.picture", {{"attachment", id}});
        }
      }
    }
    for (const auto& id : unseen) told("verify.picture", {{"attachment", id}});
  }

  const std::string_view text_;
  const ExportFile file_;
  std::vector<core::Recorded> events_;
  Walk walk_{{}, false};
  Verification out_;
};

}  // namespace

Result<Verification> contract_verify(std::string_view text) {
  const auto unreadable = [] { return invalid("verify.unreadable"); };
  const auto parsed = json::parse(text, largest);
  if (!parsed) return unreadable();
  auto file = json::from_json<ExportFile>(*parsed);
  if (!file || file->format != export_format) return unreadable();
  return Verifier(text, std::move(file).value()).run();
}

}  // namespace entente::app
