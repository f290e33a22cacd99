// JSON Schema (2020-12) of every type the codec reads, for the OpenAPI document.
#pragma once
#include <string>
#include <tuple>

#include "json/codec.hpp"

namespace entente::json {

/// Named schemas met on the way ("#/components/schemas/Name").
using Components = boost::json::object;

/// Gives the schema of one type and adds the described types it refers to.
using SchemaOf = boost::json::value (*)(Components&);

namespace detail {

/// "ContractSign" from the codec's own "contract_sign".
std::string pascal(std::string_view snake);
Object reference(const std::string& name);

template <class T>
Value schema(Components& components);

template <class T>
Object struct_schema(Components& components, const char* tag) {
  Object properties;
  Array required;
  if (tag) {
    properties.emplace("kind", Object{{"const", tag}});
    required.push_back("kind");
  }
  mp::mp_for_each<Members<T>>([&](auto d) {
    using Field = std::decay_t<decltype(std::declval<T&>().*d.pointer)>;
    properties.emplace(d.name, schema<Field>(components));
    if (!is_optional<Field>::value) required.push_back(d.name);
  });
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

/// Written once under its name; members of a variant carry their tag.
template <class T>
Value named_struct(Components& components, const char* tag) {
  auto name = pascal(kind_name<T>());
  if (!components.contains(name)) {
    components.emplace(name, nullptr);  // stops a type that refers to itself
    components[name] = struct_schema<T>(components, tag);
  }
  return reference(name);
}

template <class T>
Value variant_schema(Components& components) {
  Array options;
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, mp::mp_rename<T, mp::mp_list>>>([&](auto id) {
    using Held = typename decltype(id)::type;
    options.push_back(named_struct<Held>(components, kind_name<Held>().c_str()));
  });
  return Object{{"oneOf", std::move(options)},
                {"discriminator", Object{{"propertyName", "kind"}}}};
}

template <class T>
Value schema(Components& components) {
  if constexpr (std::is_same_v<T, std::vector<base::Arg>>) {
    return Object{{"type", "object"}, {"additionalProperties", Object{{"type", "string"}}}};
  } else if constexpr (std::is_same_v<T, bool>) {
    return Object{{"type", "boolean"}};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return Object{{"type", "string"}};
  } else if constexpr (std::is_same_v<T, Value>) {
    return Object{};
  } else if constexpr (std::is_integral_v<T>) {
    return Object{{"type", "integer"}};
  } else if constexpr (std::is_enum_v<T>) {
    Array names;
    mp::mp_for_each<bd::describe_enumerators<T>>([&](auto d) { names.push_back(d.name); });
    return Object{{"type", "string"}, {"enum", std::move(names)}};
  } else if constexpr (std::is_same_v<T, base::Instant>) {
    return Object{{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::is_same_v<T, base::Date>) {
    return Object{{"type", "string"}, {"format", "date"}};
  } else if constexpr (Textual<T>) {
    return Object{{"type", "string"}, {"pattern", "^[0-7][0-9a-hjkmnp-tv-z]{25}$"}};
  } else if constexpr (is_optional<T>::value) {
    return schema<typename T::value_type>(components);
  } else if constexpr (is_vector<T>::value) {
    return Object{{"type", "array"}, {"items", schema<typename T::value_type>(components)}};
  } else if constexpr (is_array<T>::value) {
    auto size = std::tuple_size_v<T>;
    return Object{{"type", "array"},
                  {"items", schema<typename T::value_type>(components)},
                  {"minItems", size},
                  {"maxItems", size}};
  } else if constexpr (is_variant<T>::value) {
    return variant_schema<T>(components);
  } else {
    return named_struct<T>(components, nullptr);
  }
}

}  // namespace detail

/// Structs become a $ref with `required` and `additionalProperties: false`; enums, strings with
/// `enum`; variants, `oneOf` with the discriminator `kind`; ids and instants, strings with a
/// `pattern` or `format`.
template <class T>
boost::json::value schema_of(Components& components) {
  return detail::schema<T>(components);
}

}  // namespace entente::json
