// The rows that calibrations are learnt from, projected from a folded alliance.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "app/alliances.hpp"
#include "core/outlook.hpp"
#include "insight/course.hpp"
#include "insight/series.hpp"

namespace entente::app {

/// What the check-in's answers add up to, session by session, as far as it is open to both sides
/// (rule 8): what the clock alone opens is here from the next event on. In thousandths.
struct CourseContent {
  insight::Scale scale;
  std::vector<int> numbers;  ///< of sessions with an answer, rising
  std::vector<std::optional<int>> patient;
  std::vector<std::optional<int>> caregiver;
};
BOOST_DESCRIBE_STRUCT(CourseContent, (), (scale, numbers, patient, caregiver))

/// None: nothing was answered that both may know.
std::optional<storage::CourseRow> course_row(const LoadedAlliance& now,
                                             const core::Outlook& outlook);

storage::CourseRow sealed_course(const LoadedAlliance& now, const CourseContent& course);

/// Errors: fault `crypto.not_opened`, `alliance.malformed`.
Result<CourseContent> open_course(const storage::CourseRow& row, const crypto::Key& key);

/// In the unit of an instrument of that scale.
insight::Series series_of(const CourseContent& course, const insight::Scale& scale);

}  // namespace entente::app
