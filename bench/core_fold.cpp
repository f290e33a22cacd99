// Folding the stream of an alliance: what a cold read of one costs. Target: 300 events in 100 µs.
#include <benchmark/benchmark.h>

#include "core/access/access.hpp"
#include "core/alliance/alliance.hpp"

namespace entente::core {

namespace {

template <class IdType>
IdType id_of(std::uint64_t number) {
  IdType out;
  for (std::size_t i = 0; i < 8; ++i) {
    out.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  return out;
}

const auto patient = id_of<PartyId>(1);
const auto referent = id_of<PartyId>(2);

/// A stream as years of work make it: 25 clauses with texts of a plausible length, reworded,
/// refused and agreed again, signed, amended.
class Story {
 public:
  explicit Story(std::size_t events) {
    add(referent, AllianceOpened{id_of<AllianceId>(9), id_of<UnitId>(8), patient, "Lucie Darbon",
                                 false, referent, "Claire Morvan", id_of<AccountId>(2),
                                 {std::string(43, 's'), std::string(43, 'b')}});
    add(patient, PartyJoined{patient, id_of<AccountId>(1), "Lucie Darbon",
                             {std::string(43, 's'), std::string(43, 'b')}});
    for (std::uint64_t round = 0; stream.size() < events; ++round) {
      const auto clause = id_of<ClauseId>(100 + round % 25);
      const auto proposal = id_of<ProposalId>(1000 + round);
      add(referent, ClauseProposed{clause, proposal, body(round % 25, round),
                                   "Pour que ce soit plus simple à tenir.", {}, false});
      if (round % 5 == 4) {
        add(patient, ProposalDeclined{proposal, clause, "Pas encore, c'est trop tôt.", false});
      } else {
        add(patient, ProposalAccepted{proposal, clause, "", false});
      }
      if (round == 60) sign();
    }
    stream.resize(events);
  }

  std::vector<Recorded> stream;

 private:
  static ClauseBody body(std::uint64_t clause, std::uint64_t round) {
    const auto text = "Je note ma glycémie trois fois par jour dans le carnet, fois " +
                      std::to_string(round);
    if (clause == 0) return Aim{text};
    if (clause < 6) {
      Objective out;
      out.patient_words = "Garder mes petits-enfants le mercredi sans avoir peur.";
      out.text = text;
      out.scale.fill("Je les garde chaque mercredi, toute seule.");
      return out;
    }
    if (clause < 16) {
      Action out;
      out.text = text;
      out.how_often = "trois fois par jour, avant les repas";
      out.objective = id_of<ClauseId>(100 + 1 + clause % 5);
      return out;
    }
    return Commitment{text, clause % 2 ? Side::patient : Side::caregiver};
  }

  void sign() {
    for (const auto party : {patient, referent}) {
      Signature signature;
      signature.statement.document = std::string(43, 'd');
      signature.statement.party = party;
      signature.signature = std::string(86, 'x');
      add(party, ContractSigned{signature});
    }
    add(referent, ContractInForce{1});
    add(patient, ContractAmended{2, false});
  }

  void add(PartyId author, Event event) {
    const std::uint64_t seq = stream.size() + 1;
    stream.push_back({seq, {static_cast<std::int64_t>(seq)}, author, std::move(event)});
  }
};

void fold_stream(benchmark::State& state) {
  const Story story(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    auto alliance = fold(story.stream);
    benchmark::DoNotOptimize(alliance);
  }
}
BENCHMARK(fold_stream)->Arg(30)->Arg(300)->Unit(benchmark::kMicrosecond);

const Outlook outlook{base::start_of(Date{20000}), {}};

void view_of_folded(benchmark::State& state) {
  const auto alliance = fold(Story(300).stream);
  for (auto _ : state) {
    auto view = view_for(alliance, {patient, Role::patient, false}, outlook);
    benchmark::DoNotOptimize(view);
  }
}
BENCHMARK(view_of_folded)->Unit(benchmark::kMicrosecond);

void line_of_folded(benchmark::State& state) {
  const auto alliance = fold(Story(300).stream);
  for (auto _ : state) {
    auto line = line_for(alliance, {patient, Role::patient, false}, outlook);
    benchmark::DoNotOptimize(line);
  }
}
BENCHMARK(line_of_folded)->Unit(benchmark::kMicrosecond);

void decide_one(benchmark::State& state) {
  const auto alliance = fold(Story(300).stream);
  Context context;
  context.author = patient;
  context.seen = alliance.seq;
  const ClausePropose command{id_of<ClauseId>(9999), id_of<ProposalId>(99999),
                              Commitment{"Prévenir quand je m'absente.", Side::patient}, "", {}};
  if (!decide(alliance, command, context)) return state.SkipWithError("refused");
  for (auto _ : state) {
    auto events = decide(alliance, command, context);
    benchmark::DoNotOptimize(events);
  }
}
BENCHMARK(decide_one)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace entente::core

BENCHMARK_MAIN();
