// One alliance of the demo, being told act by act. Internal to demo_*.cpp.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/alliance_command.hpp"
#include "app/alliances.hpp"
#include "app/demo_play.hpp"
#include "core/contract/readiness.hpp"

namespace entente::app {

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
  Result<void> act_between(const ScriptStep& step);

  // demo_sessions.cpp
  Result<void> meet(const ScriptStep& step);
  Result<void> catch_all(const ScriptSession& session, SessionId id);
  Result<void> rate(const std::string& by, SessionId id, const char* instrument,
                    const std::optional<std::vector<int>>& answers);
  Result<void> plan(const ScriptStep& step);
  Result<void> portrait(const ScriptStep& step);
  Result<void> readjust(const ScriptStep& step);
  Result<void> judge(const ScriptStep& step);
  SessionId session_id(const std::string& name) const { return id<SessionId>("session:" + name); }
  /// Makes an id that nothing else in this telling has.
  template <class IdType>
  IdType next_id() {
    return id<IdType>("made:" + std::to_string(++made_));
  }
  std::string patient() const { return script_.patient.value_or("patient"); }
  /// The patient themself, or said aloud to the referent.
  Result<void> tell_as_patient(const Command& command) {
    if (script_.patient) return tell(*script_.patient, command);
    return tell(script_.referent, command, party("patient"));
  }
  /// The clock moves on within an act.
  void after(std::int64_t minutes) {
    last_ = base::later(last_, minutes * 60);
    at_(last_);
  }

  App& app_;
  const Cast& cast_;
  const ScriptAlliance& script_;
  Instant today_;
  const std::function<void(Instant)>& at_;
  std::map<std::string, int> rounds_;
  std::int64_t minute_ = 0;
  Instant last_;
  int made_ = 0;
};

}  // namespace entente::app
