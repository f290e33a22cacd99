#include "app/contract_verify.hpp"

#include <algorithm>
#include <map>

#include "app/alliance_events.hpp"
#include "app/contract_document.hpp"
#include "app/contract_sign.hpp"
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
    for (const auto& contract : file_.contracts) check_contract(contract);
    check_contents();
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
      if (one.payload || one.salt) check_disclosed(*record, one);
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
    auto event = event_of(record, {payload, *salt});
    if (!event) {
      told(event.error().key, event.error().args);
      return;
    }
    ++out_.disclosed;
    events_.push_back(std::move(event).value());
  }

  void check_contract(const ExportContract& contract) {
    const auto& document = contract.document;
    VerifiedContract verified;
    verified.version = document.version;
    verified.hash = document_hash(document);
    if (document.alliance != file_.alliance || document.format != "entente-contract/1") {
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
    if (!recorded(signature)) told("verify.not_recorded", where);
    out.mode = statement.mode;
    if (statement.attested_by) out.attested_by = name_of(*statement.attested_by);
    out.witness = statement.witness;
    out.key = signature.key;
    out.stated_at = statement.stated_at;
    out.recorded_at = signature.at;
    return out;
  }

  /// On one's own device, the key the document itself names; in person, one that the caregiver who
  /// attests had in this alliance.
  bool key_belongs(const core::DocumentParty& party, const core::Signature& signature) const {
    const auto& statement = signature.statement;
    if (statement.mode == core::SignatureMode::own_device) return party.sign_key == signature.key;
    if (!statement.attested_by) return false;
    const auto keys = keys_of(*statement.attested_by);
    return std::find(keys.begin(), keys.end(), signature.key) != keys.end();
  }

  std::vector<std::string> keys_of(PartyId party) const {
    std::vector<std::string> out;
    for (const auto& recorded : events_) {
      if (const auto* one = std::get_if<core::AllianceOpened>(&recorded.event)) {
        if (one->referent == party) out.push_back(one->referent_keys.sign);
      } else if (const auto* joined = std::get_if<core::PartyJoined>(&recorded.event)) {
        if (joined->party == party) out.push_back(joined->keys.sign);
      } else if (const auto* changed = std::get_if<core::PartyKeyChanged>(&recorded.event)) {
        if (changed->party == party) out.push_back(changed->keys.sign);
      }
    }
    return out;
  }

  std::string name_of(PartyId party) const {
    for (const auto& recorded : events_) {
      const auto* opened = std::get_if<core::AllianceOpened>(&recorded.event);
      if (opened && opened->referent == party) return opened->referent_name;
      const auto* joined = std::get_if<core::PartyJoined>(&recorded.event);
      if (joined && joined->party == party) return joined->name;
    }
    return "";
  }

  /// The chain holds this very signature.
  bool recorded(const core::Signature& signature) const {
    const auto text = json::write(signature);
    return std::any_of(events_.begin(), events_.end(), [&](const auto& recorded) {
      const auto* one = std::get_if<core::ContractSigned>(&recorded.event);
      return one && json::write(one->signature) == text;
    });
  }

  /// Since when the chain says it is in force, until when; then all who must have signed.
  void check_standing(const ExportContract& contract, VerifiedContract& verified) {
    for (const auto& recorded : events_) {
      if (const auto* one = std::get_if<core::ContractInForce>(&recorded.event)) {
        if (one->version == verified.version) verified.in_force_at = recorded.at;
        if (one->version > verified.version && verified.in_force_at && !verified.ended_at) {
          verified.ended_at = recorded.at;
        }
      } else if (std::holds_alternative<core::ContractWithdrawn>(recorded.event)) {
        if (verified.in_force_at && !verified.ended_at) verified.ended_at = recorded.at;
      }
    }
    if (!verified.in_force_at) return;
    for (const auto& party : contract.document.parties) {
      const bool signed_it =
          std::any_of(verified.signatures.begin(), verified.signatures.end(),
                      [&](const auto& one) { return one.party.party == party.party; });
      if (!signed_it) {
        told("verify.unsigned", {{"version", text_of(verified.version)}, {"name", party.name}});
      }
    }
  }

  /// Where everything is disclosed, the documents are those that the events lead to.
  void check_contents() {
    if (out_.disclosed != file_.records.size() || !out_.problems.empty()) return;
    const auto alliance = core::fold(events_);
    for (const auto& contract : file_.contracts) {
      const auto& versions = alliance.versions;
      const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& one) {
        return one.number == contract.document.version;
      });
      if (found == versions.end() ||
          json::write(core::document(alliance, *found)) != json::write(contract.document)) {
        told("verify.document", {{"version", text_of(contract.document.version)}});
      }
    }
  }

  void check_pictures() {
    std::map<std::string, std::string> hashes;
    for (const auto& picture : file_.pictures) {
      const auto bytes = crypto::unbase64(picture.bytes);
      hashes[picture.attachment.text()] =
          bytes ? crypto::base64(crypto::hash({*bytes})) : std::string();
    }
    for (const auto& contract : file_.contracts) {
      for (const auto& signature : contract.signatures) {
        const auto& statement = signature.statement;
        if (!statement.attachment) continue;
        const auto id = statement.attachment->text();
        if (hashes[id] != statement.attachment_hash) {
          told("verify.picture", {{"attachment", id}});
        }
      }
    }
  }

  const std::string_view text_;
  const ExportFile file_;
  std::vector<core::Recorded> events_;
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
