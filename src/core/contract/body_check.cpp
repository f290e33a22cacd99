// The fields of a wording: blank, length, ranges, dates.
#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

Result<void> check_date(std::string_view field, const std::optional<Date>& date, Date min,
                        Date today) {
  const Date max{today.days + limits::horizon_days};
  if (!date || (*date >= min && *date <= max)) return {};
  return invalid("field.range", {{"field", std::string(field)},
                                 {"min", min.text()},
                                 {"max", max.text()}});
}

Result<void> check(const Aim& aim, Date) { return check_text("text", aim.text, limits::text); }

/// The scale may stay empty, or be filled level by level: it is not a condition to sign.
Result<void> check(const Objective& objective, Date) {
  TRY(check_text("patient_words", objective.patient_words, limits::text, Blank::allowed));
  TRY(check_text("text", objective.text, limits::text));
  for (const auto& level : objective.scale) {
    TRY(check_text("scale", level, limits::text, Blank::allowed));
  }
  return check_range("weight", objective.weight, limits::weight_min, limits::weight_max);
}

/// "How often" may stay empty: some actions are done once.
Result<void> check(const Action& action, Date today) {
  TRY(check_text("text", action.text, limits::text));
  TRY(check_text("how_often", action.how_often, limits::text, Blank::allowed));
  return check_date("until", action.until, today, today);
}

Result<void> check(const Commitment& commitment, Date) {
  return check_text("text", commitment.text, limits::text);
}

Result<void> check(const Information& information, Date) {
  TRY(check_text("text", information.text, limits::text));
  return check_text("explanation", information.explanation, limits::explanation);
}

Result<void> check(const Frame& frame, Date today) {
  TRY(check_text("rhythm", frame.rhythm, limits::text));
  TRY(check_range("minutes", frame.minutes, limits::minutes_min, limits::minutes_max));
  TRY(check_text("place", frame.place, limits::text, Blank::allowed));
  TRY(check_text("confidentiality", frame.confidentiality, limits::text, Blank::allowed));
  TRY(check_text("reach", frame.reach, limits::text, Blank::allowed));
  TRY(check_date("review", frame.review, today, today));
  return check_date("end", frame.end, frame.review.value_or(today), today);
}

}  // namespace

Result<void> check_body(const ClauseBody& body, Date today) {
  return std::visit([&](const auto& one) { return check(one, today); }, body);
}

}  // namespace entente::core
