// The acts of the demo around sessions: meeting, planning, the patient's page, readjusting.
#include <boost/describe/enum_from_string.hpp>

#include "app/demo_telling.hpp"
#include "app/instruments.hpp"
#include "core/outlook.hpp"

namespace entente::app {

namespace {

template <class Enum>
Result<Enum> word(const std::string& text) {
  Enum out{};
  if (!boost::describe::enum_from_string(text.c_str(), out)) return fault("demo.script");
  return out;
}

constexpr std::int64_t session_minutes = 45;

}  // namespace

/// Gives the answers of one side, as many as the instrument has items.
Result<void> Telling::rate(const std::string& by, SessionId id, const char* instrument,
                           const std::optional<std::vector<int>>& answers) {
  if (!answers) return {};
  const auto instruments = TRY(app_.instruments->now());
  const auto* shown = instruments->current(instrument);
  if (shown == nullptr || shown->key.items.size() != answers->size()) return fault("demo.script");
  core::RatingGive give{id, next_id<RatingId>(), instrument, shown->edition, {}};
  for (std::size_t i = 0; i < answers->size(); ++i) {
    give.answers.push_back({shown->key.items[i].id, (*answers)[i] * 1000});
  }
  return by == patient() ? tell_as_patient(give) : tell(by, give);
}

Result<void> Telling::catch_all(const ScriptSession& session, SessionId id) {
  const auto& nurse = script_.referent;
  for (const auto& one : session.follow.value_or(std::vector<ScriptFollow>{})) {
    const auto outcome = TRY(word<core::FollowUpOutcome>(one.outcome));
    CHECK(tell_as_patient(
        core::ActionFollow{id, this->id<ClauseId>(one.action), outcome, one.words}));
  }
  for (const auto& code : session.signs.value_or(std::vector<std::string>{})) {
    after(3);
    CHECK(tell(nurse, core::SignRecord{id, next_id<SignId>(), code, app_.now(), 0, false, ""}));
  }
  for (const auto& one : session.words.value_or(std::vector<ScriptWords>{})) {
    const auto kind = TRY(word<core::WordsKind>(one.kind));
    CHECK(tell(nurse, core::WordsCatch{id, next_id<WordsId>(), kind, one.words}));
  }
  for (const auto& code : session.felt.value_or(std::vector<std::string>{})) {
    CHECK(tell_as_patient(
        core::SignRecord{id, next_id<SignId>(), code, app_.now(), 0, false, ""}));
  }
  for (const auto& one : session.goals.value_or(std::vector<ScriptGoal>{})) {
    CHECK(tell(nurse, core::GoalRate{id, this->id<ClauseId>(one.objective), one.level}));
  }
  if (!session.note) return {};
  core::NoteText note;
  note.text = *session.note;
  return tell(nurse, core::NoteWrite{id, next_id<NoteId>(), note});
}

Result<void> Telling::meet(const ScriptStep& step) {
  const auto& session = *step.session;
  const auto id = session_id(*step.clause);
  day(step.days);
  const auto begin = last_;
  CHECK(tell(script_.referent, core::SessionStart{id, begin}));
  for (const auto& topic : session.agenda.value_or(std::vector<ScriptTopic>{})) {
    const core::AgendaAdd add{id, next_id<ItemId>(), topic.text};
    CHECK(topic.by == patient() ? tell_as_patient(add) : tell(topic.by, add));
    CHECK(tell(script_.referent, core::AgendaMark{id, add.item, true}));
  }
  after(4);
  CHECK(catch_all(session, id));
  const auto end = std::max(base::later(begin, session_minutes * 60), base::later(last_, 60));
  after((end.us - last_.us) / (60 * base::us_per_second));
  CHECK(tell(script_.referent, core::SessionEnd{id, last_}));
  after(2);
  CHECK(rate(patient(), id, core::check_in, session.patient));
  CHECK(rate(patient(), id, core::mirror, session.mirror_patient));
  CHECK(rate(script_.referent, id, core::check_in, session.caregiver));
  return rate(script_.referent, id, core::mirror, session.mirror_caregiver);
}

/// On the hour, in the afternoon where the hospital is.
Result<void> Telling::plan(const ScriptStep& step) {
  day(step.days);
  const auto id = session_id(*step.clause);
  const auto date = Date{base::day_of(today_).days + step.in_days.value_or(1)};
  const auto at = base::later(base::start_of(date), 13 * 3600);
  CHECK(tell(*step.by, core::SessionPlan{id, at, session_minutes, core::Presence::in_person}));
  if (!step.words) return {};
  return tell_as_patient(core::AgendaAdd{id, next_id<ItemId>(), *step.words});
}

Result<void> Telling::portrait(const ScriptStep& step) {
  day(step.days);
  core::PortraitWrite write;
  write.part = TRY(word<core::PortraitPart>(*step.scope));
  write.text = *step.words;
  for (const auto& reader : step.readers.value_or(std::vector<std::string>{})) {
    write.readers.push_back(party(reader));
  }
  return tell_as_patient(write);
}

Result<void> Telling::readjust(const ScriptStep& step) {
  day(step.days);
  core::ReadjustmentChoose choose;
  choose.readjustment = id<ReadjustmentId>("readjustment:" + *step.clause);
  choose.response = *step.scope;
  if (step.alert) {
    const auto colon = step.alert->find(':');
    choose.alert = step.alert->substr(0, colon + 1) +
                   session_id(step.alert->substr(colon + 1)).text();
  }
  choose.audience = TRY(word<core::Audience>(step.audience.value_or("both")));
  choose.note = step.message.value_or("");
  return tell(*step.by, choose);
}

Result<void> Telling::judge(const ScriptStep& step) {
  day(step.days);
  core::ReadjustmentJudge judge;
  judge.readjustment = id<ReadjustmentId>("readjustment:" + *step.clause);
  judge.help = TRY(word<core::Help>(*step.scope));
  judge.words = step.words.value_or("");
  return *step.by == patient() ? tell_as_patient(judge) : tell(*step.by, judge);
}

}  // namespace entente::app
