#include "fhir/element.hpp"

#include <cmath>
#include <functional>

namespace entente::fhir {

namespace {

constexpr std::string_view translation = "http://hl7.org/fhir/StructureDefinition/translation";

using Look = std::function<bool(const json::Object&)>;

/// The path of the first object that is looked for, depth first.
std::optional<std::string> find(const json::Value& value, const Look& look,
                                const std::string& path) {
  if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      auto found = find((*array)[i], look, path + "/" + std::to_string(i));
      if (found) return found;
    }
  }
  const auto* object = value.if_object();
  if (object == nullptr) return std::nullopt;
  if (look(*object)) return path.empty() ? "/" : path;
  for (const auto& [name, inside] : *object) {
    auto found = find(inside, look, path + "/" + std::string(name));
    if (found) return found;
  }
  return std::nullopt;
}

/// "valueInteger", "valueCoding": not "value" and not the word "valueSet".
bool is_value_x(std::string_view name) {
  return name.size() > 5 && name.starts_with("value") && name[5] >= 'A' && name[5] <= 'Z' &&
         name != "valueSet";
}

bool speaks(std::string_view code, std::string_view language) {
  return code.starts_with(language) && (code.size() == 2 || code[2] == '-');
}

const json::Array* extensions_of(const json::Object& element) {
  const auto* list = member(element, "extension");
  return list ? list->if_array() : nullptr;
}

std::optional<std::string> translated(const json::Object& beside, std::string_view language) {
  const auto* list = extensions_of(beside);
  if (list == nullptr) return std::nullopt;
  for (const auto& each : *list) {
    const auto* one = each.if_object();
    if (one == nullptr || text_of(*one, "url") != translation) continue;
    const auto* code = extension(*one, "lang");
    const auto* content = extension(*one, "content");
    if (code == nullptr || content == nullptr || !code->is_string()) continue;
    if (!content->is_string() || !speaks(code->get_string(), language)) continue;
    return std::string(content->get_string());
  }
  return std::nullopt;
}

}  // namespace

const json::Value* member(const json::Object& object, std::string_view name) {
  return object.if_contains(name);
}

std::optional<std::string> text_of(const json::Object& object, std::string_view name) {
  const auto* found = member(object, name);
  if (found == nullptr || !found->is_string()) return std::nullopt;
  return std::string(found->get_string());
}

const json::Value* extension(const json::Object& element, std::string_view url) {
  const auto* list = extensions_of(element);
  if (list == nullptr) return nullptr;
  for (const auto& each : *list) {
    const auto* one = each.if_object();
    if (one == nullptr || text_of(*one, "url") != url) continue;
    for (const auto& [name, value] : *one) {
      if (is_value_x(name)) return &value;
    }
  }
  return nullptr;
}

std::optional<Words> Language::words(const json::Object& element, const std::string& name) const {
  const auto base = text_of(element, name);
  if (!base) return std::nullopt;
  Words out{*base, *base};
  const auto* beside = member(element, "_" + name);
  if (beside == nullptr || !beside->is_object()) return out;
  const auto& more = beside->get_object();
  if (!speaks(code, "fr")) out.fr = translated(more, "fr").value_or(*base);
  if (!speaks(code, "en")) out.en = translated(more, "en").value_or(*base);
  return out;
}

std::optional<int> milli_of(const json::Value& value) {
  if (!value.is_number()) return std::nullopt;
  const double milli = 1000 * value.to_number<double>();
  const double whole = std::round(milli);
  if (std::abs(milli) > 1e9 || std::abs(milli - whole) > 1e-6) return std::nullopt;
  return static_cast<int>(whole);
}

std::optional<std::string> two_values(const json::Value& value, const std::string& path) {
  const auto several = [](const json::Object& object) {
    int values = 0;
    for (const auto& each : object) values += is_value_x(each.key());
    return values > 1;
  };
  return find(value, several, path);
}

std::optional<std::string> path_to(const json::Value& value, std::string_view name,
                                   const std::string& path) {
  return find(value, [&](const json::Object& object) { return object.contains(name); }, path);
}

}  // namespace entente::fhir
