#include "json/codec.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace entente::json::detail {

std::string snake_name(std::string_view pretty) {
  // "... [with T = entente::core::ContractSigned; ...]" (g++) or "... [T = ...]" (clang)
  auto at = pretty.find("T = ");
  auto name = pretty.substr(at + 4);
  name = name.substr(0, name.find_first_of(";]"));
  if (auto colon = name.rfind("::"); colon != std::string_view::npos) name.remove_prefix(colon + 2);
  std::string out;
  for (char c : name) {
    bool capital = c >= 'A' && c <= 'Z';
    if (capital && !out.empty()) out += '_';
    out += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

namespace {
std::string shown(const std::string& path) { return path.empty() ? "/" : path; }
}  // namespace

Error wrong_type(const std::string& path, const char* expected) {
  return invalid("json.type", {{"path", shown(path)}, {"expected", expected}});
}
Error missing(const std::string& path, const char* name) {
  return invalid("json.missing", {{"path", path + "/" + name}});
}
Error unknown(const std::string& path, std::string_view name) {
  return invalid("json.unknown", {{"path", path + "/" + std::string(name.substr(0, 64))}});
}
Error wrong_value(const std::string& path) {
  return invalid("json.value", {{"path", shown(path)}});
}

Result<std::int64_t> integer(const Value& value, const std::string& path) {
  constexpr std::int64_t limit = std::int64_t(1) << 53;
  if (value.is_int64()) {
    auto n = value.get_int64();
    if (n < -limit || n > limit) return wrong_value(path);
    return n;
  }
  if (value.is_uint64()) return wrong_value(path);
  if (value.is_double()) {
    double n = value.get_double();  // 1.0 is an integer to JSON
    if (std::trunc(n) == n && std::abs(n) <= static_cast<double>(limit))
      return static_cast<std::int64_t>(n);
  }
  return wrong_type(path, "integer");
}

Result<double> number(const Value& value, const std::string& path) {
  if (value.is_double()) return value.get_double();
  if (value.is_int64()) return static_cast<double>(value.get_int64());
  if (value.is_uint64()) return static_cast<double>(value.get_uint64());
  return wrong_type(path, "number");
}

Value finite(double value) { return std::isfinite(value) ? Value(value) : Value(nullptr); }

Object args_object(const std::vector<base::Arg>& args) {
  Object out;
  for (const auto& arg : args) out.emplace(arg.name, arg.value);
  return out;
}

Result<std::vector<base::Arg>> args_of(const Value& value, const std::string& path) {
  const auto* object = value.if_object();
  if (!object) return wrong_type(path, "object");
  std::vector<base::Arg> out;
  for (const auto& each : *object) {
    std::string name(each.key());
    if (!each.value().is_string()) return wrong_type(path + "/" + name, "string");
    out.push_back({std::move(name), std::string(each.value().get_string())});
  }
  return out;
}

const Value* member(const Object& object, const char* name) {
  return object.if_contains(name);
}

Result<void> only_known(const Object& object, const std::vector<const char*>& known,
                        const char* also, const std::string& path) {
  for (const auto& each : object) {
    std::string_view name(each.key().data(), each.key().size());
    bool found = (also && name == also) || std::any_of(known.begin(), known.end(), [&](auto* k) {
                   return name == k;
                 });
    if (!found) return unknown(path, name);
  }
  return {};
}

}  // namespace entente::json::detail
