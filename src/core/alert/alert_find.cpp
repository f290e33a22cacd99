#include "core/alert/alert_find.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "core/limits.hpp"
#include "core/session/rated.hpp"
#include "core/session/sign_catalogue.hpp"

namespace entente::core {

namespace {

std::string key_of(AlertKind kind, const std::string& what) {
  return std::string(boost::describe::enum_to_string(kind, "")) + ":" + what;
}

/// Rule 6, and a review date that has come.
void of_contract(const Alliance& alliance, Date today, std::vector<Alert>& out) {
  if (const auto* version = alliance.negotiation()) {
    for (const auto& clause : version->clauses) {
      // Rule 6: "a clause refused three times in a row raises the alert clause stuck".
      if (clause.refusals < limits::refusals_stuck || clause.removed) continue;
      auto& alert = out.emplace_back();
      alert.kind = AlertKind::clause_stuck;
      // Refused once more, it is another alert than the one put off.
      alert.key = key_of(alert.kind, clause.id.text() + ":" + std::to_string(clause.refusals));
      alert.clause = clause.id;
      alert.count = clause.refusals;
    }
  }
  const auto* version = alliance.in_force();
  if (version == nullptr) return;
  for (const auto& clause : version->clauses) {
    if (!clause.in_contract()) continue;
    const auto* frame = std::get_if<Frame>(&*clause.body);
    if (!frame || !frame->review || *frame->review > today) continue;
    auto& alert = out.emplace_back();
    alert.kind = AlertKind::review_due;
    alert.key = key_of(alert.kind, frame->review->text());
    alert.clause = clause.id;
    alert.date = frame->review;
  }
}

AlertKind kind_of(insight::MarkKind kind) {
  switch (kind) {
    case insight::MarkKind::rupture:
      return AlertKind::rupture;
    case insight::MarkKind::repair:
      return AlertKind::repair;
    case insight::MarkKind::divergence:
      return AlertKind::divergence;
    case insight::MarkKind::off_track:
      return AlertKind::off_track;
  }
  return AlertKind::rupture;
}

Alert of_mark(const Rated& rated, const insight::Mark& mark) {
  Alert alert;
  alert.kind = kind_of(mark.kind);
  const auto& at = *rated.sessions[mark.at].session;
  const auto& since = *rated.sessions[mark.since].session;
  alert.key = key_of(alert.kind, at.id.text());
  alert.session = at.id;
  alert.number = at.number;
  alert.since = since.number;
  alert.count = static_cast<int>(mark.at - mark.since) + 1;
  alert.earliest = rated.sessions[mark.earliest].session->number;
  alert.latest = rated.sessions[mark.latest].session->number;
  alert.expected_milli = mark.expected_milli;
  alert.expected = mark.expected;
  alert.observed_milli = mark.observed_milli;
  alert.depth_milli = mark.depth_milli;
  if (mark.kind == insight::MarkKind::rupture || mark.kind == insight::MarkKind::off_track) {
    alert.depth_sds_milli = mark.depth_sds_milli;
  }
  for (const auto& one : mark.evidence) {
    const auto side = one.rater == insight::Rater::patient ? Side::patient : Side::caregiver;
    alert.evidence.push_back({rated.sessions[one.at].session->number, side, one.percent});
  }
  return alert;
}

/// The session was before courses were read as now, and was not told then.
bool told_anew(const Rated& rated, const insight::Mark& mark, const Outlook& outlook) {
  const auto& ended = rated.sessions[mark.at].session->ended_at;
  if (!ended || *ended >= outlook.reading.since) return false;
  const auto before = course_before(rated, outlook);
  if (!before) return false;
  return std::none_of(before->marks.begin(), before->marks.end(),
                      [&](const auto& one) { return one.kind == mark.kind && one.at == mark.at; });
}

/// What holds at the last session with an answer: a rupture not repaired since, or its repair.
void of_course(const Alliance& alliance, const Outlook& outlook, std::vector<Alert>& out) {
  const auto rated = rated_sessions(alliance, check_in, std::nullopt, outlook);
  const auto observed = rated.observed();
  const auto course = course_of(rated, check_in, outlook);
  std::size_t last = 0;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    if (observed[i].patient_milli || observed[i].caregiver_milli) last = i;
  }
  std::vector<const insight::Mark*> holding;
  for (const auto& mark : course->marks) {
    using enum insight::MarkKind;
    if (mark.kind == repair) {
      std::erase_if(holding,
                    [](const auto* one) { return one->kind == rupture || one->kind == off_track; });
    }
    const bool lasts = mark.kind == rupture || mark.kind == off_track;
    if (lasts || mark.at == last) holding.push_back(&mark);
  }
  // What lasts longest says more than its beginning.
  const bool off = std::any_of(holding.begin(), holding.end(), [](const auto* one) {
    return one->kind == insight::MarkKind::off_track;
  });
  for (const auto* mark : holding) {
    if (off && mark->kind == insight::MarkKind::rupture) continue;
    out.push_back(of_mark(rated, *mark));
    if (told_anew(rated, *mark, outlook)) out.back().recomputed = outlook.reading.since;
  }
}

/// Signs of strain that a caregiver saw of the patient, as they stand.
std::vector<const Sign*> strains(const Session& session) {
  std::vector<const Sign*> out;
  for (const auto& sign : session.signs) {
    const bool family =
        sign.family == SignFamily::resistance || sign.family == SignFamily::reactance;
    if (family && !sign.taken_back) out.push_back(&sign);
  }
  return out;
}

std::vector<std::string> codes_of(const std::vector<const Sign*>& signs) {
  std::vector<std::string> out;
  for (const auto* sign : signs) {
    if (std::find(out.begin(), out.end(), sign->code) == out.end()) out.push_back(sign->code);
  }
  return out;
}

// Rule 9: "Non-verbal signs alone never raise an alert: they are ambiguous …; only clusters with
// another channel do."
bool is_cluster(const std::vector<const Sign*>& signs) {
  const bool other = std::any_of(signs.begin(), signs.end(), [](const auto* one) {
    return one->channel != SignChannel::nonverbal;
  });
  return other && codes_of(signs).size() >= limits::cluster_signs;
}

/// Seen in both, by words or by what was done.
std::vector<std::string> codes_again(const Session& before, const Session& last) {
  std::vector<const Sign*> spoken;
  for (const auto* sign : strains(last)) {
    if (sign->channel != SignChannel::nonverbal) spoken.push_back(sign);
  }
  auto out = codes_of(spoken);
  const auto earlier = codes_of(strains(before));
  std::erase_if(out, [&](const auto& code) {
    return std::find(earlier.begin(), earlier.end(), code) == earlier.end();
  });
  return out;
}

void add(std::vector<Alert>& out, AlertKind kind, const Session& session, int since,
         std::vector<std::string> signs) {
  auto& alert = out.emplace_back();
  alert.kind = kind;
  alert.key = key_of(kind, session.id.text());
  alert.session = session.id;
  alert.number = session.number;
  alert.since = since;
  alert.count = static_cast<int>(signs.size());
  alert.signs = std::move(signs);
}

const Session* held(const Alliance& alliance, int number) {
  for (const auto& session : alliance.sessions) {
    if (number > 0 && session.number == number) return &session;
  }
  return nullptr;
}

void of_signs(const Alliance& alliance, std::vector<Alert>& out) {
  int number = 0;
  for (const auto& session : alliance.sessions) number = std::max(number, session.number);
  const auto* last = held(alliance, number);
  if (last == nullptr) return;
  const auto seen = strains(*last);
  if (is_cluster(seen)) add(out, AlertKind::signs, *last, number, codes_of(seen));
  if (const auto* before = held(alliance, number - 1)) {
    auto again = codes_again(*before, *last);
    if (!again.empty()) add(out, AlertKind::again, *last, number - 1, std::move(again));
  }
  // As in session_view: not while the patient may still be speaking.
  if (!last->ended_at) return;
  std::vector<const Sign*> felt;
  for (const auto& sign : last->signs) {
    const auto* kind = find_sign(shipped_signs(), sign.code);
    const bool strain = kind && kind->tone == SignTone::strain;
    if (sign.family == SignFamily::attitude && strain && !sign.taken_back) felt.push_back(&sign);
  }
  if (!felt.empty()) add(out, AlertKind::said, *last, number, codes_of(felt));
}

/// What was decided about it, and what is being tried.
bool settle(const Alliance& alliance, const Viewer& viewer, Date today, Alert& alert) {
  for (const auto& settled : alliance.settled) {
    if (settled.key != alert.key) continue;
    if (!settled.until) return false;
    if (*settled.until > today) alert.snoozed_until = settled.until;
  }
  for (const auto& one : alliance.readjustments) {
    const bool told = one.audience == Audience::both || viewer.role == Role::caregiver;
    if (told && !one.dropped && one.alert == alert.key) alert.answered = one.id;
  }
  return true;
}

}  // namespace

bool waits(const Alert& alert) {
  return alert.kind != AlertKind::repair && !alert.snoozed_until && !alert.answered;
}

std::vector<Alert> alerts_for(const Alliance& alliance, const Viewer& viewer,
                              const Outlook& outlook) {
  std::vector<Alert> out;
  if (alliance.status != AllianceStatus::open) return out;
  if (viewer.role == Role::relative || viewer.role == Role::supervisor) return out;
  of_contract(alliance, outlook.today(), out);
  of_course(alliance, outlook, out);
  if (viewer.role == Role::caregiver) of_signs(alliance, out);
  std::erase_if(out, [&](auto& one) { return !settle(alliance, viewer, outlook.today(), one); });
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return waits(a) > waits(b); });
  return out;
}

}  // namespace entente::core
