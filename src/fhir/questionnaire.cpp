#include "fhir/questionnaire.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "fhir/element.hpp"

namespace entente::fhir {

namespace {

constexpr std::string_view min_value = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view max_value = "http://hl7.org/fhir/StructureDefinition/maxValue";
constexpr std::string_view decimals = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces";
constexpr std::string_view slider_step =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue";
constexpr std::string_view item_control =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view calculation =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
/// R4's own, its name before, and its name since.
constexpr std::string_view weights[] = {
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight"};

/// Members that change what an item asks: read without them, it would be another questionnaire.
constexpr const char* not_read[] = {"enableWhen", "answerValueSet"};

std::optional<QuestionKind> kind_of(std::string_view type) {
  if (type == "integer" || type == "decimal") return QuestionKind::scale;
  if (type == "choice") return QuestionKind::choice;
  if (type == "string" || type == "text") return QuestionKind::text;
  if (type == "group") return QuestionKind::group;
  if (type == "display") return QuestionKind::display;
  if (type == "boolean") return QuestionKind::boolean;
  return std::nullopt;
}

/// What a rating names an item by: short, visible, the same everywhere.
bool is_link_id(std::string_view id) {
  const auto visible = [](char c) { return c > ' ' && c <= '~'; };
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), visible);
}

/// "lower", "upper", "slider", …; empty where the item has no control.
std::string control_of(const json::Object& item) {
  const auto* value = extension(item, item_control);
  const auto* coded = value ? value->if_object() : nullptr;
  const auto* codings = coded ? member(*coded, "coding") : nullptr;
  const auto* list = codings ? codings->if_array() : nullptr;
  if (list == nullptr || list->empty() || !list->front().is_object()) return {};
  return text_of(list->front().get_object(), "code").value_or("");
}

class Reader {
 public:
  explicit Reader(Language language) : language_(std::move(language)) {}

  Result<std::vector<QuestionItem>> items(const json::Value& list, const std::string& path,
                                          int depth) {
    const auto* array = list.if_array();
    if (array == nullptr) return malformed(path);
    std::vector<QuestionItem> out;
    for (std::size_t i = 0; i < array->size(); ++i) {
      const auto* object = (*array)[i].if_object();
      const auto at = path + "/" + std::to_string(i);
      if (object == nullptr) return malformed(at);
      out.push_back(TRY(item(*object, at, depth)));
    }
    return out;
  }

 private:
  static Error malformed(const std::string& item) {
    return invalid("questionnaire.malformed", {{"item", item}});
  }

  Result<QuestionItem> item(const json::Object& object, const std::string& path, int depth) {
    QuestionItem out;
    out.id = text_of(object, "linkId").value_or("");
    if (!is_link_id(out.id)) return invalid("questionnaire.link_id", {{"item", path}});
    if (depth > depth_max) return invalid("questionnaire.too_deep", {{"item", out.id}});
    if (!links_.insert(out.id).second) {
      return invalid("questionnaire.link_twice", {{"item", out.id}});
    }
    if (links_.size() > items_max) return invalid("questionnaire.too_many", {{"item", out.id}});
    controls_[out.id] = control_of(object);
    CHECK(read_type(object, out));
    CHECK(read_text(object, out));
    CHECK(read_calculation(object, out));
    if (out.kind == QuestionKind::scale) CHECK(read_scale(object, out));
    if (out.kind == QuestionKind::choice) CHECK(read_options(object, out));
    if (const auto* inside = member(object, "item")) {
      for (auto& each : TRY(items(*inside, path + "/item", depth + 1))) adopt(out, each);
    }
    return out;
  }

  Result<void> read_type(const json::Object& object, QuestionItem& out) {
    const auto type = text_of(object, "type").value_or("");
    const auto kind = kind_of(type);
    if (!kind) return invalid("questionnaire.type", {{"item", out.id}, {"type", type}});
    out.kind = *kind;
    for (const auto* name : not_read) {
      if (!object.contains(name)) continue;
      return invalid("questionnaire.unsupported", {{"item", out.id}, {"what", name}});
    }
    const auto* repeats = member(object, "repeats");
    if (repeats != nullptr && repeats->is_bool() && repeats->get_bool()) {
      return invalid("questionnaire.unsupported", {{"item", out.id}, {"what", "repeats"}});
    }
    return {};
  }

  Result<void> read_text(const json::Object& object, QuestionItem& out) {
    if (const auto* required = member(object, "required")) {
      if (!required->is_bool()) return malformed(out.id);
      out.required = required->get_bool();
    }
    const auto text = language_.words(object, "text");
    const bool asks = out.kind != QuestionKind::group;
    if (!text && (asks || object.contains("text"))) return malformed(out.id);
    if (text) out.text = *text;
    return {};
  }

  Result<void> read_calculation(const json::Object& object, QuestionItem& out) {
    const auto* value = extension(object, calculation);
    if (value == nullptr) return {};
    const auto* expression = value->if_object();
    const auto text = expression ? text_of(*expression, "expression") : std::nullopt;
    const bool is_path = text && text_of(*expression, "language") == "text/fhirpath";
    if (!is_path || text->empty() || text->size() > 2000) {
      return invalid("questionnaire.expression", {{"item", out.id}});
    }
    out.calculated = *text;
    return {};
  }

  /// A number of an extension; none where it is absent.
  static Result<std::optional<int>> number(const json::Object& object, std::string_view url,
                                           const std::string& id) {
    const auto* value = extension(object, url);
    if (value == nullptr) return std::optional<int>();
    const auto milli = milli_of(*value);
    if (!milli) return invalid("questionnaire.number", {{"item", id}});
    return milli;
  }

  Result<void> read_scale(const json::Object& object, QuestionItem& out) {
    const auto low = TRY(number(object, min_value, out.id));
    const auto high = TRY(number(object, max_value, out.id));
    const auto step = TRY(number(object, slider_step, out.id));
    const auto places = TRY(number(object, decimals, out.id));
    if (out.calculated && !low && !high) return {};
    if (!low || !high || *low >= *high) {
      return invalid("questionnaire.bounds", {{"item", out.id}});
    }
    out.min_milli = *low;
    out.max_milli = *high;
    const bool whole = text_of(object, "type") == "integer" || places == 0;
    out.step_milli = step.value_or(whole ? 1000 : 100);
    if (out.step_milli <= 0) return invalid("questionnaire.number", {{"item", out.id}});
    return {};
  }

  Result<void> read_options(const json::Object& object, QuestionItem& out) {
    const auto* list = member(object, "answerOption");
    const auto* array = list ? list->if_array() : nullptr;
    if (array == nullptr || array->empty()) {
      return invalid("questionnaire.options", {{"item", out.id}});
    }
    for (const auto& each : *array) {
      if (!each.is_object()) return malformed(out.id);
      out.options.push_back(TRY(option(each.get_object(), out.id)));
    }
    return bounds_of_options(out);
  }

  /// All options have a value, each its own, or none has.
  static Result<void> bounds_of_options(QuestionItem& out) {
    std::set<int> values;
    std::set<std::string> codes;
    for (const auto& each : out.options) {
      codes.insert(each.code);
      if (each.milli) values.insert(*each.milli);
    }
    const bool apart = codes.size() == out.options.size();
    const bool counted = values.size() == out.options.size();
    if (!apart || !(counted || values.empty())) {
      return invalid("questionnaire.options", {{"item", out.id}});
    }
    if (!counted) return {};
    out.min_milli = *values.begin();
    out.max_milli = *values.rbegin();
    return {};
  }

  Result<QuestionOption> option(const json::Object& object, const std::string& id) {
    QuestionOption out;
    const json::Object* coding = nullptr;
    if (const auto* value = member(object, "valueCoding")) {
      coding = value->if_object();
      if (coding == nullptr) return malformed(id);
      const auto label = language_.words(*coding, "display");
      out.code = text_of(*coding, "code").value_or(label ? label->fr : "");
      out.label = label.value_or(Words{out.code, out.code});
    } else if (const auto* whole = member(object, "valueInteger")) {
      out.milli = milli_of(*whole);
      if (!out.milli) return invalid("questionnaire.number", {{"item", id}});
      out.code = std::to_string(*out.milli / 1000);
      out.label = {out.code, out.code};
    } else if (const auto text = language_.words(object, "valueString")) {
      out.label = *text;
      out.code = text_of(object, "valueString").value_or("");
    }
    if (out.code.empty()) return invalid("questionnaire.options", {{"item", id}});
    for (const auto url : weights) {
      auto weight = TRY(number(object, url, id));
      if (!weight && coding) weight = TRY(number(*coding, url, id));
      if (weight) out.milli = weight;
    }
    return out;
  }

  /// What the ends of a scale say belongs to the scale.
  void adopt(QuestionItem& out, QuestionItem& inside) {
    const auto& control = controls_[inside.id];
    const bool end = out.kind == QuestionKind::scale && inside.kind == QuestionKind::display;
    if (end && control == "lower") {
      out.low = std::move(inside.text);
    } else if (end && control == "upper") {
      out.high = std::move(inside.text);
    } else {
      out.items.push_back(std::move(inside));
    }
  }

  Language language_;
  std::set<std::string> links_;
  std::map<std::string, std::string> controls_;
};

void walk(const std::vector<QuestionItem>& items, std::vector<const QuestionItem*>& out) {
  for (const auto& item : items) {
    out.push_back(&item);
    walk(item.items, out);
  }
}

}  // namespace

Result<Questionnaire> read_questionnaire(const json::Value& value) {
  const auto* object = value.if_object();
  if (object == nullptr || text_of(*object, "resourceType") != "Questionnaire") {
    return invalid("questionnaire.not_one");
  }
  if (const auto path = two_values(value)) {
    return invalid("questionnaire.two_values", {{"item", *path}});
  }
  if (const auto path = path_to(value, "modifierExtension")) {
    return invalid("questionnaire.unsupported", {{"item", *path}, {"what", "modifierExtension"}});
  }
  const Language language{text_of(*object, "language").value_or("fr")};
  Questionnaire out;
  const auto title = language.words(*object, "title");
  if (!title || title->fr.empty()) return invalid("questionnaire.title");
  out.title = *title;
  out.url = text_of(*object, "url").value_or("");
  out.copyright = language.words(*object, "copyright");
  const auto* items = member(*object, "item");
  if (items == nullptr) return invalid("questionnaire.no_question");
  out.items = TRY(Reader(language).items(*items, "/item", 1));
  const auto all = all_items(out);
  const bool any = std::any_of(all.begin(), all.end(), [](auto* one) { return one->counts(); });
  if (!any) return invalid("questionnaire.no_question");
  return out;
}

bool QuestionItem::counts() const {
  return (kind == QuestionKind::scale || kind == QuestionKind::choice) && !calculated &&
         min_milli < max_milli;
}

std::vector<const QuestionItem*> all_items(const Questionnaire& questionnaire) {
  std::vector<const QuestionItem*> out;
  walk(questionnaire.items, out);
  return out;
}

}  // namespace entente::fhir
