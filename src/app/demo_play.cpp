#include "app/demo_play.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "app/attachment.hpp"
#include "app/demo_telling.hpp"

namespace entente::app {

Result<core::Attachment> Telling::handwriting(const ScriptStep& step) {
  auto bytes = TRY(crypto::unbase64(*step.handwriting));
  core::Attachment out{id<AttachmentId>("handwriting"), "image/png",
                       crypto::base64(crypto::hash({bytes})), static_cast<int>(bytes.size()), {}};
  core::Context context;
  context.now = app_.now();
  context.author = party(*step.attested_by);
  auto now = TRY(app_.alliances->loaded(alliance()));
  context.seen = now->alliance.seq;
  storage::Write write;
  write.now = context.now;
  CHECK(prepare_command(app_, alliance(),
                        core::AttachmentAdd{out.id, out.media_type, out.hash, out.size}, context,
                        write));
  write.attachments.push_back(
      seal_attachment(*now, alliance(), out.id, crypto::text(bytes)));
  TRY(app_.store.write(std::move(write)));
  return out;
}

Result<void> Telling::sign(const ScriptStep& step) {
  core::SignatureStatement statement;
  const bool in_person = step.in_person.value_or(false);
  const auto hand = in_person ? *step.attested_by : *step.by;  // whose key signs
  if (in_person) {
    auto picture = TRY(handwriting(step));
    statement.mode = core::SignatureMode::in_person;
    statement.attested_by = party(hand);
    statement.attachment = picture.id;
    statement.attachment_hash = picture.hash;
    statement.read_aloud = true;
  }
  auto now = TRY(app_.alliances->get(alliance()));
  const auto* version = now->negotiation();
  if (!version) return fault("demo.script");
  auto text = json::write(core::document(*now, *version));
  statement.format = "entente-signature/1";
  statement.document = crypto::base64(crypto::hash({crypto::view(text)}));
  statement.alliance = alliance();
  statement.version = version->number;
  statement.party = party(*step.by);
  statement.witness = step.witness.value_or("");
  statement.stated_at = app_.now();
  const auto& person = cast_.people.at(hand);
  auto signature = crypto::sign(person.sign, crypto::view(json::write(statement)));
  auto document = statement.document;
  return tell(hand, core::ContractSign{statement, person.keys.sign, crypto::base64(signature)}, {},
              document);
}

Result<void> Telling::act(const ScriptStep& step) {
  if (step.act == "agree") return agree(step);
  if (step.act == "understand") return understand(step);
  day(step.days);
  if (step.act == "propose") return propose(step, {});
  if (step.act == "accept")
    return tell(*step.by, core::ProposalAccept{proposal(*step.clause), step.message.value_or("")});
  if (step.act == "decline")
    return tell(*step.by, core::ProposalDecline{proposal(*step.clause), *step.reason});
  if (step.act == "explain")
    return tell(script_.referent, core::InformationExplain{id<ClauseId>(*step.clause)});
  if (step.act == "sign") return sign(step);
  if (step.act == "join") return join(step);
  if (step.act == "invite") return invite(step);
  if (step.act == "open")
    return tell(*step.by, core::AccessOpen{party(*step.person),
                                           id<ClauseId>(step.scope->substr(1)).text()});
  if (step.act == "amend") return tell(*step.by, core::ContractAmend{});
  if (step.act == "withdraw") return tell(*step.by, core::ContractWithdraw{});
  return act_between(step);
}

Result<void> Telling::act_between(const ScriptStep& step) {
  if (step.act == "session") return meet(step);
  if (step.act == "plan") return plan(step);
  if (step.act == "portrait") return portrait(step);
  if (step.act == "readjust") return readjust(step);
  if (step.act == "judge") return judge(step);
  return fault("demo.script");
}

void Cast::add(const std::string& id, const std::string& name) {
  DemoActor actor;
  actor.account = this->id<AccountId>("account:" + id);
  actor.name = name;
  crypto::random_fill(actor.seed);
  actor.sign = crypto::signing_pair(actor.seed);
  actor.box = crypto::box_pair();
  actor.keys = {crypto::base64(actor.sign.pub), crypto::base64(actor.box.pub)};
  people.emplace(id, std::move(actor));
}

Result<void> play(App& app, const Cast& cast, const ScriptAlliance& alliance, Instant today,
                  const std::function<void(Instant)>& at) {
  return Telling(app, cast, alliance, today, at).all();
}

}  // namespace entente::app
