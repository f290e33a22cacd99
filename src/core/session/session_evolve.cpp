#include "core/session/session_evolve.hpp"

#include <algorithm>

#include "core/portrait/portrait_evolve.hpp"

namespace entente::core {

namespace {

/// None in a damaged stream.
Session* find(Alliance& alliance, SessionId id) {
  // What happens, happens in the newest ones.
  for (auto one = alliance.sessions.rbegin(); one != alliance.sessions.rend(); ++one) {
    if (one->id == id) return &*one;
  }
  return nullptr;
}

template <class One, class OneId>
One* find(std::vector<One>& all, OneId id) {
  for (auto& one : all) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

PartyId speaker(const Alliance& alliance, const Recorded& recorded, bool in_person) {
  return in_person ? alliance.patient : recorded.author;
}

template <class Event>
void set_date(Session& session, const Recorded& recorded, const Event& event) {
  session.planned_at = event.planned_at;
  session.minutes = event.minutes;
  session.presence = event.presence;
  session.changed = recorded.seq;
}

}  // namespace

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionPlanned& event) {
  auto& session = alliance.sessions.emplace_back();
  session.id = event.session;
  session.author = speaker(alliance, recorded, event.in_person);
  set_date(session, recorded, event);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionMoved& event) {
  if (auto* session = find(alliance, event.session)) set_date(*session, recorded, event);
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionCancelled& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  session->status = SessionStatus::cancelled;
  session->reason = event.reason;
  session->changed = recorded.seq;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionMissed& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  session->status = SessionStatus::missed;
  session->missed_by = event.by;
  session->reason = event.reason;
  session->changed = recorded.seq;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionStarted& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) {
    session = &alliance.sessions.emplace_back();
    session->id = event.session;
    session->author = recorded.author;
  }
  session->status = SessionStatus::running;
  session->number = event.number;
  session->caregiver = recorded.author;
  session->started_at = event.started_at;
  session->changed = recorded.seq;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const SessionEnded& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  session->status = SessionStatus::ended;
  session->ended_at = event.ended_at;
  portrait_read(alliance);
  session->changed = recorded.seq;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const AgendaAdded& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  session->agenda.push_back({event.item, speaker(alliance, recorded, event.in_person), event.text,
                             recorded.at, false, event.in_person});
}

void evolve_with(Alliance& alliance, const Recorded&, const AgendaMarked& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  if (auto* item = find(session->agenda, event.item)) item->done = event.done;
}

void evolve_with(Alliance& alliance, const Recorded&, const AgendaRemoved& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  std::erase_if(session->agenda, [&](const auto& one) { return one.id == event.item; });
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const SignSeen& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  auto& sign = session->signs.emplace_back();
  sign.id = event.sign;
  sign.author = speaker(alliance, recorded, event.in_person);
  sign.code = event.code;
  sign.family = event.family;
  sign.channel = event.channel;
  sign.seen_at = event.seen_at;
  sign.intensity = event.intensity;
  sign.lasting = event.lasting;
  sign.words = event.words;
}

void evolve_with(Alliance& alliance, const Recorded&, const SignCorrected& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  auto* sign = find(session->signs, event.sign);
  if (sign == nullptr) return;
  sign->intensity = event.intensity;
  sign->lasting = event.lasting;
  sign->words = event.words;
  ++sign->corrections;
}

void evolve_with(Alliance& alliance, const Recorded&, const SignTakenBack& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  if (auto* sign = find(session->signs, event.sign)) sign->taken_back = true;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const NoteWritten& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  auto& note = session->notes.emplace_back();
  note.id = event.note;
  note.author = recorded.author;
  note.at = recorded.at;
  note.text = event.text;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const NoteCorrected& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  auto* note = find(session->notes, event.note);
  if (note == nullptr) return;
  note->text = event.text;
  note->corrected_at = recorded.at;
  ++note->corrections;
}

/// The last word on an action stands; the earlier ones stay in the stream.
void evolve_with(Alliance& alliance, const Recorded& recorded, const ActionFollowed& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  std::erase_if(session->follow_ups, [&](const auto& one) { return one.action == event.action; });
  session->follow_ups.push_back({event.action, event.outcome, event.words,
                                 speaker(alliance, recorded, event.in_person), recorded.at,
                                 event.in_person});
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const WordsCaught& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  session->words.push_back(
      {event.id, event.kind, event.words, recorded.author, recorded.at, false});
}

void evolve_with(Alliance& alliance, const Recorded&, const WordsTakenBack& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  if (auto* words = find(session->words, event.id)) words->taken_back = true;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const RatingGiven& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  auto& rating = session->ratings.emplace_back();
  rating.id = event.rating;
  rating.side = event.side;
  rating.author = speaker(alliance, recorded, event.in_person);
  rating.instrument = event.instrument;
  rating.edition = event.edition;
  rating.answers = event.answers;
  rating.at = recorded.at;
  rating.in_person = event.in_person;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const RatingCorrected& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  auto* rating = find(session->ratings, event.rating);
  if (rating == nullptr) return;
  rating->answers = event.answers;
  rating->corrected_at = recorded.at;
  ++rating->corrections;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const GoalRated& event) {
  auto* session = find(alliance, event.session);
  if (session == nullptr) return;
  std::erase_if(session->goals,
                [&](const auto& one) { return one.objective == event.objective; });
  session->goals.push_back({event.objective, event.level, recorded.author, recorded.at});
}

}  // namespace entente::core
