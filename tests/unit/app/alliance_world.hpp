// An establishment with one alliance: a caregiver, a patient with real keys, a way to act.
#pragma once
#include "app/alliance_command.hpp"
#include "app/alliance_view.hpp"
#include "app/contract_document.hpp"
#include "app/contract_sign.hpp"
#include "core/access/access.hpp"
#include "json/codec.hpp"
#include "unit/app/account_world.hpp"

namespace entente::app {

struct Person {
  Caller caller;
  crypto::SigningPair sign;
  PartyId party;
};

struct AllianceWorld : World {
  Caller admin;
  UnitId where;
  Person claire, lucie;
  AllianceId id;

  AllianceWorld() : AllianceWorld(Settings{.origin = "https://entente.example"}) {}
  explicit AllianceWorld(Settings settings) : World(std::move(settings)) {
    admin = caller(first_admin());
    where = unit(admin);
    claire = enrolled(staff_code(core::AccountRole::caregiver), "claire");
    open();
  }

  std::string staff_code(core::AccountRole role) {
    return good(invitation_staff(app, admin,
                                 {crypto::random_id<InvitationId>(), role, "Claire Morvan", where}))
        .code;
  }

  Person enrolled(const std::string& code, const std::string& login_name) {
    Person out;
    out.sign = crypto::signing_pair();
    auto asked = enrolment(code, login_name);
    asked.keys.sign = crypto::base64(out.sign.pub);
    out.caller = caller(good(account_enrol(app, asked, client())));
    return out;
  }

  /// A caregiver who is no party of the alliance.
  Person stranger(const std::string& login_name = "thomas") {
    return enrolled(staff_code(core::AccountRole::caregiver), login_name);
  }

  void open() {
    id = crypto::random_id<AllianceId>();
    claire.party = crypto::random_id<PartyId>();
    lucie.party = crypto::random_id<PartyId>();
    const core::AllianceOpen opening{id, where, lucie.party, "Lucie Darbon", false, claire.party};
    good(act(claire, opening, 0));
    lucie = joined(lucie.party, "lucie");
  }

  Person joined(PartyId party, const std::string& login_name) {
    const PartyInvitation asked{crypto::random_id<InvitationId>(), party, {}, {}, {}};
    const auto invited = good(invitation_party(app, claire.caller, id, asked));
    auto out = enrolled(invited.code, login_name);
    out.party = party;
    return out;
  }

  /// A relative of the patient, who has opened nothing to them yet.
  Person relative(const std::string& login_name = "julie") {
    const PartyInvitation asked{crypto::random_id<InvitationId>(), crypto::random_id<PartyId>(),
                                core::Role::relative, "Julie Darbon", "fille"};
    const auto invited = good(invitation_party(app, lucie.caller, id, asked));
    auto out = enrolled(invited.code, login_name);
    out.party = asked.party;
    return out;
  }

  Result<storage::Receipt> act(const Person& who, const core::Command& command, std::uint64_t seen,
                               CommandOptions options = {}) {
    options.seen = seen;
    if (!options.command) options.command = crypto::random_id<CommandId>();
    return alliance_command(app, who.caller, id, command, options);
  }
  std::uint64_t seq() { return good(app.alliances->get(id))->seq; }
  Result<storage::Receipt> act(const Person& who, const core::Command& command) {
    return act(who, command, seq());
  }

  core::ClausePropose proposal(core::ClauseBody body) {
    return {
        crypto::random_id<ClauseId>(), crypto::random_id<ProposalId>(), std::move(body), "", {}};
  }
  ClauseId agree(const Person& by, const Person& other, core::ClauseBody body) {
    const auto made = proposal(std::move(body));
    good(act(by, made));
    good(act(other, core::ProposalAccept{made.proposal, ""}));
    return made.clause;
  }

  Date day(int later = 0) { return {base::day_of(app.now()).days + later}; }

  /// All that rule 1 asks for, with a review in sixty days.
  void write_contract() {
    agree(claire, lucie, core::Aim{"Retrouver le sommeil."});
    core::Objective objective{"Dormir.", "Dormir six heures.", {"2", "4", "6", "7", "8"}, 2};
    const auto clause = agree(lucie, claire, objective);
    core::Action action;
    action.text = "Écran éteint à dix heures.";
    action.how_often = "chaque soir";
    action.objective = clause;
    agree(claire, lucie, action);
    agree(claire, lucie, core::Commitment{"J’écoute.", core::Side::caregiver});
    agree(lucie, claire, core::Commitment{"Je dis ce qui ne va pas.", core::Side::patient});
    core::Frame frame;
    frame.rhythm = "chaque semaine";
    frame.place = "au cabinet";
    frame.confidentiality = "dans l’équipe";
    frame.reach = "par téléphone";
    frame.review = day(60);
    agree(claire, lucie, frame);
  }

  core::ContractSign signature(const Person& who) {
    const auto document = good(contract_document(app, who.caller, id, {}));
    core::ContractSign out;
    out.statement.format = "entente-signature/1";
    out.statement.document = document.hash;
    out.statement.alliance = id;
    out.statement.version = document.document.version;
    out.statement.party = who.party;
    out.statement.stated_at = app.now();
    out.key = crypto::base64(who.sign.pub);
    out.signature = signed_by(who, out.statement);
    return out;
  }
  std::string signed_by(const Person& who, const core::SignatureStatement& statement) {
    const auto text = json::write(statement);
    return crypto::base64(crypto::sign(who.sign, crypto::view(text)));
  }

  core::AllianceView view(const Person& who) {
    const auto body = good(alliance_view(app, who.caller, id, nullptr));
    return good(json::read<core::AllianceView>(*body.plain));
  }
};

}  // namespace entente::app
