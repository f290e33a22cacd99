#include "core/access/access.hpp"

namespace entente::core {

namespace {

/// Follows one clause through a stream: each proposal about it opens a round.
class History {
 public:
  explicit History(ClauseId clause) : clause_(clause) {}

  void step(const Recorded& recorded) {
    evolve(alliance_, recorded);
    std::visit([&](const auto& event) { note(recorded, event); }, recorded.event);
  }

  std::vector<Round> take() { return std::move(rounds_); }

 private:
  template <class Other>
  void note(const Recorded&, const Other&) {}

  void note(const Recorded& recorded, const ClauseProposed& event) {
    if (event.clause != clause_) return;
    const auto who = speaker(recorded, event.in_person);
    end(recorded, RoundOutcome::countered, who, event.message, false);
    Round round;
    const auto* clause = alliance_.latest(clause_);
    if (clause && clause->pending) round.proposal = *clause->pending;
    round.in_person = event.in_person;
    rounds_.push_back(std::move(round));
  }

  void note(const Recorded& recorded, const ProposalAccepted& event) {
    if (event.clause != clause_ || rounds_.empty()) return;
    const auto who = speaker(recorded, event.in_person);
    if (const auto side = alliance_.side_of(who)) rounds_.back().proposal.agreed.push_back(*side);
    const auto* clause = alliance_.latest(clause_);
    if (clause && clause->pending) {  // one side of two: the round goes on
      rounds_.back().in_person |= event.in_person;
      return;
    }
    end(recorded, RoundOutcome::accepted, who, event.message, event.in_person);
  }

  void note(const Recorded& recorded, const ProposalDeclined& event) {
    if (event.clause != clause_) return;
    end(recorded, RoundOutcome::declined, speaker(recorded, event.in_person), event.reason,
        event.in_person);
  }

  void note(const Recorded& recorded, const ProposalWithdrawn& event) {
    if (event.clause != clause_) return;
    end(recorded, RoundOutcome::withdrawn, speaker(recorded, event.in_person), "",
        event.in_person);
  }

  /// Whoever ends the negotiation ends what was waiting in it.
  void note(const Recorded& recorded, const ContractWithdrawn& event) {
    end(recorded, RoundOutcome::withdrawn, alliance_.patient, "", event.in_person);
  }

  void note(const Recorded& recorded, const AllianceClosed& event) {
    end(recorded, RoundOutcome::withdrawn, speaker(recorded, event.in_person), "",
        event.in_person);
  }

  PartyId speaker(const Recorded& recorded, bool in_person) const {
    return in_person ? alliance_.patient : recorded.author;
  }

  void end(const Recorded& recorded, RoundOutcome outcome, PartyId who, std::string reason,
           bool in_person) {
    if (rounds_.empty() || rounds_.back().outcome != RoundOutcome::pending) return;
    auto& round = rounds_.back();
    round.outcome = outcome;
    round.ended_by = who;
    round.ended_at = recorded.at;
    round.reason = std::move(reason);
    round.in_person |= in_person;
  }

  ClauseId clause_;
  Alliance alliance_;
  std::vector<Round> rounds_;
};

}  // namespace

std::vector<Round> rounds(const std::vector<Recorded>& events, ClauseId clause) {
  History history(clause);
  for (const auto& recorded : events) history.step(recorded);
  return history.take();
}

}  // namespace entente::core
