#include "app/rating_check.hpp"

#include <algorithm>

#include "app/instruments.hpp"

namespace entente::app {

namespace {

struct Asked {
  core::Side side = core::Side::patient;
  std::string instrument;
  int edition = 1;
  const std::vector<core::Answer>* answers = nullptr;
  bool anew = true;  ///< not a correction
};

/// Whose words they are: the person's in the room, or the author's.
core::Side side_of(const core::Alliance& alliance, const core::Context& context) {
  const auto* party = alliance.party(context.on_behalf_of.value_or(context.author));
  const bool patient = party && party->role == core::Role::patient;
  return patient ? core::Side::patient : core::Side::caregiver;
}

std::optional<Asked> corrected(const core::Alliance& alliance,
                               const core::RatingCorrect& command) {
  for (const auto& session : alliance.sessions) {
    if (session.id != command.session) continue;
    for (const auto& one : session.ratings) {
      if (one.id != command.rating) continue;
      return Asked{one.side, one.instrument, one.edition, &command.answers, false};
    }
  }
  return std::nullopt;
}

Result<void> check(const InstrumentsNow& now, const Asked& asked) {
  const auto* one = now.find(asked.instrument, asked.edition);
  const bool asks = one && one->questionnaires.of(asked.side) && (one->enabled || !asked.anew);
  if (!asks) return invalid("rating.instrument", {{"instrument", asked.instrument}});
  std::vector<insight::Answered> answers;
  for (const auto& each : *asked.answers) answers.push_back({each.item, each.milli});
  if (answers.empty()) return {};
  TRY(insight::score(one->key, answers));
  return fhir::check_offered(*one->questionnaires.of(asked.side), answers);
}

}  // namespace

Result<void> check_rating(App& app, const core::Alliance& alliance, const core::Command& command,
                          const core::Context& context) {
  std::optional<Asked> asked;
  if (const auto* give = std::get_if<core::RatingGive>(&command)) {
    asked = {side_of(alliance, context), give->instrument, give->edition, &give->answers, true};
  } else if (const auto* correct = std::get_if<core::RatingCorrect>(&command)) {
    asked = corrected(alliance, *correct);
  }
  if (!asked) return {};
  return check(*TRY(app.instruments->now()), *asked);
}

}  // namespace entente::app
