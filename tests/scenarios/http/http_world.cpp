#include "scenarios/http/http_world.hpp"

#include <chrono>

#include "app/contract_document.hpp"
#include "app/curve_view.hpp"
#include "app/session_list.hpp"
#include "server/handlers/account_answers.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::scenarios {

namespace {

constexpr const char* json_head = "Content-Type: application/json\r\n";

/// The least a PNG can be told by; each its own, as a drawn signature is.
std::string picture(AttachmentId id) {
  return std::string("\x89PNG\r\n\x1a\n", 8) + "drawn by hand " + id.text();
}

std::string hash_of(std::string_view bytes) {
  return crypto::base64(crypto::hash({crypto::view(bytes)}));
}

Instant clock_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

/// Where each command is posted (docs/api.md, "Alliances").
struct Where {
  std::string operator()(const core::PartyLeave&) const { return "/parties/leave"; }
  std::string operator()(const core::ReferentHandOver&) const { return "/referent"; }
  std::string operator()(const core::AccessOpen&) const { return "/access/open"; }
  std::string operator()(const core::AccessClose&) const { return "/access/close"; }
  std::string operator()(const core::AllianceClose&) const { return "/close"; }
  std::string operator()(const core::ClausePropose&) const { return "/contract/clauses"; }
  std::string operator()(const core::ProposalAccept&) const {
    return "/contract/proposals/accept";
  }
  std::string operator()(const core::ProposalDecline&) const {
    return "/contract/proposals/decline";
  }
  std::string operator()(const core::ProposalWithdraw&) const {
    return "/contract/proposals/withdraw";
  }
  std::string operator()(const core::InformationExplain&) const {
    return "/contract/information/explain";
  }
  std::string operator()(const core::TeachBackSay&) const {
    return "/contract/information/say-back";
  }
  std::string operator()(const core::TeachBackJudge&) const {
    return "/contract/information/judge";
  }
  std::string operator()(const core::ContractSign&) const { return "/contract/signatures"; }
  std::string operator()(const core::ContractAmend&) const { return "/contract/amend"; }
  std::string operator()(const core::ContractWithdraw&) const { return "/contract/withdraw"; }
  std::string operator()(const core::SessionPlan&) const { return "/sessions/plan"; }
  std::string operator()(const core::SessionMove&) const { return "/sessions/move"; }
  std::string operator()(const core::SessionCancel&) const { return "/sessions/cancel"; }
  std::string operator()(const core::SessionMiss&) const { return "/sessions/miss"; }
  std::string operator()(const core::SessionStart&) const { return "/sessions/start"; }
  std::string operator()(const core::SessionEnd&) const { return "/sessions/end"; }
  std::string operator()(const core::AgendaAdd&) const { return "/sessions/agenda/add"; }
  std::string operator()(const core::AgendaMark&) const { return "/sessions/agenda/mark"; }
  std::string operator()(const core::AgendaRemove&) const { return "/sessions/agenda/remove"; }
  std::string operator()(const core::SignRecord&) const { return "/sessions/signs/record"; }
  std::string operator()(const core::SignCorrect&) const { return "/sessions/signs/correct"; }
  std::string operator()(const core::SignTakeBack&) const { return "/sessions/signs/take-back"; }
  std::string operator()(const core::NoteWrite&) const { return "/sessions/notes/write"; }
  std::string operator()(const core::NoteCorrect&) const { return "/sessions/notes/correct"; }
  std::string operator()(const core::ActionFollow&) const { return "/sessions/actions/follow"; }
  std::string operator()(const core::WordsCatch&) const { return "/sessions/words/catch"; }
  std::string operator()(const core::WordsTakeBack&) const { return "/sessions/words/take-back"; }
  std::string operator()(const core::RatingGive&) const { return "/sessions/ratings/give"; }
  std::string operator()(const core::RatingCorrect&) const { return "/sessions/ratings/correct"; }
  std::string operator()(const core::GoalRate&) const { return "/sessions/goals/rate"; }
  std::string operator()(const core::PortraitWrite&) const { return "/portrait/write"; }
  std::string operator()(const core::AlertSnooze&) const { return "/alerts/snooze"; }
  std::string operator()(const core::AlertDismiss&) const { return "/alerts/dismiss"; }
  std::string operator()(const core::ReadjustmentChoose&) const {
    return "/readjustments/choose";
  }
  std::string operator()(const core::ReadjustmentDrop&) const { return "/readjustments/drop"; }
  std::string operator()(const core::ReadjustmentJudge&) const { return "/readjustments/judge"; }
  template <class Other>
  std::string operator()(const Other&) const {
    return "/no-route-for-this-command";
  }
};

std::string heads(const Deed& deed) {
  std::string out = "Idempotency-Key: " + crypto::random_id<CommandId>().text() +
                    "\r\nIf-Match: \"" + std::to_string(deed.seen) + "\"\r\n";
  if (deed.on_behalf_of) out += "X-On-Behalf-Of: " + deed.on_behalf_of->text() + "\r\n";
  return out;
}

}  // namespace

HttpWorld::HttpWorld(House& house) : house_(house) {
  static int worlds = 0;
  suffix_ = "-" + std::to_string(++worlds);
}

base::IdBytes HttpWorld::fresh() { return crypto::random_id<CommandId>().bytes; }

Instant HttpWorld::now() { return clock_now(); }

Date HttpWorld::today() { return base::day_of(clock_now()); }

Person& HttpWorld::person(const std::string& name) {
  auto& found = people_[name];
  // A login name is plain ASCII; the number tells people apart.
  if (!found) {
    const auto login = "qqn-" + std::to_string(people_.size()) + suffix_;
    found = std::make_unique<Person>(house_.port(), login, name);
  }
  return *found;
}

Result<Person*> HttpWorld::enrolled(const std::string& name) {
  auto& known = person(name);
  if (known.enrolled()) return &known;
  auto& stranger = person("une inconnue");
  if (!stranger.enrolled()) {
    CHECK(house_.enrol_staff(stranger, "Une inconnue", core::AccountRole::caregiver));
  }
  return &stranger;
}

std::string HttpWorld::path(const std::string& rest) const {
  return "/alliances/" + alliance_.text() + rest;
}

Result<void> HttpWorld::post(const Person& by, const Deed& deed, const std::string& path,
                             const std::string& body) {
  const auto reply = by.ask("POST", path, body, heads(deed) + json_head);
  TRY(answer_of<server::Receipt>(reply));
  return {};
}

Result<void> HttpWorld::open(const std::string& referent, core::AllianceOpen opening) {
  auto& who = person(referent);
  CHECK(house_.enrol_staff(who, referent, core::AccountRole::caregiver));
  opening.unit = house_.unit();
  referent_ = referent;
  alliance_ = opening.alliance;
  return post(who, {}, "/alliances", json::write(opening));
}

Result<void> HttpWorld::invite(const Person& by, const Deed& deed,
                               const app::PartyInvitation& asked) {
  const auto reply =
      by.ask("POST", path("/invitations"), json::write(asked), heads(deed) + json_head);
  codes_[asked.party] = TRY(answer_of<server::Invitation>(reply)).code;
  return {};
}

Result<void> HttpWorld::join(const std::string& who, PartyId party) {
  // The patient, named at opening, gets a code from the referent; so does who has lost theirs.
  if (!codes_.contains(party)) {
    CHECK(invite(person(referent_), {}, {crypto::random_id<InvitationId>(), party, {}, {}, {}}));
  }
  const auto code = codes_[party];
  const auto view = TRY(look(referent_));
  auto& joining = person(who);
  if (joining.enrolled()) return joining.accept(code);
  for (const auto& one : view.parties) {
    if (one.id != party) continue;
    // Caregivers and supervisors are enrolled by the administration first.
    if (one.role == core::Role::caregiver || one.role == core::Role::supervisor) {
      const auto role = one.role == core::Role::caregiver ? core::AccountRole::caregiver
                                                          : core::AccountRole::supervisor;
      CHECK(house_.enrol_staff(joining, who, role));
      return joining.accept(code);
    }
  }
  return joining.enrol(code);
}

Result<void> HttpWorld::sign(const Person& by, const Deed& deed, core::ContractSign command) {
  auto& statement = command.statement;
  const auto shown = answer_of<app::DocumentAnswer>(by.ask("GET", path("/contract/document")));
  if (shown) {
    // A signer hashes what was shown, and believes nobody.
    statement.document = hash_of(json::write(shown->document));
    if (statement.document != shown->hash) return fault("test.document_hash");
  }
  if (statement.attachment) statement.attachment_hash = hash_of(picture(*statement.attachment));
  statement.stated_at = clock_now();
  command.key = by.public_key();
  command.signature =
      crypto::base64(crypto::sign(by.keys(), crypto::view(json::write(statement))));
  return post(by, deed, path(Where{}(command)), json::write(command));
}

Result<void> HttpWorld::act(const Deed& deed) {
  const auto& by = *TRY(enrolled(deed.who));
  if (const auto* asked = std::get_if<core::PartyInvite>(&deed.command)) {
    return invite(by, deed, {crypto::random_id<InvitationId>(), asked->party, asked->role,
                             asked->name, asked->relation});
  }
  if (const auto* asked = std::get_if<core::ContractSign>(&deed.command)) {
    return sign(by, deed, *asked);
  }
  if (const auto* asked = std::get_if<core::AttachmentAdd>(&deed.command)) {
    const auto reply = by.ask("PUT", path("/attachments/" + asked->attachment.text()),
                              picture(asked->attachment),
                              heads(deed) + "Content-Type: image/png\r\n");
    if (reply.status != 201) return problem_of(reply);
    return {};
  }
  return std::visit(
      [&](const auto& one) { return post(by, deed, path(Where{}(one)), json::write(one)); },
      deed.command);
}

Result<core::AllianceView> HttpWorld::look(const std::string& who) {
  const auto* by = TRY(enrolled(who));
  return answer_of<core::AllianceView>(by->ask("GET", path()));
}

Result<std::vector<core::SessionView>> HttpWorld::sessions(const std::string& who) {
  const auto* by = TRY(enrolled(who));
  return TRY(answer_of<app::SessionsAnswer>(by->ask("GET", path("/sessions")))).sessions;
}

Result<core::PortraitView> HttpWorld::portrait(const std::string& who) {
  const auto* by = TRY(enrolled(who));
  return answer_of<core::PortraitView>(by->ask("GET", path("/portrait")));
}

Result<std::vector<core::Readjustment>> HttpWorld::readjustments(const std::string& who) {
  const auto* by = TRY(enrolled(who));
  const auto answer = by->ask("GET", path("/readjustments"));
  return TRY(answer_of<app::ReadjustmentsAnswer>(answer)).readjustments;
}

}  // namespace entente::scenarios
