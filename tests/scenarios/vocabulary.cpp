#include "scenarios/vocabulary.hpp"

#include <array>

namespace entente::scenarios {

/// NAME: a first name. CLAUSE: a kind and, between quotes, what the clause is called (two groups).
/// TEXT: anything between quotes.
std::string Vocabulary::expand(const char* pattern) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> parts{
      {{"CLAUSE", "(le but|l'objectif|l'action|l'engagement|l'information|le cadre) \"([^\"]+)\""},
       {"TEXT", "\"([^\"]*)\""},
       {"NAME", "([^ ,:\"()]+)"}}};
  std::string out = pattern;
  for (const auto& [from, to] : parts) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
      out.replace(at, from.size(), to);
    }
  }
  return out;
}

Vocabulary::Sentence Vocabulary::act(const char* pattern, Say say) {
  return {std::regex(expand(pattern)), say};
}

Vocabulary::Sentence Vocabulary::check(const char* pattern, Say say) {
  return {std::regex(expand(pattern)), say};
}

bool Vocabulary::try_table(const std::vector<Sentence>& table, Stage& stage,
                           const std::string& text) {
  for (const auto& sentence : table) {
    Words words;
    if (!std::regex_match(text, words, sentence.pattern)) continue;
    sentence.say(stage, words);
    return true;
  }
  return false;
}

void Vocabulary::say(Stage& stage, const std::string& text) {
  // "Claire note que Marcel accepte …": Marcel is in the room, Claire records.
  static const std::regex aloud(expand("NAME note (?:que |qu')(NAME .*)"));
  Words words;
  if (std::regex_match(text, words, aloud)) {
    const std::string caregiver = words[1];
    const std::string said = words[2];
    const std::string subject = words[3];
    stage.behalf_ = stage.party(subject);
    say(stage, caregiver + said.substr(subject.size()));
    stage.behalf_.reset();
    return;
  }
  for (const auto* table : {&session_acts(), &session_checks(), &course_acts(),
                            &course_checks(), &clause_acts(), &acts(), &clause_checks(),
                            &checks()}) {
    if (try_table(*table, stage, text)) return;
  }
  stage.fail("unknown sentence: " + text);
}

const std::vector<Vocabulary::Sentence>& Vocabulary::acts() {
  static const std::vector<Sentence> table{
      act(R"(une alliance entre NAME \(([^)]+)\) et NAME \([^)]*référent[^)]*\))",
          [](Stage& s, const Words& w) { s.open(w[1], w[2], w[3]); }),
      act("tout le contrat est écrit et accepté",
          [](Stage& s, const Words&) { s.write_whole_contract(); }),
      act("un contrat en vigueur", [](Stage& s, const Words&) { s.bring_in_force(); }),
      act(R"(NAME invite NAME \(([^)]+)\))",
          [](Stage& s, const Words& w) { s.invite(w[1], w[2], w[3]); }),
      act("NAME rejoint l'alliance",
          [](Stage& s, const Words& w) {
            if (auto done = s.world_.join(w[1], s.party(w[1])); !done) s.refusal_ = done.error();
          }),
      act("NAME quitte l'alliance",
          [](Stage& s, const Words& w) { s.act(w[1], core::PartyLeave{s.party(w[1])}); }),
      act("NAME fait sortir NAME",
          [](Stage& s, const Words& w) { s.act(w[1], core::PartyLeave{s.party(w[2])}); }),
      act("NAME passe la main à NAME",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::ReferentHandOver{s.party(w[2])});
          }),
      act("NAME ouvre le contrat à NAME",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::AccessOpen{s.party(w[2]), "contract"});
          }),
      act("NAME ferme le contrat à NAME",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::AccessClose{s.party(w[2]), "contract"});
          }),
      act("NAME clôt l'alliance : TEXT",
          [](Stage& s, const Words& w) { s.act(w[1], core::AllianceClose{w[2]}); }),
      act("NAME signe", [](Stage& s, const Words& w) { s.sign(w[1]); }),
      act("NAME recueille la signature de NAME (à l'écran|sur papier|sans image)",
          [](Stage& s, const Words& w) { s.sign_for(w[1], w[2], w[3]); }),
      act("NAME ouvre une nouvelle version",
          [](Stage& s, const Words& w) { s.act(w[1], core::ContractAmend{}); }),
      act("NAME se retire du contrat",
          [](Stage& s, const Words& w) { s.act(w[1], core::ContractWithdraw{}); }),
      act("NAME garde son écran tel quel",
          [](Stage& s, const Words& w) { s.kept_screens_[w[1]] = s.see(w[1]).seq; }),
      act("NAME recharge son écran",
          [](Stage& s, const Words& w) { s.kept_screens_.erase(w[1]); }),
  };
  return table;
}

const std::vector<Vocabulary::Sentence>& Vocabulary::clause_acts() {
  static const std::vector<Sentence> table{
      act("NAME propose l'action TEXT pour CLAUSE(?:, faite (par le soignant|ensemble))?",
          [](Stage& s, const Words& w) {
            core::Action action;
            action.text = w[2];
            action.objective = s.clause_id(w[4]);
            if (w[5] == "par le soignant") action.who = core::Actor::caregiver;
            if (w[5] == "ensemble") action.who = core::Actor::together;
            s.propose(w[1], w[2], action);
          }),
      act("NAME propose le cadre TEXT sans date de revue",
          [](Stage& s, const Words& w) {
            auto body = s.body_of(w[1], "le cadre", w[2]);
            std::get<core::Frame>(body).review.reset();
            s.propose(w[1], w[2], body);
          }),
      act("NAME propose CLAUSE avec les mots TEXT",
          [](Stage& s, const Words& w) {
            auto body = s.body_of(w[1], w[2], w[3]);
            std::get<core::Objective>(body).patient_words = w[4];
            s.propose(w[1], w[3], body);
          }),
      act("NAME propose CLAUSE",
          [](Stage& s, const Words& w) {
            s.propose(w[1], w[3], s.body_of(w[1], w[2], w[3]));
          }),
      act("NAME propose de retirer CLAUSE",
          [](Stage& s, const Words& w) { s.remove(w[1], w[3]); }),
      act("NAME (?:reformule|contre-propose) CLAUSE en TEXT",
          [](Stage& s, const Words& w) { s.reword(w[1], w[3], w[4]); }),
      act("NAME reformule CLAUSE en TEXT avec les mots TEXT",
          [](Stage& s, const Words& w) { s.reword(w[1], w[3], w[4], w[5].str()); }),
      act("NAME accepte CLAUSE",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::ProposalAccept{s.pending(w[3]), ""});
          }),
      act("NAME refuse CLAUSE : TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::ProposalDecline{s.pending(w[3]), w[4]});
          }),
      act("NAME reprend sa proposition sur CLAUSE",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::ProposalWithdraw{s.pending(w[3])});
          }),
      act("NAME explique CLAUSE",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::InformationExplain{s.clause_id(w[3])});
          }),
      act("NAME redit CLAUSE : TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::TeachBackSay{s.clause_id(w[3]), w[4]});
          }),
      act("NAME juge que CLAUSE est comprise",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::TeachBackJudge{s.clause_id(w[3]), true, ""});
          }),
      act("NAME juge que CLAUSE est à revoir : TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::TeachBackJudge{s.clause_id(w[3]), false, w[4]});
          }),
      act("NAME ouvre CLAUSE à NAME",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::AccessOpen{s.party(w[4]), s.clause_id(w[3]).text()});
          }),
      act("NAME ferme CLAUSE à NAME",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::AccessClose{s.party(w[4]), s.clause_id(w[3]).text()});
          }),
  };
  return table;
}

}  // namespace entente::scenarios
