#include "core/session/session_view.hpp"

#include <algorithm>

namespace entente::core {

std::optional<Side> side_of(const Viewer& viewer) {
  if (viewer.role == Role::patient || viewer.role == Role::representative) return Side::patient;
  if (viewer.role == Role::caregiver) return Side::caregiver;
  return std::nullopt;
}

bool access_sign(const Sign& sign, const Session& session, const Viewer& viewer) {
  if (sign.author == viewer.party) return true;
  if (sign.taken_back) return false;
  const bool caregiver = viewer.role == Role::caregiver;
  switch (sign.family) {
    case SignFamily::countertransference:
      return false;
    case SignFamily::transference:
      return caregiver;
    case SignFamily::attitude:
      return !caregiver || session.ended_at.has_value();
    case SignFamily::resistance:
    case SignFamily::reactance:
    case SignFamily::engagement:
      break;
  }
  return true;
}

namespace {

/// Rule 8.
bool is_blind(const Rating& rating, const Session& session, Side own, Instant now) {
  return rating.side != own && !session.open(rating.instrument, now);
}

SessionView seen(const Session& session, const Viewer& viewer, Side own, Instant now) {
  SessionView out{session, {}};
  auto& shown = out.session;
  for (const auto& rating : session.ratings) {
    if (is_blind(rating, session, own, now)) out.blind.push_back({rating.side, rating.instrument});
  }
  std::erase_if(shown.ratings,
                [&](const auto& one) { return is_blind(one, session, own, now); });
  std::erase_if(shown.signs, [&](const auto& one) { return !access_sign(one, session, viewer); });
  std::erase_if(shown.words, [](const auto& one) { return one.taken_back; });
  return out;
}

}  // namespace

std::vector<SessionView> sessions_for(const Alliance& alliance, const Viewer& viewer,
                                      Instant now) {
  std::vector<SessionView> out;
  const auto own = side_of(viewer);
  if (!own) return out;
  out.reserve(alliance.sessions.size());
  for (const auto& session : alliance.sessions) out.push_back(seen(session, viewer, *own, now));
  const auto when = [](const SessionView& one) {
    const auto& session = one.session;
    return session.started_at ? *session.started_at : session.planned_at.value_or(Instant{});
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const auto& a, const auto& b) { return when(a) > when(b); });
  return out;
}

}  // namespace entente::core
