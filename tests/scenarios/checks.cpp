// What a scenario may observe.
#include <algorithm>
#include <map>
#include <set>

#include "scenarios/scenario.hpp"
#include "scenarios/vocabulary.hpp"

namespace entente::scenarios {

namespace {

/// "aim, review" of contract.missing.aim and contract.missing.review.
std::set<std::string> names(const std::vector<Problem>& problems) {
  std::set<std::string> out;
  for (const auto& one : problems) out.insert(one.key.substr(one.key.rfind('.') + 1));
  return out;
}

std::set<std::string> names(const std::string& list) {
  std::set<std::string> out;
  static const std::regex word("[a-z_]+");
  for (std::sregex_iterator at(list.begin(), list.end(), word), end; at != end; ++at) {
    out.insert(at->str());
  }
  return out;
}

std::string listed(const std::set<std::string>& names) {
  std::string out;
  for (const auto& one : names) out += (out.empty() ? "" : ", ") + one;
  return out;
}

std::string wording(const core::Clause& clause) {
  if (!clause.body) return {};
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.rhythm; }) return one.rhythm;
        else return one.text;
      },
      *clause.body);
}

const std::map<std::string, core::VersionStatus> version_words{
    {"en discussion", core::VersionStatus::negotiation},
    {"en vigueur", core::VersionStatus::in_force},
    {"remplacée", core::VersionStatus::superseded},
    {"quittée", core::VersionStatus::withdrawn},
    {"abandonnée", core::VersionStatus::abandoned}};

bool holds(const core::Clause& clause, const std::string& state) {
  if (state == "en accord") return clause.in_contract() && !clause.pending;
  if (state == "en discussion") return clause.pending.has_value();
  if (state == "sans accord") return !clause.body && !clause.pending;
  if (state == "hors du contrat") return clause.removed;
  const auto& teach_back = clause.teach_back;
  if (state == "comprise") return teach_back.understood.value_or(false);
  return !teach_back.explained_at && !teach_back.understood;  // à expliquer
}

bool allowed(const core::Can& can, const std::string& verb) {
  const std::map<std::string, bool> all{
      {"proposer", can.propose},       {"signer", can.sign},
      {"expliquer", can.explain},      {"redire", can.say_back},
      {"recueillir une signature", can.sign_for},
      {"ouvrir une nouvelle version", can.amend},
      {"se retirer", can.withdraw},    {"inviter un proche", can.invite_relative},
      {"inviter un soignant", can.invite_party},
      {"passer la main", can.hand_over}, {"clore", can.close}};
  const auto at = all.find(verb);
  return at != all.end() && at->second;
}

std::size_t visible(const core::AllianceView& view, ClauseId id) {
  std::size_t count = 0;
  for (const auto* version : {&view.in_force, &view.negotiation}) {
    if (!*version) continue;
    for (const auto& clause : (*version)->clauses) count += clause.id == id;
  }
  return count;
}

}  // namespace

const std::vector<Vocabulary::Sentence>& Vocabulary::checks() {
  static const std::vector<Sentence> table{
      check("c'est refusé : ([a-z_.]+)",
            [](Stage& s, const Words& w) {
              if (!s.refusal_) return s.fail("it was accepted");
              if (s.refusal_->key != w[1]) s.fail(s.unexpected());
              if (!s.refusal_->problems.empty()) return;
              s.refusal_.reset();
            }),
      check("il manque : ([a-z_, ]+)",
            [](Stage& s, const Words& w) {
              if (!s.refusal_) return s.fail("nothing was refused");
              const auto found = names(s.refusal_->problems);
              if (found != names(w[1].str())) s.fail("missing: " + listed(found));
              s.refusal_.reset();
            }),
      check("il manque encore : ([a-z_, ]+)",
            [](Stage& s, const Words& w) {
              const auto found = names(s.see().missing);
              if (found != names(w[1].str())) s.fail("missing: " + listed(found));
            }),
      check("rien ne manque pour signer",
            [](Stage& s, const Words&) {
              const auto found = names(s.see().missing);
              if (!found.empty()) s.fail("missing: " + listed(found));
            }),
      check("la version ([0-9]+) est (.+)",
            [](Stage& s, const Words& w) {
              const auto wanted = version_words.find(w[2]);
              for (const auto& one : s.see().versions) {
                if (std::to_string(one.number) != w[1]) continue;
                if (wanted == version_words.end() || one.status != wanted->second) {
                  s.fail("its status is " + std::to_string(static_cast<int>(one.status)));
                }
                return;
              }
              s.fail("there is no such version");
            }),
      check("aucun contrat n'est en vigueur",
            [](Stage& s, const Words&) {
              if (s.see().in_force) s.fail("one is in force");
            }),
      check("la version ([0-9]+) compte ([0-9]+) signatures?",
            [](Stage& s, const Words& w) {
              const auto version = s.version(std::stoi(w[1]));
              if (!version) return s.fail("there is no such version");
              const auto count = std::to_string(version->signatures.size());
              if (count != w[2]) s.fail(count + " signatures");
            }),
      check("la signature de NAME sur la version ([0-9]+) est attestée par NAME",
            [](Stage& s, const Words& w) {
              const auto version = s.version(std::stoi(w[2]));
              if (!version) return s.fail("there is no such version");
              for (const auto& one : version->signatures) {
                const auto& statement = one.statement;
                if (statement.party != s.party(w[1])) continue;
                const bool attested = statement.mode != core::SignatureMode::own_device &&
                                      statement.attested_by == s.party(w[3]);
                if (!attested) s.fail("it is not");
                return;
              }
              s.fail("there is no such signature");
            }),
      check("l'alliance est (ouverte|quittée|close)",
            [](Stage& s, const Words& w) {
              const auto status = s.see().status;
              const auto wanted = w[1] == "ouverte"   ? core::AllianceStatus::open
                                  : w[1] == "quittée" ? core::AllianceStatus::withdrawn
                                                      : core::AllianceStatus::closed;
              if (status != wanted) s.fail("status " + std::to_string(static_cast<int>(status)));
            }),
      check("aucun signal n'est donné",
            [](Stage& s, const Words&) {
              if (!s.see().alerts.empty()) s.fail("there is one");
            }),
      check("NAME (peut|ne peut pas) ([^\"]+)",
            [](Stage& s, const Words& w) {
              if (allowed(s.see(w[1]).can, w[3]) != (w[2] == "peut")) s.fail("it is otherwise");
            }),
      check("NAME voit ([0-9]+) clauses?",
            [](Stage& s, const Words& w) {
              const auto view = s.see(w[1]);
              std::size_t count = 0;
              if (view.in_force) count += view.in_force->clauses.size();
              if (view.negotiation) count += view.negotiation->clauses.size();
              if (std::to_string(count) != w[2]) s.fail(std::to_string(count) + " are seen");
            }),
      check("pour NAME l'alliance n'existe pas",
            [](Stage& s, const Words& w) {
              const auto view = s.world_.look(w[1]);
              if (view || view.error().key != "alliance.unknown") s.fail("it does");
            }),
      check("le référent est NAME",
            [](Stage& s, const Words& w) {
              if (s.see().referent != s.party(w[1])) s.fail("it is somebody else");
            }),
  };
  return table;
}

const std::vector<Vocabulary::Sentence>& Vocabulary::clause_checks() {
  static const std::vector<Sentence> table{
      check("CLAUSE est (en accord|en discussion|sans accord|hors du contrat|comprise|"
            "à expliquer)",
            [](Stage& s, const Words& w) {
              const auto clause = s.clause(w[2]);
              if (!clause) return s.fail("there is no such clause");
              if (!holds(*clause, w[3])) s.fail("it is otherwise");
            }),
      check("CLAUSE se lit TEXT",
            [](Stage& s, const Words& w) {
              const auto clause = s.clause(w[2]);
              if (!clause) return s.fail("there is no such clause");
              if (wording(*clause) != w[3]) s.fail("it reads \"" + wording(*clause) + "\"");
            }),
      check("CLAUSE garde les mots TEXT",
            [](Stage& s, const Words& w) {
              const auto clause = s.clause(w[2]);
              if (!clause || !clause->body) return s.fail("there is no such wording");
              const auto& words = std::get<core::Objective>(*clause->body).patient_words;
              if (words != w[3]) s.fail("the words are \"" + words + "\"");
            }),
      check("CLAUSE a été (?:proposée?|proposé) ([0-9]+) fois",
            [](Stage& s, const Words& w) {
              const auto clause = s.clause(w[2]);
              if (!clause) return s.fail("there is no such clause");
              const auto count = std::to_string(clause->rounds);
              if (count != w[3]) s.fail(count + " times");
            }),
      check("un signal dit que CLAUSE est bloqué",
            [](Stage& s, const Words& w) {
              const auto id = s.clause_id(w[2]);
              const auto all = s.see().alerts;
              const bool told = std::any_of(all.begin(), all.end(), [&](const core::Alert& one) {
                return one.kind == core::AlertKind::clause_stuck && one.clause == id;
              });
              if (!told) s.fail("there is no such alert");
            }),
      check("NAME (voit|ne voit pas) CLAUSE",
            [](Stage& s, const Words& w) {
              const bool seen = visible(s.see(w[1]), s.clause_id(w[4])) > 0;
              if (seen != (w[2] == "voit")) s.fail("it is otherwise");
            }),
  };
  return table;
}

std::string play(const Scenario& scenario, World& world) {
  Stage stage(world);
  for (const auto& step : scenario.steps) {
    const bool of_refusal =
        step.text.starts_with("c'est refusé") || step.text.starts_with("il manque :");
    if (const auto refused = stage.unexpected(); !refused.empty() && !of_refusal) {
      return "before line " + std::to_string(step.line) + ": " + refused;
    }
    auto failure = stage.step(step.text);
    if (!failure.empty()) {
      return "line " + std::to_string(step.line) + ": " + step.text + "\n  " + failure;
    }
  }
  const auto left = stage.unexpected();
  return left.empty() ? left : scenario.title + ": at the end, " + left;
}

}  // namespace entente::scenarios
