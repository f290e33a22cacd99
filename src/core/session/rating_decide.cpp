// What each side says of a session, and how far the objectives have come.
#include <algorithm>

#include "core/limits.hpp"
#include "core/session/session_acting.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

Result<void> check_answers(const std::vector<Answer>& answers) {
  if (answers.empty()) return invalid("rating.empty");
  if (answers.size() > limits::answers) return invalid("rating.too_many");
  for (std::size_t i = 0; i < answers.size(); ++i) {
    TRY(check_text("item", answers[i].item, limits::code));
    const auto same = [&](const Answer& one) { return one.item == answers[i].item; };
    if (std::any_of(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(i), same)) {
      return invalid("rating.twice", {{"item", answers[i].item}});
    }
  }
  return {};
}

Side rater(const Acting& acting) {
  return acting.is(Role::patient) ? Side::patient : Side::caregiver;
}

/// Whoever else is of the team did not sit there.
Result<void> was_there(const Acting& acting, const Session& session) {
  if (acting.is(Role::patient) || session.caregiver == acting.subject.id) return {};
  return denied("rating.was_not_there");
}

}  // namespace

Decision decide_on(const Acting& acting, const RatingGive& command) {
  TRY(patient_or_caregiver(acting));
  TRY(check_id(command.rating));
  const Session* session = TRY(held_session(acting, command.session));
  TRY(was_there(acting, *session));
  TRY(check_text("instrument", command.instrument, limits::code));
  TRY(check_range("edition", command.edition, 1, 1000));
  TRY(check_answers(command.answers));
  const auto side = rater(acting);
  if (session->rating(side, command.instrument)) return conflict("rating.given");
  return events(RatingGiven{command.session, command.rating, side, command.instrument,
                            command.edition, command.answers, acting.in_person});
}

Decision decide_on(const Acting& acting, const RatingCorrect& command) {
  TRY(patient_or_caregiver(acting));
  const Session* session = TRY(held_session(acting, command.session));
  const auto given =
      std::find_if(session->ratings.begin(), session->ratings.end(),
                   [&](const auto& one) { return one.id == command.rating; });
  if (given == session->ratings.end()) return not_found("rating.unknown");
  // The patient's answers are the patient's to correct, even where a caregiver held the tablet.
  if (given->side != rater(acting)) return denied("session.not_author");
  if (given->side == Side::caregiver) TRY(same_author(acting, given->author));
  TRY(check_answers(command.answers));
  if (given->answers == command.answers) return std::vector<Event>{};
  return events(
      RatingCorrected{command.session, command.rating, command.answers, acting.in_person});
}

Decision decide_on(const Acting& acting, const GoalRate& command) {
  TRY(patient_or_caregiver(acting));
  TRY(held_session(acting, command.session));
  const auto* clause = acting.alliance.latest(command.objective);
  if (clause == nullptr) return not_found("clause.unknown");
  if (clause->kind != ClauseKind::objective) return invalid("goal.not_objective");
  TRY(check_range("level", command.level, -2, 2));
  return events(GoalRated{command.session, command.objective, command.level});
}

}  // namespace entente::core
