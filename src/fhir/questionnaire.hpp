// A FHIR R4 Questionnaire as the pages show it and the scoring needs it. What would be shown or
// counted wrongly is refused rather than guessed.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insight/scoring.hpp"
#include "json/json.hpp"

namespace entente::fhir {

/// A text in both languages. Where the questionnaire has but one, it stands for both.
struct Words {
  std::string fr;
  std::string en;
  bool operator==(const Words&) const = default;
};
BOOST_DESCRIBE_STRUCT(Words, (), (fr, en))

/// `scale`: a number between two ends (integer, decimal). `choice`: one of some options. A
/// `boolean` is answered by 0 or 1000; a `text` is not part of a rating.
enum class QuestionKind { scale, choice, text, group, display, boolean };
BOOST_DESCRIBE_ENUM(QuestionKind, scale, choice, text, group, display, boolean)

/// `milli`: what the option counts (ordinalValue, itemWeight, valueInteger); none: it has no value.
struct QuestionOption {
  std::string code;
  Words label;
  std::optional<int> milli;
  bool operator==(const QuestionOption&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionOption, (), (code, label, milli))

/// The bounds are those of a scale, or of the options of a choice; otherwise 0. `low`, `high`: what
/// the ends of a scale say. `calculated`: a FHIRPath expression whose value the page shows; it is
/// no question.
struct QuestionItem {
  std::string id;  ///< linkId
  QuestionKind kind = QuestionKind::display;
  Words text;
  bool required = false;
  int min_milli = 0;
  int max_milli = 0;
  int step_milli = 0;
  std::optional<Words> low;
  std::optional<Words> high;
  std::vector<QuestionOption> options;
  std::optional<std::string> calculated;
  std::vector<QuestionItem> items;
  /// A scale or a choice that a person answers by a number.
  bool counts() const;
  bool operator==(const QuestionItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionItem, (), (id, kind, text, required, min_milli, max_milli, step_milli,
                                         low, high, options, calculated, items))

struct Questionnaire {
  Words title;
  std::string url;
  std::optional<Words> copyright;
  std::vector<QuestionItem> items;
  bool operator==(const Questionnaire&) const = default;
};
BOOST_DESCRIBE_STRUCT(Questionnaire, (), (title, url, copyright, items))

constexpr int items_max = 200;
constexpr int depth_max = 5;  ///< of items in items

/// Errors (invalid; `item`: the linkId, or the path where there is none): `questionnaire.not_one`,
/// `questionnaire.two_values` (two value[x] in one element), `questionnaire.title`,
/// `questionnaire.malformed`, `questionnaire.link_id`, `questionnaire.link_twice`,
/// `questionnaire.type` {type}, `questionnaire.unsupported` {what}, `questionnaire.bounds`,
/// `questionnaire.number`, `questionnaire.options`, `questionnaire.expression`,
/// `questionnaire.too_many`, `questionnaire.too_deep`, `questionnaire.no_question` (nothing in it
/// can be counted).
Result<Questionnaire> read_questionnaire(const json::Value& value);

/// Every item, those in items too, in the order they are shown.
std::vector<const QuestionItem*> all_items(const Questionnaire& questionnaire);

/// The key of a questionnaire that comes without one: the mean of all that counts, nothing missing.
insight::ScoringKey derived_key(const Questionnaire& questionnaire);

/// The key with the bounds that the questionnaire gives to its items.
insight::ScoringKey with_bounds_of(insight::ScoringKey key, const Questionnaire& questionnaire);

/// Each item of the key is a question, with the same bounds. Errors (invalid):
/// `questionnaire.key_item` {item}, `questionnaire.key_range` {item, min, max}.
Result<void> check_fit(const insight::ScoringKey& key, const Questionnaire& questionnaire);

/// Each answer is one the questionnaire offers: an option of a choice, a step of a scale.
/// Errors (invalid): `rating.option` {item}.
Result<void> check_offered(const Questionnaire& questionnaire,
                           std::span<const insight::Answered> answers);

}  // namespace entente::fhir
