// A questionnaire and its scoring key, held against each other and against answers.
#include <algorithm>

#include "fhir/questionnaire.hpp"

namespace entente::fhir {

namespace {

const QuestionItem* question(const std::vector<const QuestionItem*>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](auto* one) { return one->id == id; });
  return found == all.end() || !(*found)->counts() ? nullptr : *found;
}

bool offered(const QuestionItem& item, int milli) {
  if (item.kind == QuestionKind::scale) {
    return milli >= item.min_milli && milli <= item.max_milli &&
           (milli - item.min_milli) % item.step_milli == 0;
  }
  return std::any_of(item.options.begin(), item.options.end(),
                     [&](const auto& option) { return option.milli == milli; });
}

}  // namespace

insight::ScoringKey derived_key(const Questionnaire& questionnaire) {
  insight::ScoringKey out;
  for (const auto* item : all_items(questionnaire)) {
    if (item->counts()) out.items.push_back({item->id, item->min_milli, item->max_milli, false});
  }
  return out;
}

insight::ScoringKey with_bounds_of(insight::ScoringKey key, const Questionnaire& questionnaire) {
  const auto all = all_items(questionnaire);
  for (auto& item : key.items) {
    const auto* found = question(all, item.id);
    if (found == nullptr) continue;
    item.min_milli = found->min_milli;
    item.max_milli = found->max_milli;
  }
  return key;
}

Result<void> check_fit(const insight::ScoringKey& key, const Questionnaire& questionnaire) {
  const auto all = all_items(questionnaire);
  for (const auto& item : key.items) {
    const auto* found = question(all, item.id);
    if (found == nullptr) return invalid("questionnaire.key_item", {{"item", item.id}});
    if (found->min_milli == item.min_milli && found->max_milli == item.max_milli) continue;
    return invalid("questionnaire.key_range", {{"item", item.id},
                                               {"min", std::to_string(item.min_milli)},
                                               {"max", std::to_string(item.max_milli)}});
  }
  return {};
}

Result<void> check_offered(const Questionnaire& questionnaire,
                           std::span<const insight::Answered> answers) {
  const auto all = all_items(questionnaire);
  for (const auto& answer : answers) {
    const auto* item = question(all, answer.item);
    if (item == nullptr || !offered(*item, answer.milli)) {
      return invalid("rating.option", {{"item", answer.item}});
    }
  }
  return {};
}

}  // namespace entente::fhir
