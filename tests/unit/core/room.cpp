#include "unit/core/room.hpp"

#include <gtest/gtest.h>

namespace entente::core {

AccountId account_of(PartyId party) { return {party.bytes}; }
PublicKeys keys_of(PartyId party) { return {"sign-" + party.text(), "box-" + party.text()}; }

Room::Room(Kind kind) {
  auto opening = context(claire);
  opening.account = account_of(claire);
  opening.name = "Claire";
  opening.keys = keys_of(claire);
  EXPECT_TRUE(act(opening, AllianceOpen{id_of<AllianceId>(9), id_of<UnitId>(8), patient, "Lucie",
                                        kind == Kind::minor, claire}));
  const auto join = [&](PartyId who, const char* name) {
    must(who, PartyJoin{who, account_of(who), name, keys_of(who)});
  };
  join(patient, "Lucie");
  must(claire, PartyInvite{thomas, Role::caregiver, "Thomas", ""});
  join(thomas, "Thomas");
  must(patient, PartyInvite{julie, Role::relative, "Julie", "fille"});
  join(julie, "Julie");
  if (kind == Kind::adult) return;
  must(claire, PartyInvite{samira, Role::representative, "Samira", "mère"});
  join(samira, "Samira");
}

Context Room::context(PartyId author) {
  now = base::later(now, 60);
  Context out;
  out.now = now;
  out.author = author;
  out.seen = alliance.seq;
  if (const auto* version = alliance.negotiation()) {
    out.document = digest_of(document(alliance, *version));
  }
  return out;
}

Result<std::vector<Event>> Room::act(PartyId author, const Command& command) {
  return act(context(author), command);
}

Result<std::vector<Event>> Room::act(const Context& context, const Command& command) {
  const auto events = TRY(decide(alliance, command, context));
  for (const auto& event : events) {
    stream.push_back({alliance.seq + 1, context.now, context.author, event});
    evolve(alliance, stream.back());
  }
  return events;
}

void Room::must(PartyId author, const Command& command) {
  const auto done = act(author, command);
  ASSERT_TRUE(done) << done.error().key;
}

ContractSign Room::signing(PartyId who) {
  ContractSign out;
  out.statement.format = "entente-signature/1";
  out.statement.alliance = alliance.id;
  out.statement.party = who;
  out.statement.stated_at = now;
  if (const auto* version = alliance.negotiation()) {
    out.statement.version = version->number;
    out.statement.document = digest_of(document(alliance, *version));
  }
  const auto* party = alliance.party(who);
  if (party && party->keys) out.key = party->keys->sign;
  out.signature = "signature";
  return out;
}

ClauseId Room::agree(ClauseBody body) {
  const auto clause = fresh<ClauseId>();
  const auto proposal = fresh<ProposalId>();
  must(claire, ClausePropose{clause, proposal, std::move(body), "", {}});
  must(patient, ProposalAccept{proposal, ""});
  return clause;
}

void Room::write_contract() {
  aim = agree(Aim{"Vivre mieux"});
  Objective goal;
  goal.text = "Dormir six heures";
  objective = agree(goal);
  Action step;
  step.text = "Éteindre l'écran";
  step.objective = objective;
  action = agree(step);
  agree(Commitment{"Prévenir", Side::caregiver});
  Frame meetings;
  meetings.rhythm = "chaque mardi";
  meetings.review = Date{today().days + 60};
  frame = agree(meetings);
  information = agree(Information{"Les somnifères", "Ils aident peu de temps.", {}});
  must(claire, InformationExplain{information});
  must(patient, TeachBackSay{information, "Pas longtemps."});
  must(claire, TeachBackJudge{information, true, ""});
}

void Room::bring_in_force() {
  write_contract();
  must(patient, signing(patient));
  if (alliance.needs_representative) must(samira, signing(samira));
  must(claire, signing(claire));
}

}  // namespace entente::core
