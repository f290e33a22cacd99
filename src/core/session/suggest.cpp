#include "core/session/suggest.hpp"

#include <algorithm>

#include "core/session/rhythm.hpp"

namespace entente::core {

namespace {

constexpr std::int64_t hour_us = 3600 * base::us_per_second;
/// Intervals shorter than this are kept; a longer one is rounded to weeks, as people meet.
constexpr int short_days = 5;

const Frame* frame_of(const Version* version) {
  if (version == nullptr) return nullptr;
  for (const auto& clause : version->clauses) {
    if (clause.in_contract() && clause.kind == ClauseKind::frame) {
      return std::get_if<Frame>(&*clause.body);
    }
  }
  return nullptr;
}

/// The hour that was agreed says more than the minute at which somebody touched "begin".
std::optional<Instant> when(const Session& session) {
  if (session.status == SessionStatus::cancelled) return std::nullopt;
  return session.planned_at ? session.planned_at : session.started_at;
}

/// In order of time.
std::vector<Instant> dates(const Alliance& alliance) {
  std::vector<Instant> out;
  for (const auto& session : alliance.sessions) {
    if (const auto at = when(session)) out.push_back(*at);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<int> usual_days(const std::vector<Instant>& dates) {
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < dates.size(); ++i) gaps.push_back(dates[i].us - dates[i - 1].us);
  if (gaps.empty()) return std::nullopt;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  const auto days = static_cast<int>((*middle + base::us_per_day / 2) / base::us_per_day);
  if (days <= short_days) return std::max(days, 1);
  return (days + 3) / 7 * 7;
}

/// 0 Monday … 6 Sunday; 1970 began on a Thursday.
int weekday_of(Instant at) { return static_cast<int>((at.us / base::us_per_day + 3) % 7); }

Instant days_later(Instant at, std::int64_t days) { return {at.us + days * base::us_per_day}; }

/// The first of `at`, and so many days later each, that lies ahead.
Instant ahead(Instant at, int days, Instant now) {
  if (at > now) return at;
  const auto step = days * base::us_per_day;
  return {at.us + ((now.us - at.us) / step + 1) * step};
}

/// That weekday, at most three days off.
Instant nearest(Instant at, int weekday) {
  const auto later = (weekday - weekday_of(at) + 7) % 7;
  return days_later(at, later <= 3 ? later : later - 7);
}

/// The first of these weekdays, from this day on.
Instant first_of(Instant at, const std::vector<int>& weekdays) {
  while (std::find(weekdays.begin(), weekdays.end(), weekday_of(at)) == weekdays.end()) {
    at = days_later(at, 1);
  }
  return at;
}

/// Nobody met yet: the same hour of another day, on the hour.
Instant begin(Instant now) { return {(now.us + hour_us - 1) / hour_us * hour_us}; }

Instant next_date(const std::vector<Instant>& dates, const std::optional<Rhythm>& said,
                  Instant now) {
  const auto last = dates.empty() ? begin(now) : dates.back();
  const auto rhythm = said.value_or(Rhythm{usual_days(dates).value_or(7), {}});
  const auto& named = rhythm.weekdays;
  if (named.size() > 1) return first_of(ahead(days_later(last, 1), 1, now), named);
  const auto at = ahead(days_later(last, rhythm.days), rhythm.days, now);
  return named.empty() ? at : ahead(nearest(at, named.front()), 7, now);
}

}  // namespace

const Frame* frame_agreed(const Alliance& alliance) {
  const auto* frame = frame_of(alliance.in_force());
  return frame ? frame : frame_of(alliance.negotiation());
}

NextSession suggest_next(const Alliance& alliance, Instant now) {
  NextSession out;
  const auto* frame = frame_agreed(alliance);
  if (!alliance.sessions.empty()) {
    out.minutes = alliance.sessions.back().minutes;
    out.presence = alliance.sessions.back().presence;
  }
  if (frame) {
    out.rhythm = frame->rhythm;
    out.minutes = frame->minutes;
    if (frame->presence != Presence::both) out.presence = frame->presence;
  }
  out.suggested = next_date(dates(alliance), rhythm_of(out.rhythm), now);
  return out;
}

}  // namespace entente::core
