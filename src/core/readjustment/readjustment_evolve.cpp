#include "core/readjustment/readjustment_evolve.hpp"

#include <algorithm>

namespace entente::core {

namespace {

/// None in a damaged stream.
Readjustment* find(Alliance& alliance, ReadjustmentId id) {
  for (auto one = alliance.readjustments.rbegin(); one != alliance.readjustments.rend(); ++one) {
    if (one->id == id) return &*one;
  }
  return nullptr;
}

}  // namespace

void evolve_with(Alliance& alliance, const Recorded& recorded, const ReadjustmentChosen& event) {
  auto& one = alliance.readjustments.emplace_back();
  one.id = event.readjustment;
  one.response = event.response;
  one.alert = event.alert;
  one.sign = event.sign;
  one.clause = event.clause;
  one.session = event.session;
  one.moment = event.moment;
  one.audience = event.audience;
  one.note = event.note;
  one.author = recorded.author;
  one.at = recorded.at;
}

void evolve_with(Alliance& alliance, const Recorded&, const ReadjustmentCorrected& event) {
  auto* one = find(alliance, event.readjustment);
  if (one == nullptr) return;
  one->moment = event.moment;
  one->note = event.note;
}

void evolve_with(Alliance& alliance, const Recorded&, const ReadjustmentDropped& event) {
  if (auto* one = find(alliance, event.readjustment)) one->dropped = true;
}

void evolve_with(Alliance& alliance, const Recorded& recorded, const ReadjustmentJudged& event) {
  auto* one = find(alliance, event.readjustment);
  if (one == nullptr) return;
  std::erase_if(one->judgements, [&](const auto& said) { return said.side == event.side; });
  const auto author = event.in_person ? alliance.patient : recorded.author;
  one->judgements.push_back(
      {event.side, event.help, event.words, author, recorded.at, event.in_person});
}

}  // namespace entente::core
