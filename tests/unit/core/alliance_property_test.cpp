// Whatever people send, in whatever order, the alliance is never in an impossible state.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "core/limits.hpp"
#include "unit/core/random_commands.hpp"

namespace entente::core {

namespace {

std::string digest_of_result(const Result<std::vector<Event>>& result) {
  if (result) return digest_of(*result);
  std::string out = result.error().key;
  for (const auto& one : result.error().problems) out += one.key;
  return out;
}

/// What the document would be today, whatever was signed.
std::string document_now(const Alliance& alliance, Version version) {
  version.signed_as.clear();
  return digest_of(document(alliance, version));
}

void check_clause(const Clause& clause) {
  const std::set<Side> agreed(clause.agreed.begin(), clause.agreed.end());
  RC_ASSERT(agreed.size() == clause.agreed.size());
  RC_ASSERT(!clause.body || agreed.size() == 2U);
  RC_ASSERT(clause.body || agreed.empty());
  if (clause.body) RC_ASSERT(kind_of(*clause.body) == clause.kind);
  if (!clause.pending) return;
  RC_ASSERT(clause.pending->agreed.size() <= 1U);  // by both: it would be the wording
  if (clause.pending->body) RC_ASSERT(kind_of(*clause.pending->body) == clause.kind);
  else RC_ASSERT(clause.in_contract());
}

void check_version(const Alliance& alliance, const Version& version) {
  std::size_t alive = 0, aims = 0, frames = 0;
  for (const auto& clause : version.clauses) {
    check_clause(clause);
    if (!clause.alive()) continue;
    ++alive;
    aims += clause.kind == ClauseKind::aim;
    frames += clause.kind == ClauseKind::frame;
  }
  RC_ASSERT(alive <= limits::clauses);
  RC_ASSERT(aims <= 1U);
  RC_ASSERT(frames <= 1U);
  std::set<PartyId> signed_by;
  for (const auto& one : version.signatures) {
    RC_ASSERT(signed_by.insert(one.statement.party).second);
    RC_ASSERT(one.statement.document == version.document);
    RC_ASSERT(one.statement.version == version.number);
  }
  // Rule 2, both ways: what is signed is what stands, now and (once in force) for ever.
  if (version.signatures.empty()) {
    RC_ASSERT(version.document.empty());
  } else {
    RC_ASSERT(digest_of(document(alliance, version)) == version.document);
    if (version.status == VersionStatus::negotiation) {
      RC_ASSERT(document_now(alliance, version) == version.document);
    }
  }
  if (version.in_force_at) {
    RC_ASSERT(signed_by.contains(alliance.patient));
    RC_ASSERT(signed_by.size() == (alliance.needs_representative ? 3U : 2U));
  }
}

void check_alliance(const Alliance& alliance) {
  std::size_t in_force = 0, negotiation = 0;
  int number = 0;
  for (const auto& version : alliance.versions) {
    RC_ASSERT(version.number == ++number);
    in_force += version.status == VersionStatus::in_force;
    negotiation += version.status == VersionStatus::negotiation;
    RC_ASSERT(version.changed <= alliance.seq);
    check_version(alliance, version);
  }
  RC_ASSERT(in_force <= 1U);
  RC_ASSERT(negotiation <= 1U);
  if (alliance.status != AllianceStatus::open) RC_ASSERT(negotiation == 0U);
  if (alliance.status == AllianceStatus::withdrawn) RC_ASSERT(in_force == 0U);
  // Rule 5: always a referent, who is here.
  const auto* referent = alliance.party(alliance.referent);
  RC_ASSERT(referent != nullptr && referent->role == Role::caregiver);
  RC_ASSERT(referent->status == PartyStatus::joined);
}

/// Rule 11: nothing that was not opened, and nothing of the negotiation.
void check_relative(Room& room) {
  if (room.alliance.party(room.julie)->status != PartyStatus::joined) return;
  const auto viewer = room.viewer(room.julie);
  const auto view = room.view(room.julie);
  for (const auto* version : {&view.in_force, &view.negotiation}) {
    if (!*version) continue;
    for (const auto& clause : (*version)->clauses) {
      RC_ASSERT(access_clause(room.alliance, viewer, clause.id));
      RC_ASSERT(!clause.pending && clause.in_contract());
    }
  }
  RC_ASSERT(view.missing.empty() && view.alerts.empty());
  for (const auto& party : view.parties) {
    RC_ASSERT(party.id == room.julie || !party.account.has_value());
  }
}

/// The screens show no button that would be refused.
void check_can(Room& room, PartyId who) {
  const auto can = room.view(who).can;
  const auto context = room.context(who);
  const auto possible = [&](const Command& command) {
    return decide(room.alliance, command, context).has_value();
  };
  RC_ASSERT(can.withdraw == possible(ContractWithdraw{}));
  RC_ASSERT(can.amend == possible(ContractAmend{}));
  RC_ASSERT(can.close == possible(AllianceClose{"fin"}));
  RC_ASSERT(can.sign == possible(room.signing(who)));
  const auto id = room.fresh<ClauseId>();
  RC_ASSERT(can.propose == possible(ClausePropose{id, room.fresh<ProposalId>(),
                                                  Commitment{"a", Side::patient}, "", {}}));
}

void check_closed(Room& room) {
  if (room.alliance.status != AllianceStatus::closed) return;
  const auto context = room.context(room.patient);
  for (const Command& command :
       {Command{ContractWithdraw{}}, Command{ContractAmend{}}, Command{AllianceClose{"fin"}},
        Command{AccessOpen{room.julie, "contract"}}, Command{ReferentHandOver{room.thomas}}}) {
    const auto refused = decide(room.alliance, command, context);
    RC_ASSERT(!refused && refused.error().key == "alliance.closed");
  }
}

/// One act: the same decision twice; a version comes into force only when nothing was missing.
bool act(Room& room, RandomCommands& random, std::uint64_t seed) {
  random.step(seed);
  const auto first = decide(room.alliance, random.command, random.context);
  const auto again = decide(room.alliance, random.command, random.context);
  RC_ASSERT(digest_of_result(first) == digest_of_result(again));
  if (!first) {
    RC_ASSERT(first.error().category != Category::fault && !first.error().key.empty());
    return false;
  }
  const bool in_force = std::any_of(first->begin(), first->end(), [](const Event& one) {
    return std::holds_alternative<ContractInForce>(one);
  });
  const auto before = room.alliance;
  if (in_force) RC_ASSERT(missing_to_sign(before, *before.negotiation()).empty());
  RC_ASSERT(room.act(random.context, random.command).has_value());
  RC_ASSERT(room.alliance.seq == before.seq + first->size());
  return true;
}

struct Reached {
  std::size_t sequences = 0, acts = 0, accepted = 0, in_force = 0, amended = 0, withdrawn = 0,
              closed = 0;
};

void run(Room& room, const std::vector<std::uint64_t>& seeds, Reached& reached) {
  RandomCommands random(room);
  for (const auto seed : seeds) {
    ++reached.acts;
    reached.accepted += act(room, random, seed);
    check_alliance(room.alliance);
    if (room.alliance.status == AllianceStatus::closed) break;
  }
  check_relative(room);
  check_closed(room);
  check_can(room, room.patient);
  check_can(room, room.alliance.referent);
  RC_ASSERT(digest_of(fold(room.stream)) == digest_of(room.alliance));
  const auto& versions = room.alliance.versions;
  if (!versions.empty()) {
    for (const auto& clause : versions.back().clauses) {
      const auto all = rounds(room.stream, clause.id);
      RC_ASSERT(all.size() == static_cast<std::size_t>(clause.rounds));
      RC_ASSERT(clause.pending.has_value() ==
                (!all.empty() && all.back().outcome == RoundOutcome::pending));
    }
  }
  ++reached.sequences;
  reached.amended += versions.size() > 1;
  reached.withdrawn += room.alliance.status == AllianceStatus::withdrawn;
  reached.closed += room.alliance.status == AllianceStatus::closed;
  reached.in_force += std::any_of(versions.begin(), versions.end(),
                                  [](const Version& one) { return one.in_force_at.has_value(); });
}

TEST(Alliance, is_never_in_an_impossible_state) {
  Reached reached;
  EXPECT_TRUE(rc::check("random commands", [&] {
    const bool minor = *rc::gen::arbitrary<bool>();
    const int start = *rc::gen::inRange(0, 3);  // nothing yet, all agreed, in force
    const auto seeds = *rc::gen::scale(
        0.8, rc::gen::container<std::vector<std::uint64_t>>(rc::gen::arbitrary<std::uint64_t>()));
    // Numbers near zero and shrinking give fewer, not different, acts: each seed stands alone.
    for (std::uint64_t variant = 0; variant < 12; ++variant) {
      Room room(minor ? Room::Kind::minor : Room::Kind::adult);
      if (start == 1) room.write_contract();
      if (start == 2) room.bring_in_force();
      auto mixed = seeds;
      for (auto& one : mixed) one = one * 31 + variant * 1'000'003;
      run(room, mixed, reached);
    }
  }));
  // A generator that only ever gets refusals, or never gets anywhere, would prove nothing.
  EXPECT_GE(reached.sequences, 1000U);
  EXPECT_GT(reached.accepted * 2, reached.acts);
  EXPECT_GT(reached.in_force, 30U);  // the seed decides: 87 was seen
  EXPECT_GT(reached.amended, 15U);
  EXPECT_GT(reached.withdrawn, 0U);
  EXPECT_GT(reached.closed, 0U);
  RecordProperty("sequences", static_cast<int>(reached.sequences));
  RecordProperty("acts", static_cast<int>(reached.acts));
}

}  // namespace

}  // namespace entente::core
