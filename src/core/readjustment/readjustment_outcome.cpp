#include "core/readjustment/readjustment_outcome.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/session/rated.hpp"

namespace entente::core {

namespace {

constexpr int sessions_after = 2;

class Course {
 public:
  Course(Rated rated, const Outlook& outlook)
      : rated_(std::move(rated)), course_(course_of(rated_, check_in, outlook)) {}

  /// A rupture had shown by that session, and had not been repaired by then.
  bool torn_at(int number) const {
    bool torn = false;
    for (const auto& mark : course_->marks) {
      if (number_of(mark.at) > number) break;
      if (mark.kind == insight::MarkKind::rupture) torn = true;
      if (mark.kind == insight::MarkKind::repair) torn = false;
    }
    return torn;
  }

  /// None: the patient has not said enough since.
  std::optional<bool> repaired_after(int number) const {
    int rated = 0;
    for (std::size_t at = 0; at < rated_.sessions.size() && rated < sessions_after; ++at) {
      if (number_of(at) <= number || !rated_.sessions[at].scores.patient_milli) continue;
      ++rated;
      if (repaired_at(at)) return true;
    }
    if (rated < sessions_after) return std::nullopt;
    return false;
  }

 private:
  int number_of(std::size_t at) const { return rated_.sessions[at].session->number; }
  bool repaired_at(std::size_t at) const {
    return std::any_of(course_->marks.begin(), course_->marks.end(), [&](const auto& mark) {
      return mark.at == at && mark.kind == insight::MarkKind::repair;
    });
  }

  Rated rated_;
  std::shared_ptr<const insight::Course> course_;
};

}  // namespace

std::vector<ReadjustmentOutcome> readjustment_outcomes(const Alliance& alliance,
                                                       const Outlook& outlook) {
  std::vector<ReadjustmentOutcome> out;
  if (alliance.readjustments.empty()) return out;
  const Course course(rated_sessions(alliance, check_in, std::nullopt, outlook), outlook);
  std::set<std::pair<int, std::string>> seen;
  for (const auto& one : alliance.readjustments) {
    if (one.dropped || one.audience == Audience::own || !course.torn_at(one.session)) continue;
    if (!seen.emplace(one.session, one.response).second) continue;
    if (const auto repaired = course.repaired_after(one.session)) {
      out.push_back({one.response, *repaired});
    }
  }
  return out;
}

}  // namespace entente::core
