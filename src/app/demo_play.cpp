#include "app/demo_play.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "app/alliance_command.hpp"
#include "app/alliances.hpp"
#include "app/attachment.hpp"
#include "core/contract/readiness.hpp"

namespace entente::app {
namespace {

using core::Command;

/// One alliance being told.
class Telling {
 public:
  Telling(App& app, const Cast& cast, const ScriptAlliance& script, Instant today,
          const std::function<void(Instant)>& at)
      : app_(app), cast_(cast), script_(script), today_(today), at_(at) {}

  Result<void> all() {
    CHECK(open());
    for (const auto& step : script_.steps) {
      auto done = act(step);
      if (done) continue;
      auto error = std::move(done).error();
      error.args.push_back({"alliance", script_.id});
      error.args.push_back({"act", step.act + " " + step.clause.value_or("")});
      return error;
    }
    return {};
  }

 private:
  template <class IdType>
  IdType id(const std::string& name) const {
    return cast_.id<IdType>(script_.id + ":" + name);
  }
  /// Parties are named by their person; the patient also as "patient".
  PartyId party(const std::string& person) const {
    bool patient = person == "patient" || person == script_.patient;
    return id<PartyId>("party:" + (patient ? "patient" : person));
  }
  AllianceId alliance() const { return cast_.id<AllianceId>("alliance:" + script_.id); }
  /// Each act of a day comes a few minutes after the one before.
  void day(int ago) {
    ++minute_;
    auto start = (today_.us / base::us_per_day - ago) * base::us_per_day;
    Instant when{start + (std::int64_t(8) * 3600 + minute_ * 420 % 30'000) * base::us_per_second};
    if (when.us > today_.us) when = base::later(today_, minute_ - 1000);
    if (when <= last_) when = base::later(last_, 60);
    last_ = when;
    at_(when);
  }

  Result<void> tell(const std::string& by, const Command& command,
                    std::optional<PartyId> on_behalf_of = {}, std::string document = {}) {
    core::Context context;
    context.now = app_.now();
    context.author = party(by);
    context.on_behalf_of = on_behalf_of;
    context.document = std::move(document);
    if (auto person = cast_.people.find(by); person != cast_.people.end()) {
      context.account = person->second.account;
      context.name = person->second.name;
      context.keys = person->second.keys;
    }
    if (auto now = app_.alliances->get(alliance())) context.seen = (*now)->seq;
    storage::Write write;
    write.now = context.now;
    CHECK(prepare_command(app_, alliance(), command, context, write));
    TRY(app_.store.write(std::move(write)));
    return {};
  }

  Result<void> open() {
    day(script_.days);
    core::AllianceOpen open{alliance(), cast_.id<UnitId>("unit:" + script_.unit),
                            party("patient"), script_.patient_name.value_or(""),
                            script_.needs_representative.value_or(false),
                            party(script_.referent)};
    if (script_.patient) open.patient_name = cast_.people.at(*script_.patient).name;
    return tell(script_.referent, open);
  }

  /// Replaces "@o1" by the clause's id and "+60d" by the day.
  json::Value resolved(const json::Value& value) const {
    if (const auto* text = value.if_string()) {
      std::string word(*text);
      if (word.starts_with('@')) return json::Value(id<ClauseId>(word.substr(1)).text());
      if (word.starts_with('+') && word.ends_with('d'))
        return json::Value(base::day_of(base::later(
            today_, std::stoll(word.substr(1, word.size() - 2)) * 86'400)).text());
    }
    if (const auto* object = value.if_object()) {
      json::Object out;
      for (const auto& each : *object) out.emplace(each.key(), resolved(each.value()));
      return out;
    }
    return value;
  }

  std::string other_side(const std::string& by) const {
    return by == script_.referent ? script_.patient.value_or("patient") : script_.referent;
  }
  ProposalId proposal(const std::string& clause) const {
    return id<ProposalId>(clause + "#" + std::to_string(rounds_.at(clause)));
  }

  Result<void> propose(const ScriptStep& step, std::optional<PartyId> for_patient) {
    const auto& clause = *step.clause;
    core::ClausePropose command;
    if (step.counter.value_or(false)) command.answers = proposal(clause);
    ++rounds_[clause];
    command.clause = id<ClauseId>(clause);
    command.proposal = proposal(clause);
    command.body = TRY(json::from_json<core::ClauseBody>(resolved(*step.body)));
    command.message = step.message.value_or("");
    return tell(*step.by, command, for_patient);
  }

  /// In person, the referent proposes for the patient in the room, then agrees as themself (an
  /// objective keeps the patient's words only if they said them).
  Result<void> agree(const ScriptStep& step) {
    day(step.days);
    if (step.in_person.value_or(false)) {
      CHECK(propose(step, party("patient")));
      day(step.days);
      return tell(script_.referent, core::ProposalAccept{proposal(*step.clause), ""});
    }
    CHECK(propose(step, {}));
    day(step.days);
    return tell(other_side(*step.by), core::ProposalAccept{proposal(*step.clause), ""});
  }

  Result<void> understand(const ScriptStep& step) {
    const auto clause = id<ClauseId>(*step.clause);
    day(step.days);
    CHECK(tell(script_.referent, core::InformationExplain{clause}));
    CHECK(tell(*script_.patient, core::TeachBackSay{clause, *step.words}));
    return tell(script_.referent, core::TeachBackJudge{clause, true, ""});
  }

  Result<core::Attachment> handwriting(const ScriptStep& step);
  Result<void> sign(const ScriptStep& step);
  Result<void> join(const ScriptStep& step) {
    const auto& person = cast_.people.at(*step.by);
    return tell(*step.by, core::PartyJoin{party(*step.by), person.account, person.name,
                                          person.keys});
  }
  Result<void> invite(const ScriptStep& step) {
    core::PartyInvite command{party(*step.person), core::Role::relative,
                              cast_.people.at(*step.person).name, step.relation.value_or("")};
    if (!boost::describe::enum_from_string(step.role->c_str(), command.role))
      return fault("demo.script");
    return tell(*step.by, command);
  }
  Result<void> act(const ScriptStep& step);

  App& app_;
  const Cast& cast_;
  const ScriptAlliance& script_;
  Instant today_;
  const std::function<void(Instant)>& at_;
  std::map<std::string, int> rounds_;
  std::int64_t minute_ = 0;
  Instant last_;
};

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
  return fault("demo.script");
}

}  // namespace

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
