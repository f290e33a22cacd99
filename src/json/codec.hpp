// The JSON codec of every described struct: one description of a command gives its reader, its
// writer and (see schema.hpp) its OpenAPI schema.
//
// to_json(x):   members in order; an empty optional is left out.
// from_json<T>: strict. A missing member, an unknown member and a wrong type are errors that name
//               their path. An optional or a member of a type with a default is still required
//               unless it is std::optional (absent or null) — except that `bool`, `std::string` and
//               `std::vector` members may be absent when `Mode::lenient` (events of the past).
// Handled types: bool, int, int64, uint64 (all within ±2^53), double (finite; only for what is kept
// beside the ledger, so it has no schema), std::string (valid UTF-8), described
// enums (by name), described structs (with bases), std::optional, std::vector, std::array,
// std::variant of described structs (tag member "kind": the type's name in snake_case), base::Id,
// base::Instant, base::Date (as text).
// Errors (invalid): json.missing {path}, json.unknown {path}, json.type {path, expected},
// json.value {path}.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "json/json.hpp"

namespace entente::json {

enum class Mode { strict, lenient };

namespace detail {
namespace bd = boost::describe;
namespace mp = boost::mp11;

template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_array : std::false_type {};
template <class T, std::size_t N> struct is_array<std::array<T, N>> : std::true_type {};
template <class T> struct is_variant : std::false_type {};
template <class... T> struct is_variant<std::variant<T...>> : std::true_type {};

/// Ids, instants and days: a text form and a reader of their own.
template <class T>
concept Textual = requires(const T& value, std::string_view text) {
  { value.text() } -> std::convertible_to<std::string>;
  { T::parse(text) } -> std::same_as<Result<T>>;
};

template <class T>
using Members = bd::describe_members<T, bd::mod_public | bd::mod_inherited>;

/// The last part of a qualified C++ name, in snake_case.
std::string snake_name(std::string_view pretty_function);
template <class T>
std::string kind_name() {
  static const std::string name = snake_name(__PRETTY_FUNCTION__);
  return name;
}

Error wrong_type(const std::string& path, const char* expected);
Error missing(const std::string& path, const char* name);
Error unknown(const std::string& path, std::string_view name);
Error wrong_value(const std::string& path);
/// An integer within ±2^53. Errors: json.type.
Result<std::int64_t> integer(const Value& value, const std::string& path);
/// Errors: json.type.
Result<double> number(const Value& value, const std::string& path);
/// JSON has no word for what is not finite: null, which reads as an error.
Value finite(double value);
const Value* member(const Object& object, const char* name);
/// Refuses members that are neither in `known` nor equal to `also`.
Result<void> only_known(const Object& object, const std::vector<const char*>& known,
                        const char* also, const std::string& path);

/// The arguments of a sentence are one object: {"clause": "01h…"}.
Object args_object(const std::vector<base::Arg>& args);
Result<std::vector<base::Arg>> args_of(const Value& value, const std::string& path);

template <class T> Value encode(const T& value);
template <class T> Result<T> decode(const Value& value, Mode mode, const std::string& path);

template <class T>
Object encode_struct(const T& value) {
  Object out;
  mp::mp_for_each<Members<T>>([&](auto d) {
    const auto& field = value.*d.pointer;
    if constexpr (is_optional<std::decay_t<decltype(field)>>::value) {
      if (field) out.emplace(d.name, encode(*field));
    } else {
      out.emplace(d.name, encode(field));
    }
  });
  return out;
}

template <class T>
Value encode(const T& value) {
  if constexpr (std::is_same_v<T, std::vector<base::Arg>>) {
    return args_object(value);
  } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) {
    return Value(value);
  } else if constexpr (std::is_same_v<T, Value>) {
    return value;
  } else if constexpr (std::is_integral_v<T>) {
    return Value(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, double>) {
    return finite(value);
  } else if constexpr (std::is_enum_v<T>) {
    const char* name = bd::enum_to_string(value, "");
    return Value(name);
  } else if constexpr (Textual<T>) {
    return Value(value.text());
  } else if constexpr (is_optional<T>::value) {
    return value ? encode(*value) : Value(nullptr);
  } else if constexpr (is_vector<T>::value || is_array<T>::value) {
    Array out;
    out.reserve(value.size());
    for (const auto& item : value) out.push_back(encode(item));
    return out;
  } else if constexpr (is_variant<T>::value) {
    return std::visit(
        [](const auto& held) -> Value {
          Object out = encode_struct(held);
          out.emplace("kind", kind_name<std::decay_t<decltype(held)>>());
          return out;
        },
        value);
  } else {
    return encode_struct(value);
  }
}

template <class T>
constexpr bool may_be_absent(Mode mode) {
  if (is_optional<T>::value) return true;
  return mode == Mode::lenient && (std::is_same_v<T, bool> || std::is_same_v<T, std::string> ||
                                   std::is_same_v<T, int> || is_vector<T>::value);
}

template <class T>
Result<T> decode_struct(const Value& value, Mode mode, const std::string& path, const char* tag) {
  const auto* object = value.if_object();
  if (!object) return wrong_type(path, "object");
  T out{};
  std::optional<Error> error;
  std::vector<const char*> known;
  mp::mp_for_each<Members<T>>([&](auto d) {
    using Field = std::decay_t<decltype(out.*d.pointer)>;
    known.push_back(d.name);
    if (error) return;
    const auto* found = member(*object, d.name);
    if (!found) {
      if (!may_be_absent<Field>(mode)) error = missing(path, d.name);
      return;
    }
    auto field = decode<Field>(*found, mode, path + "/" + d.name);
    if (field)
      out.*d.pointer = std::move(field).value();
    else
      error = std::move(field).error();
  });
  if (error) return *std::move(error);
  if (auto checked = only_known(*object, known, tag, path); !checked) return checked.error();
  return out;
}

/// The alternative of that name; `tag`: the member that named it, if one did.
template <class T>
Result<T> decode_kind(std::string_view kind, const Value& value, Mode mode,
                      const std::string& path, const char* tag) {
  std::optional<Result<T>> out;
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, mp::mp_rename<T, mp::mp_list>>>([&](auto id) {
    using Held = typename decltype(id)::type;
    if (out || kind != kind_name<Held>()) return;
    auto held = decode_struct<Held>(value, mode, path, tag);
    if (held)
      out = Result<T>(T(std::move(held).value()));
    else
      out = Result<T>(std::move(held).error());
  });
  if (!out) return wrong_value(path + "/kind");
  return *std::move(out);
}

template <class T>
Result<T> decode_variant(const Value& value, Mode mode, const std::string& path) {
  const auto* object = value.if_object();
  if (!object) return wrong_type(path, "object");
  const auto* kind = member(*object, "kind");
  if (!kind) return missing(path, "kind");
  if (!kind->is_string()) return wrong_type(path + "/kind", "string");
  return decode_kind<T>(kind->get_string(), value, mode, path, "kind");
}

template <class T>
Result<T> decode_list(const Value& value, Mode mode, const std::string& path) {
  const auto* array = value.if_array();
  if (!array) return wrong_type(path, "array");
  T out{};
  if constexpr (is_array<T>::value) {
    if (array->size() != out.size()) return wrong_value(path);
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    auto item = TRY(decode<typename T::value_type>((*array)[i], mode,
                                                   path + "/" + std::to_string(i)));
    if constexpr (is_array<T>::value)
      out[i] = std::move(item);
    else
      out.push_back(std::move(item));
  }
  return out;
}

template <class T>
Result<T> decode(const Value& value, Mode mode, const std::string& path) {
  if constexpr (std::is_same_v<T, Value>) {
    return value;
  } else if constexpr (std::is_same_v<T, std::vector<base::Arg>>) {
    return args_of(value, path);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!value.is_bool()) return wrong_type(path, "boolean");
    return value.get_bool();
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!value.is_string()) return wrong_type(path, "string");
    return std::string(value.get_string());
  } else if constexpr (std::is_integral_v<T>) {
    auto whole = TRY(integer(value, path));
    if (!std::in_range<T>(whole)) return wrong_value(path);
    return static_cast<T>(whole);
  } else if constexpr (std::is_same_v<T, double>) {
    return number(value, path);
  } else if constexpr (std::is_enum_v<T>) {
    if (!value.is_string()) return wrong_type(path, "string");
    T out{};
    const std::string name(value.get_string());
    // Asked back, because a zero byte inside would end the name too early.
    if (!bd::enum_from_string(name.c_str(), out) || bd::enum_to_string(out, "") != name)
      return wrong_value(path);
    return out;
  } else if constexpr (Textual<T>) {
    if (!value.is_string()) return wrong_type(path, "string");
    auto out = T::parse(value.get_string());
    if (!out) return wrong_value(path);
    return out;
  } else if constexpr (is_optional<T>::value) {
    if (value.is_null()) return T{};
    return T(TRY(decode<typename T::value_type>(value, mode, path)));
  } else if constexpr (is_vector<T>::value || is_array<T>::value) {
    return decode_list<T>(value, mode, path);
  } else if constexpr (is_variant<T>::value) {
    return decode_variant<T>(value, mode, path);
  } else {
    return decode_struct<T>(value, mode, path, nullptr);
  }
}
}  // namespace detail

template <class T>
Value to_json(const T& value) {
  return detail::encode(value);
}
template <class T>
Result<T> from_json(const Value& value, Mode mode = Mode::strict) {
  return detail::decode<T>(value, mode, "");
}
/// parse + from_json.
template <class T>
Result<T> read(std::string_view text, Mode mode = Mode::strict, const Limits& limits = {}) {
  return from_json<T>(TRY(parse(text, limits)), mode);
}
/// Canonical text.
template <class T>
std::string write(const T& value) {
  return canonical(to_json(value));
}

/// "contract_signed" for ContractSigned: the tag of variants, and an event's kind.
template <class T>
std::string kind_of() {
  return detail::kind_name<T>();
}
template <class V>
std::string kind_of_variant(const V& value) {
  return std::visit([](const auto& held) { return kind_of<std::decay_t<decltype(held)>>(); },
                    value);
}
/// The payload of an event: its members, without `kind`.
template <class V>
Value to_json_untagged(const V& value) {
  return std::visit([](const auto& held) -> Value { return detail::encode_struct(held); }, value);
}
/// Errors: as from_json; an unknown kind is json.value {path: "kind"}.
template <class V>
Result<V> from_json_untagged(std::string_view kind, const Value& value, Mode mode = Mode::strict) {
  return detail::decode_kind<V>(kind, value, mode, "", nullptr);
}

}  // namespace entente::json
