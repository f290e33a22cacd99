// A session's date, its beginning and its end, and what it should speak of.
#include <algorithm>

#include "core/limits.hpp"
#include "core/session/session_acting.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

const Session* find(const Alliance& alliance, SessionId id) {
  for (const auto& one : alliance.sessions) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

/// Rule 17: somebody moved, cancelled or began it meanwhile.
Result<void> unmoved(const Acting& acting, const Session& session) {
  if (session.changed <= acting.context.seen) return {};
  return conflict("alliance.changed", {{"seq", std::to_string(session.changed)},
                                       {"session", session.id.text()}});
}

Result<const Session*> planned(const Acting& acting, SessionId id) {
  const Session* session = TRY(session_of(acting, id));
  TRY(unmoved(acting, *session));
  if (session->status != SessionStatus::planned) return conflict("session.not_planned");
  return session;
}

template <class Date>
Result<void> check_date(const Acting& acting, const Date& command) {
  const auto now = acting.context.now;
  if (command.planned_at < now) return invalid("session.past");
  if (command.planned_at > base::later(now, limits::horizon_days * 86'400LL)) {
    return invalid("session.too_far");
  }
  return check_range("minutes", command.minutes, limits::minutes_min, limits::minutes_max);
}

bool is_running(const Session& session) { return session.status == SessionStatus::running; }

const AgendaItem* find(const Session& session, ItemId id) {
  for (const auto& one : session.agenda) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

}  // namespace

Result<const Session*> session_of(const Acting& acting, SessionId id) {
  if (const auto* session = find(acting.alliance, id)) return session;
  return not_found("session.unknown");
}

Result<const Session*> held_session(const Acting& acting, SessionId id) {
  const Session* session = TRY(session_of(acting, id));
  if (session->status == SessionStatus::planned) return conflict("session.not_begun");
  if (!session->started_at) return conflict("session.not_held");
  if (session->ended_at) {
    const auto last = base::later(*session->ended_at, limits::rating_days * 86'400LL);
    if (acting.context.now > last) return conflict("session.too_late");
  }
  return session;
}

Result<void> patient_or_caregiver(const Acting& acting) {
  if (acting.is(Role::patient) || acting.is(Role::caregiver)) return {};
  return denied("role.patient_or_caregiver");
}

Result<void> device_time(const Acting& acting, Instant at) {
  const auto now = acting.context.now;
  if (at > base::later(now, limits::clock_ahead_seconds)) return invalid("time.ahead");
  if (at < base::later(now, -limits::offline_days * 86'400LL)) return invalid("time.too_old");
  return {};
}

Result<void> same_author(const Acting& acting, PartyId author) {
  if (acting.subject.id == author || acting.author.id == author) return {};
  return denied("session.not_author");
}

Decision decide_on(const Acting& acting, const SessionPlan& command) {
  TRY(patient_or_caregiver(acting));
  TRY(check_id(command.session));
  if (find(acting.alliance, command.session)) return conflict("session.exists");
  if (acting.alliance.sessions.size() >= limits::sessions) return conflict("session.too_many");
  TRY(check_date(acting, command));
  return events(SessionPlanned{command.session, command.planned_at, command.minutes,
                               command.presence, acting.in_person});
}

Decision decide_on(const Acting& acting, const SessionMove& command) {
  TRY(patient_or_caregiver(acting));
  const Session* session = TRY(planned(acting, command.session));
  TRY(check_date(acting, command));
  if (session->planned_at == command.planned_at && session->minutes == command.minutes &&
      session->presence == command.presence) {
    return std::vector<Event>{};
  }
  return events(SessionMoved{command.session, command.planned_at, command.minutes,
                             command.presence, acting.in_person});
}

Decision decide_on(const Acting& acting, const SessionCancel& command) {
  TRY(patient_or_caregiver(acting));
  TRY(planned(acting, command.session));
  const auto blank = acting.is(Role::patient) ? Blank::allowed : Blank::refused;
  TRY(check_text("reason", command.reason, limits::message, blank));
  return events(SessionCancelled{command.session, command.reason, acting.in_person});
}

Decision decide_on(const Acting& acting, const SessionMiss& command) {
  TRY(caregiver_only(acting));
  const Session* session = TRY(planned(acting, command.session));
  if (acting.context.now < *session->planned_at) return conflict("session.not_yet");
  TRY(check_text("reason", command.reason, limits::message, Blank::allowed));
  return events(SessionMissed{command.session, command.by, command.reason});
}

Decision decide_on(const Acting& acting, const SessionStart& command) {
  TRY(caregiver_only(acting));
  TRY(check_id(command.session));
  TRY(device_time(acting, command.started_at));
  const auto& sessions = acting.alliance.sessions;
  if (const auto* session = find(acting.alliance, command.session)) {
    if (session->status != SessionStatus::planned) return conflict("session.not_planned");
  } else if (sessions.size() >= limits::sessions) {
    return conflict("session.too_many");
  }
  // One patient sits in one meeting: what is caught must have one place to go.
  if (std::any_of(sessions.begin(), sessions.end(), is_running)) return conflict("session.running");
  const auto held = std::count_if(sessions.begin(), sessions.end(),
                                  [](const auto& one) { return one.started_at.has_value(); });
  return events(
      SessionStarted{command.session, static_cast<int>(held) + 1, command.started_at});
}

Decision decide_on(const Acting& acting, const SessionEnd& command) {
  TRY(caregiver_only(acting));
  const Session* session = TRY(session_of(acting, command.session));
  if (session->status != SessionStatus::running) return conflict("session.not_running");
  TRY(device_time(acting, command.ended_at));
  if (command.ended_at < *session->started_at) return invalid("session.ends_before");
  return events(SessionEnded{command.session, command.ended_at});
}

Decision decide_on(const Acting& acting, const AgendaAdd& command) {
  TRY(patient_or_caregiver(acting));
  TRY(check_id(command.item));
  const Session* session = TRY(session_of(acting, command.session));
  if (session->status != SessionStatus::planned && !is_running(*session)) {
    return conflict("session.over");
  }
  if (find(*session, command.item)) return conflict("agenda.exists");
  if (session->agenda.size() >= limits::agenda_items) return conflict("agenda.too_many");
  TRY(check_text("text", command.text, limits::agenda_text));
  return events(AgendaAdded{command.session, command.item, command.text, acting.in_person});
}

Decision decide_on(const Acting& acting, const AgendaMark& command) {
  TRY(caregiver_only(acting));
  const Session* session = TRY(held_session(acting, command.session));
  const auto* item = find(*session, command.item);
  if (item == nullptr) return not_found("agenda.unknown");
  if (item->done == command.done) return std::vector<Event>{};
  return events(AgendaMarked{command.session, command.item, command.done});
}

Decision decide_on(const Acting& acting, const AgendaRemove& command) {
  TRY(patient_or_caregiver(acting));
  const Session* session = TRY(session_of(acting, command.session));
  if (session->status != SessionStatus::planned) return conflict("session.not_planned");
  const auto* item = find(*session, command.item);
  if (item == nullptr) return not_found("agenda.unknown");
  TRY(same_author(acting, item->author));
  return events(AgendaRemoved{command.session, command.item, acting.in_person});
}

}  // namespace entente::core
