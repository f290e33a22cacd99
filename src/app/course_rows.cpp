#include "app/course_rows.hpp"

#include <algorithm>

#include "core/session/rated.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

std::string associated(AllianceId alliance) { return "entente-course/1" + alliance.text(); }

/// Another edition may have had another range: the place within it is what is kept.
std::optional<double> units(const std::optional<int>& milli, const insight::Scale& from,
                            const insight::Scale& to) {
  if (!milli) return std::nullopt;
  const double whole = static_cast<double>(from.max_milli) - from.min_milli;
  if (whole <= 0 || from == to) return *milli / 1000.0;
  const double place = (static_cast<double>(*milli) - from.min_milli) / whole;
  return (to.min_milli + place * (static_cast<double>(to.max_milli) - to.min_milli)) / 1000;
}

bool sound(const CourseContent& course) {
  const auto count = course.numbers.size();
  return course.patient.size() == count && course.caregiver.size() == count;
}

}  // namespace

std::optional<storage::CourseRow> course_row(const LoadedAlliance& now,
                                             const core::Outlook& outlook) {
  const auto rated = core::rated_sessions(now.alliance, core::check_in, std::nullopt, outlook);
  CourseContent content;
  content.scale = rated.scale;
  for (const auto& one : rated.sessions) {
    if (!one.scores.patient_milli && !one.scores.caregiver_milli) continue;
    content.numbers.push_back(one.session->number);
    content.patient.push_back(one.scores.patient_milli);
    content.caregiver.push_back(one.scores.caregiver_milli);
  }
  if (content.numbers.empty()) return std::nullopt;
  return sealed_course(now, content);
}

storage::CourseRow sealed_course(const LoadedAlliance& now, const CourseContent& course) {
  const auto answered = std::count_if(course.patient.begin(), course.patient.end(),
                                      [](const auto& one) { return one.has_value(); });
  const auto id = now.alliance.id;
  return {id, static_cast<int>(answered),
          crypto::seal(now.key, crypto::view(json::write(course)), crypto::view(associated(id)))};
}

Result<CourseContent> open_course(const storage::CourseRow& row, const crypto::Key& key) {
  const auto plain = TRY(crypto::open(key, row.sealed, crypto::view(associated(row.alliance))));
  auto content = json::read<CourseContent>(crypto::text(plain));
  if (!content || !sound(*content)) return fault("alliance.malformed");
  return content;
}

insight::Series series_of(const CourseContent& course, const insight::Scale& scale) {
  insight::Series out;
  for (std::size_t i = 0; i < course.numbers.size(); ++i) {
    out.push_back({course.numbers[i], units(course.patient[i], course.scale, scale),
                   units(course.caregiver[i], course.scale, scale)});
  }
  return out;
}

}  // namespace entente::app
