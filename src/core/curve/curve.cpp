#include "core/curve/curve.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/readjustment/readjustment_view.hpp"
#include "core/session/rated.hpp"
#include "core/session/session_view.hpp"
#include "insight/goal.hpp"

namespace entente::core {

namespace {

std::vector<CurveSigns> signs_of(const Session& session, const Viewer& viewer) {
  std::vector<CurveSigns> out;
  for (const auto& sign : session.signs) {
    if (sign.taken_back || !access_sign(sign, session, viewer)) continue;
    const auto found = std::find_if(out.begin(), out.end(),
                                    [&](const auto& one) { return one.family == sign.family; });
    auto& family = found == out.end() ? out.emplace_back(CurveSigns{sign.family, {}}) : *found;
    family.codes.push_back(sign.code);
  }
  return out;
}

CurvePoint point_of(const RatedSession& rated, const Viewer& viewer,
                    const std::string& instrument) {
  const auto& session = *rated.session;
  CurvePoint point;
  point.session = session.id;
  point.number = session.number;
  point.at = *session.started_at;
  point.patient_milli = rated.scores.patient_milli;
  point.caregiver_milli = rated.scores.caregiver_milli;
  if (point.patient_milli && point.caregiver_milli) {
    point.gap_milli = *point.caregiver_milli - *point.patient_milli;
  }
  point.patient_blind =
      !point.patient_milli && session.rating(Side::patient, instrument) != nullptr;
  point.caregiver_blind =
      !point.caregiver_milli && session.rating(Side::caregiver, instrument) != nullptr;
  point.signs = signs_of(session, viewer);
  return point;
}

int last_before(const Rated& rated, Instant at) {
  int out = 0;
  for (const auto& one : rated.sessions) {
    if (*one.session->started_at <= at) out = one.session->number;
  }
  return out;
}

void add_events(const Alliance& alliance, const Rated& rated, Curve& curve) {
  for (const auto& version : alliance.versions) {
    if (version.in_force_at) {
      curve.events.push_back({CurveEventKind::in_force, version.number, *version.in_force_at,
                              last_before(rated, *version.in_force_at)});
    }
    if (version.status == VersionStatus::withdrawn && version.ended_at) {
      curve.events.push_back({CurveEventKind::withdrawn, version.number, *version.ended_at,
                              last_before(rated, *version.ended_at)});
    }
  }
  std::stable_sort(curve.events.begin(), curve.events.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
}

int weight_of(const Alliance& alliance, ClauseId id) {
  const auto* clause = alliance.latest(id);
  if (clause == nullptr || !clause->body) return 1;
  const auto* objective = std::get_if<Objective>(&*clause->body);
  return objective ? objective->weight : 1;
}

void add_goals(const Alliance& alliance, const Rated& rated, Curve& curve) {
  std::map<ClauseId, int> levels;
  for (const auto& one : rated.sessions) {
    if (one.session->goals.empty()) continue;
    for (const auto& goal : one.session->goals) {
      levels[goal.objective] = goal.level;
      const auto found = std::find_if(curve.goals.begin(), curve.goals.end(),
                                      [&](const auto& g) { return g.objective == goal.objective; });
      auto& line = found == curve.goals.end()
                       ? curve.goals.emplace_back(CurveGoal{goal.objective, {}})
                       : *found;
      line.points.push_back({one.session->number, goal.level});
    }
    std::vector<insight::GoalLevel> all;
    for (const auto& [id, level] : levels) all.push_back({level, weight_of(alliance, id)});
    if (const auto t = insight::goal_t(all)) {
      curve.goal_scores.push_back({one.session->number, static_cast<int>(std::lround(*t * 1000))});
    }
  }
}

CurveMark mark_of(const insight::Mark& mark, const Rated& rated) {
  const auto number = [&](std::size_t at) { return rated.sessions[at].session->number; };
  CurveMark out;
  out.kind = mark.kind;
  out.number = number(mark.at);
  out.since = number(mark.since);
  out.earliest = number(mark.earliest);
  out.latest = number(mark.latest);
  out.expected_milli = mark.expected_milli;
  out.expected = mark.expected;
  out.observed_milli = mark.observed_milli;
  out.depth_milli = mark.depth_milli;
  out.chance_percent = mark.chance_percent;
  return out;
}

}  // namespace

Curve curve_for(const Alliance& alliance, const Viewer& viewer, const Outlook& outlook,
                const std::string& instrument) {
  Curve curve;
  curve.seq = alliance.seq;
  curve.instrument = instrument;
  const auto own = side_of(viewer);
  if (!own) return curve;
  const auto mine = rated_sessions(alliance, instrument, own, outlook);
  const auto shared = rated_sessions(alliance, instrument, std::nullopt, outlook);
  const auto course = course_of(shared, instrument, outlook);
  curve.min_milli = mine.scale.min_milli;
  curve.max_milli = mine.scale.max_milli;
  for (std::size_t i = 0; i < mine.sessions.size(); ++i) {
    auto& point = curve.points.emplace_back(point_of(mine.sessions[i], viewer, instrument));
    point.usual = course->steps[i].usual;
  }
  for (const auto& mark : course->marks) curve.marks.push_back(mark_of(mark, shared));
  add_events(alliance, mine, curve);
  add_goals(alliance, mine, curve);
  curve.readjustments = readjustments_for(alliance, viewer);
  std::reverse(curve.readjustments.begin(), curve.readjustments.end());
  return curve;
}

}  // namespace entente::core
