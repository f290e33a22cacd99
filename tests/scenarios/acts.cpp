// What people do in a scenario, as commands.
#include "scenarios/stage.hpp"

namespace entente::scenarios {

namespace {

core::Role role_of(const std::string& word) {
  if (word.starts_with("infirmi") || word.starts_with("soignant")) return core::Role::caregiver;
  if (word.starts_with("représentant")) return core::Role::representative;
  return core::Role::relative;
}

core::Frame frame_of(const std::string& rhythm, Date today) {
  core::Frame frame;
  frame.rhythm = rhythm;
  frame.place = "au cabinet";
  frame.confidentiality = "dans l'équipe";
  frame.reach = "par téléphone";
  frame.review = Date{today.days + 60};
  return frame;
}

}  // namespace

void Stage::open(const std::string& patient, const std::string& kind,
                 const std::string& referent) {
  core::AllianceOpen opening;
  opening.alliance = fresh<AllianceId>();
  opening.unit = fresh<UnitId>();
  opening.patient = fresh<PartyId>();
  opening.patient_name = patient;
  opening.needs_representative = kind.find("mineur") != std::string::npos;
  opening.referent = fresh<PartyId>();
  patient_ = patient;
  referent_ = referent;
  parties_ = {{patient, opening.patient}, {referent, opening.referent}};
  roles_ = {{patient, core::Role::patient}, {referent, core::Role::caregiver}};
  if (auto done = world_.open(referent, opening); !done) return fail(done.error().key);
  if (kind.find("sans appareil") != std::string::npos) return;
  if (auto done = world_.join(patient, opening.patient); !done) fail(done.error().key);
}

void Stage::invite(const std::string& who, const std::string& name, const std::string& as) {
  const auto id = fresh<PartyId>();
  const auto role = role_of(as);
  parties_[name] = id;
  roles_[name] = role;
  const bool relative = role == core::Role::relative;
  act(who, core::PartyInvite{id, role, name, relative ? as : ""});
}

void Stage::propose(const std::string& who, const std::string& name, core::ClauseBody body) {
  if (!clauses_.contains(name)) clauses_[name] = fresh<ClauseId>();
  act(who, core::ClausePropose{clauses_[name], fresh<ProposalId>(), std::move(body), "", {}});
}

void Stage::reword(const std::string& who, const std::string& name, const std::string& text,
                   std::optional<std::string> patient_words) {
  const auto found = clause(name);
  if (!found) return fail("no clause is called \"" + name + "\"");
  const auto& before = found->pending && found->pending->body ? found->pending->body : found->body;
  if (!before) return fail("\"" + name + "\" has no wording");
  auto body = *before;
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.rhythm; }) one.rhythm = text;
        else one.text = text;
      },
      body);
  auto* objective = std::get_if<core::Objective>(&body);
  if (objective && patient_words) objective->patient_words = *patient_words;
  core::ClausePropose command{found->id, fresh<ProposalId>(), std::move(body), "", {}};
  if (found->pending) command.answers = found->pending->id;
  clauses_[text] = found->id;
  act(who, std::move(command));
}

void Stage::remove(const std::string& who, const std::string& name) {
  act(who, core::ClausePropose{clause_id(name), fresh<ProposalId>(), {}, "", {}});
}

core::ClauseBody Stage::body_of(const std::string& who, const std::string& kind,
                                const std::string& text) {
  const bool caregiver = roles_[who] == core::Role::caregiver && !behalf_;
  if (kind == "le but") return core::Aim{text};
  if (kind == "l'objectif") {
    core::Objective objective;
    objective.text = text;
    if (roles_[who] == core::Role::patient || behalf_) objective.patient_words = text;
    return objective;
  }
  if (kind == "l'engagement") {
    return core::Commitment{text, caregiver ? core::Side::caregiver : core::Side::patient};
  }
  if (kind == "l'information") {
    return core::Information{text, "En mots simples.", core::Topic::treatment};
  }
  return frame_of(text, world_.today());
}

/// The smallest contract that rule 1 lets through, and one information.
void Stage::write_whole_contract() {
  const auto agree = [&](const std::string& by, const std::string& name, core::ClauseBody body) {
    propose(by, name, std::move(body));
    const auto other = by == patient_ ? referent_ : patient_;
    const auto answer = core::ProposalAccept{pending(name), ""};
    const bool on_paper = !world_.look(patient_).has_value();
    if (other == patient_ && on_paper) {
      behalf_ = party(patient_);
      act(referent_, answer);
      behalf_.reset();
    } else {
      act(other, answer);
    }
  };
  agree(referent_, "le but", core::Aim{"Vivre mieux avec la maladie"});
  agree(referent_, "dormir", body_of(referent_, "l'objectif", "Dormir six heures"));
  core::Action action;
  action.text = "Éteindre l'écran à dix heures";
  action.objective = clause_id("dormir");
  agree(referent_, "écran", action);
  agree(referent_, "prévenir", body_of(referent_, "l'engagement", "Prévenir si je m'absente"));
  agree(referent_, "cadre", body_of(referent_, "le cadre", "chaque mardi"));
  agree(referent_, "somnifères", body_of(referent_, "l'information", "Les somnifères"));
  const auto id = clause_id("somnifères");
  act(referent_, core::InformationExplain{id});
  const bool own_device = world_.look(patient_).has_value();
  if (!own_device) behalf_ = party(patient_);
  act(own_device ? patient_ : referent_, core::TeachBackSay{id, "Pas longtemps."});
  behalf_.reset();
  act(referent_, core::TeachBackJudge{id, true, ""});
}

void Stage::bring_in_force() {
  write_whole_contract();
  sign(patient_);
  sign(referent_);
}

}  // namespace entente::scenarios
