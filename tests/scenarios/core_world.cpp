#include "scenarios/core_world.hpp"

#include "core/contract/readiness.hpp"
#include "core/readjustment/readjustment_view.hpp"
#include "unit/core/check_in.hpp"

namespace entente::scenarios {

namespace {

const std::vector<insight::Instrument>& instruments() {
  static const std::vector<insight::Instrument> all{core::check_in_instrument()};
  return all;
}

}  // namespace

std::string fingerprint(const core::ContractDocument& document) {
  std::string out = document.format + "|" + document.alliance.text() + "|" +
                    std::to_string(document.version) + "|" + document.previous.value_or("-");
  for (const auto& party : document.parties) {
    out += "|" + party.party.text() + party.name + party.relation + party.sign_key.value_or("-");
  }
  for (const auto& clause : document.clauses) {
    out += "|" + clause.clause.text() + kind_name(kind_of(clause.body));
    std::visit(
        [&](const auto& body) {
          if constexpr (requires { body.rhythm; }) out += body.rhythm;
          else out += body.text;
        },
        clause.body);
    out += clause.teach_back.value_or("-");
  }
  return out;
}

base::IdBytes CoreWorld::fresh() {
  base::IdBytes out{};
  ++ids_;
  for (std::size_t i = 0; i < sizeof ids_; ++i) {
    out[15 - i] = static_cast<std::uint8_t>(ids_ >> (8 * i));
  }
  return out;
}

const CoreWorld::Person& CoreWorld::person(const std::string& name) {
  auto at = people_.find(name);
  if (at == people_.end()) {
    at = people_.emplace(name, Person{AccountId{fresh()}, {"sign-" + name, "box-" + name}}).first;
  }
  return at->second;
}

Result<void> CoreWorld::append(const core::Command& command, const core::Context& context) {
  const auto events = TRY(core::decide(alliance_, command, context));
  for (const auto& event : events) {
    events_.push_back({alliance_.seq + 1, context.now, context.author, event});
    core::evolve(alliance_, events_.back());
  }
  return {};
}

Result<void> CoreWorld::open(const std::string& referent, core::AllianceOpen opening) {
  const auto& who = person(referent);
  core::Context context;
  context.now = now_;
  context.author = opening.referent;
  context.account = who.account;
  context.name = referent;
  context.keys = who.keys;
  return append(opening, context);
}

Result<void> CoreWorld::join(const std::string& who, PartyId party) {
  const auto& joining = person(who);
  core::Context context;
  context.now = now_ = base::later(now_, 60);
  context.author = party;
  context.seen = alliance_.seq;
  return append(core::PartyJoin{party, joining.account, who, joining.keys}, context);
}

core::Command CoreWorld::filled(const Deed& deed, PartyId author) {
  auto command = deed.command;
  if (auto* add = std::get_if<core::AttachmentAdd>(&command)) {
    add->hash = "hash-of-" + add->attachment.text();
    add->size = 2048;
  }
  if (auto* sign = std::get_if<core::ContractSign>(&command)) {
    auto& statement = sign->statement;
    if (const auto* version = alliance_.negotiation()) {
      statement.document = fingerprint(core::document(alliance_, *version));
    }
    if (statement.attachment) {
      statement.attachment_hash = "hash-of-" + statement.attachment->text();
    }
    statement.stated_at = now_;
    const auto* party = alliance_.party(author);
    if (party && party->keys) sign->key = party->keys->sign;
    sign->signature = "signature";
  }
  return command;
}

Result<void> CoreWorld::act(const Deed& deed) {
  core::Context context;
  context.now = now_ = base::later(now_, 60);
  if (const auto* party = alliance_.party_of(person(deed.who).account)) context.author = party->id;
  context.on_behalf_of = deed.on_behalf_of;
  context.seen = deed.seen;
  if (const auto* version = alliance_.negotiation()) {
    context.document = fingerprint(core::document(alliance_, *version));
  }
  return append(filled(deed, context.author), context);
}

Result<core::AllianceView> CoreWorld::look(const std::string& who) {
  const auto viewer = TRY(core::access_alliance(alliance_, person(who).account));
  return core::view_for(alliance_, viewer, {now_, instruments()});
}

Result<std::vector<core::SessionView>> CoreWorld::sessions(const std::string& who) {
  const auto viewer = TRY(core::access_alliance(alliance_, person(who).account));
  return core::sessions_for(alliance_, viewer, now_);
}

Result<core::PortraitView> CoreWorld::portrait(const std::string& who) {
  return core::portrait_for(alliance_,
                            TRY(core::access_alliance(alliance_, person(who).account)));
}

Result<std::vector<core::Readjustment>> CoreWorld::readjustments(const std::string& who) {
  return core::readjustments_for(alliance_,
                                 TRY(core::access_alliance(alliance_, person(who).account)));
}

}  // namespace entente::scenarios
