#include "unit/core/random_commands.hpp"

namespace entente::core {

std::uint64_t RandomCommands::roll(std::uint64_t sides) {  // SplitMix64 (Steele et al. 2014)
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return (z ^ (z >> 31)) % sides;
}

PartyId RandomCommands::anyone() {
  const auto& all = room_.alliance.parties;
  return roll(3) == 0 ? all[roll(all.size())].id
                      : (roll(2) == 0 ? room_.patient : room_.alliance.referent);
}

const Clause* RandomCommands::any_clause() {
  const auto* version = room_.alliance.negotiation();
  if (version == nullptr || version->clauses.empty()) return nullptr;
  return &version->clauses[roll(version->clauses.size())];
}

const Clause* RandomCommands::any_pending() {
  const auto* version = room_.alliance.negotiation();
  if (version == nullptr) return nullptr;
  for (const auto& clause : version->clauses) {
    if (clause.pending && roll(3) != 0) return &clause;
  }
  return nullptr;
}

std::optional<ClauseBody> RandomCommands::body(const Clause* clause) {
  const auto kind = clause && roll(20) != 0 ? static_cast<std::uint64_t>(clause->kind)
                    : roll(4) == 0            ? roll(6)
                                              : 1 + roll(4);
  const std::string text = "texte " + std::to_string(roll(50));
  switch (kind) {
    case 0: return Aim{text};
    case 1: {
      Objective out;
      out.text = text;
      if (clause) out.patient_words = clause->patient_words;
      if (roll(8) == 0) out.patient_words = text;
      return out;
    }
    case 2: {
      Action out;
      out.text = text;
      out.who = static_cast<Actor>(roll(4));
      const auto* version = room_.alliance.negotiation();
      for (const auto& one : version ? version->clauses : std::vector<Clause>{}) {
        if (one.kind == ClauseKind::objective && (one.alive() || roll(10) == 0)) {
          out.objective = one.id;
        }
      }
      return out;
    }
    case 3: return Commitment{text, static_cast<Side>(roll(2))};
    case 4: return Information{text, "explication " + std::to_string(roll(4)), {}};
    default: break;
  }
  Frame out;
  out.rhythm = text;
  if (roll(5) != 0) out.review = Date{room_.today().days + static_cast<int>(roll(90))};
  return out;
}

void RandomCommands::propose() {
  const auto* clause = roll(2) == 0 ? any_clause() : nullptr;
  ClausePropose out;
  out.clause = clause ? clause->id : room_.fresh<ClauseId>();
  out.proposal = room_.fresh<ProposalId>();
  if (clause == nullptr || roll(5) != 0) out.body = body(clause);
  if (clause && clause->pending && roll(10) != 0) out.answers = clause->pending->id;
  command = out;
}

void RandomCommands::answer() {
  const auto* clause = any_pending();
  if (clause == nullptr) return propose();
  const auto id = clause->pending->id;
  const bool mine = clause->pending->author == room_.patient;
  if (roll(6) != 0) context.author = mine ? room_.alliance.referent : room_.patient;
  const auto what = roll(8);
  if (what < 6) command = ProposalAccept{id, ""};
  else if (what == 6) command = ProposalDecline{id, "non"};
  else command = ProposalWithdraw{id};
}

void RandomCommands::teach() {
  const auto* version = room_.alliance.negotiation();
  if (version == nullptr) return propose();
  const Clause* found = nullptr;
  for (const auto& one : version->clauses) {
    if (one.kind == ClauseKind::information && !one.teach_back.understood.value_or(false)) {
      found = &one;
    }
  }
  if (found == nullptr) return sign();
  if (!found->teach_back.explained_at || roll(8) == 0) {
    context.author = room_.alliance.referent;
    command = InformationExplain{found->id};
  } else if (!found->teach_back.said_at || found->teach_back.understood) {
    context.author = room_.patient;
    command = TeachBackSay{found->id, "mes mots " + std::to_string(roll(9))};
  } else {
    context.author = room_.alliance.referent;
    command = TeachBackJudge{found->id, roll(3) != 0, ""};
  }
}

void RandomCommands::sign() {
  const auto* version = room_.alliance.negotiation();
  const bool ready = version && missing_to_sign(room_.alliance, *version).empty();
  if (!ready && roll(5) != 0) return answer();
  const auto asked = signers(room_.alliance);
  const auto who = asked[roll(asked.size())];
  if (roll(8) != 0) context.author = who;
  auto out = room_.signing(who);
  if (roll(12) == 0) out.statement.document += "x";
  command = out;
}

void RandomCommands::people() {
  switch (roll(9)) {
    case 0: command = ContractWithdraw{}; return;
    case 1: command = AllianceClose{roll(3) == 0 ? "fin" : ""}; return;
    case 2: command = ReferentHandOver{roll(2) == 0 ? room_.thomas : room_.claire}; return;
    case 3: {
      const auto* clause = any_clause();
      command = AccessOpen{room_.julie, clause ? clause->id.text() : "contract"};
      return;
    }
    case 4: command = AccessClose{room_.julie, "contract"}; return;
    case 5: command = PartyLeave{anyone()}; return;
    case 6: {
      const auto who = anyone();
      command = PartyKeyChange{who, {"sign-" + std::to_string(roll(4)), "box"}};
      return;
    }
    case 7:
      command = PartyInvite{room_.fresh<PartyId>(), static_cast<Role>(roll(5)), "Nour", ""};
      return;
    default: command = AccessOpen{room_.julie, "contract"}; return;
  }
}

void RandomCommands::choose() {
  const bool over = room_.alliance.negotiation() == nullptr && !room_.alliance.versions.empty();
  if (over && roll(6) != 0) {
    context.author = room_.patient;
    command = ContractAmend{};
    return;
  }
  switch (roll(16)) {
    case 0: return people();
    case 1:
    case 2:
    case 3: return propose();
    case 4:
    case 5:
    case 6:
    case 7: return teach();
    case 8:
    case 9:
    case 10: return sign();
    default: return answer();
  }
}

void RandomCommands::step(std::uint64_t seed) {
  state_ = seed;
  context = room_.context(anyone());
  if (roll(12) == 0) context.on_behalf_of = room_.patient;
  if (roll(10) == 0) context.seen -= std::min<std::uint64_t>(context.seen, roll(6));
  choose();
}

}  // namespace entente::core
