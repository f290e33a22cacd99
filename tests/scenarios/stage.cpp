#include "scenarios/stage.hpp"

#include <algorithm>

#include "scenarios/vocabulary.hpp"

namespace entente::scenarios {

std::string Stage::step(const std::string& text) {
  failure_.clear();
  Vocabulary::say(*this, text);
  return failure_;
}

std::string Stage::unexpected() const {
  if (!refusal_) return {};
  std::string out = "refused: " + refusal_->key;
  for (const auto& arg : refusal_->args) out += " " + arg.name + "=" + arg.value;
  for (const auto& problem : refusal_->problems) out += " " + problem.key;
  return out;
}

void Stage::act(const std::string& who, core::Command command) {
  if (refusal_) return fail(unexpected());
  Deed deed{who, std::move(command), 0, behalf_};
  const auto kept = kept_screens_.find(who);
  if (kept != kept_screens_.end()) {
    deed.seen = kept->second;
  } else if (const auto view = world_.look(who)) {
    deed.seen = view->seq;
  }
  if (auto done = world_.act(deed); !done) refusal_ = done.error();
}

void Stage::sign(const std::string& who) {
  const auto view = see();
  core::ContractSign command;
  auto& statement = command.statement;
  statement.format = "entente-signature/1";
  statement.alliance = view.id;
  statement.version = view.negotiation ? view.negotiation->number : 0;
  statement.party = party(who);
  act(who, command);
}

void Stage::sign_for(const std::string& caregiver, const std::string& signer,
                     const std::string& how) {
  const auto view = see();
  core::ContractSign command;
  auto& statement = command.statement;
  statement.format = "entente-signature/1";
  statement.alliance = view.id;
  statement.version = view.negotiation ? view.negotiation->number : 0;
  statement.party = party(signer);
  statement.attested_by = party(caregiver);
  statement.read_aloud = true;
  statement.mode = how == "sur papier" ? core::SignatureMode::paper
                                       : core::SignatureMode::in_person;
  if (how != "sans image") {
    statement.attachment = fresh<AttachmentId>();
    act(caregiver, core::AttachmentAdd{*statement.attachment, "image/png", "", 0});
    if (refusal_) return;
  }
  act(caregiver, command);
}

core::AllianceView Stage::see(const std::string& who) {
  auto view = world_.look(who);
  if (view) return *view;
  fail(who + " sees no alliance: " + view.error().key);
  return {};
}

std::optional<core::Clause> Stage::clause(const std::string& name) {
  const auto view = see();
  const auto known = clauses_.find(name);
  for (const auto* version : {&view.negotiation, &view.in_force}) {
    if (!*version || known == clauses_.end()) continue;
    if (const auto* found = (*version)->clause(known->second)) return *found;
  }
  return std::nullopt;
}

ClauseId Stage::clause_id(const std::string& name) {
  const auto known = clauses_.find(name);
  if (known != clauses_.end()) return known->second;
  fail("no clause is called \"" + name + "\"");
  return {};
}

ProposalId Stage::pending(const std::string& name) {
  const auto found = clause(name);
  if (found && found->pending) return found->pending->id;
  fail("nothing is proposed about \"" + name + "\"");
  return {};
}

PartyId Stage::party(const std::string& name) {
  const auto known = parties_.find(name);
  if (known != parties_.end()) return known->second;
  fail("nobody is called " + name);
  return {};
}

std::optional<core::Version> Stage::version(int number) {
  const auto view = see();
  for (const auto* one : {&view.in_force, &view.negotiation}) {
    if (*one && (*one)->number == number) return **one;
  }
  return std::nullopt;
}

}  // namespace entente::scenarios
