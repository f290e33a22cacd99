// JSON in three ways: a strict reader, RFC 8785 canonical text, and a codec over Boost.Describe.
#pragma once
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

struct Limits {
  std::size_t bytes = 1 << 20;
  std::size_t depth = 64;
};

/// Strict: UTF-8, no duplicate keys, no trailing text, within the limits.
/// Errors (invalid): json.malformed {at}, json.duplicate_key {key}, json.too_deep, json.too_large.
Result<Value> parse(std::string_view text, const Limits& limits = {});

/// RFC 8785 (JCS). Numbers are doubles in ECMAScript's form: an integer beyond ±2^53 that no double
/// holds is written as the nearest one. Doubles must be finite.
std::string canonical(const Value& value);

}  // namespace entente::json
