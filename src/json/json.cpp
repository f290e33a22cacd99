#include "json/json.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <type_traits>
#include <vector>

namespace entente::json {
namespace {

namespace bj = boost::json;

/// Builds the value while refusing what Boost's own parser lets pass: duplicate keys.
struct Builder {
  constexpr static std::size_t max_object_size = std::size_t(-1);
  constexpr static std::size_t max_array_size = std::size_t(-1);
  constexpr static std::size_t max_key_size = 1 << 16;
  constexpr static std::size_t max_string_size = std::size_t(-1);

  struct Level {
    Value value;
    std::string key;
  };
  std::vector<Level> levels;
  std::string text;
  std::string duplicate;
  Value root;

  bool put(Value value) {
    if (levels.empty()) {
      root = std::move(value);
      return true;
    }
    auto& level = levels.back();
    if (auto* array = level.value.if_array()) {
      array->push_back(std::move(value));
      return true;
    }
    auto [at, fresh] = level.value.get_object().emplace(level.key, std::move(value));
    if (!fresh) duplicate = level.key;
    return fresh;
  }
  bool refuse(bj::error_code& ec) {
    ec = bj::error::syntax;
    return false;
  }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) {
    levels.push_back({Object{}, {}});
    return true;
  }
  bool close(bj::error_code& ec) {
    auto value = std::move(levels.back().value);
    levels.pop_back();
    return put(std::move(value)) || refuse(ec);
  }
  bool on_object_end(std::size_t, bj::error_code& ec) { return close(ec); }
  bool on_array_begin(bj::error_code&) {
    levels.push_back({Array{}, {}});
    return true;
  }
  bool on_array_end(std::size_t, bj::error_code& ec) { return close(ec); }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    text.append(part.data(), part.size());
    return true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& ec) {
    text.append(part.data(), part.size());
    auto& level = levels.back();
    level.key = std::move(text);
    text.clear();
    if (level.value.get_object().contains(level.key)) {
      duplicate = level.key;
      return refuse(ec);
    }
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    text.append(part.data(), part.size());
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& ec) {
    text.append(part.data(), part.size());
    Value value = bj::string(text);
    text.clear();
    return put(std::move(value)) || refuse(ec);
  }
  bool on_number_part(bj::string_view part, bj::error_code&) {
    text.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t n, bj::string_view, bj::error_code& ec) {
    text.clear();
    return put(n) || refuse(ec);
  }
  bool on_uint64(std::uint64_t n, bj::string_view, bj::error_code& ec) {
    text.clear();
    return put(n) || refuse(ec);
  }
  bool on_double(double, bj::string_view part, bj::error_code& ec) {
    text.append(part.data(), part.size());
    double n = 0;  // read again: the parser's own rounding may be off by one in the last place
    auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
    bool whole = failed == std::errc{} && end == text.data() + text.size();
    text.clear();
    return (whole && std::isfinite(n) && put(n)) || refuse(ec);
  }
  bool on_bool(bool b, bj::error_code& ec) { return put(b) || refuse(ec); }
  bool on_null(bj::error_code& ec) { return put(nullptr) || refuse(ec); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

/// RFC 8785 sorts by UTF-16 code units: this differs from UTF-8 byte order only where a character
/// beyond the BMP (a surrogate, D800–DFFF) meets one of E000–FFFF.
bool before_utf16(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
  if (i == a.size() || i == b.size()) return a.size() < b.size();
  auto x = static_cast<unsigned char>(a[i]), y = static_cast<unsigned char>(b[i]);
  auto unit = [](unsigned char lead) { return lead >= 0xF0 ? 0xED80 : lead << 8; };
  // Leads EE and EF (E000–FFFF) come after the surrogates that F0… stands for.
  if ((x >= 0xF0) != (y >= 0xF0) && (x >= 0xEE && y >= 0xEE)) return unit(x) < unit(y);
  return x < y;
}

void put_string(std::string_view text, std::string& out) {
  out += '"';
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          constexpr char hex[] = "0123456789abcdef";
          out += "\\u00";
          out += hex[c >> 4];
          out += hex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

/// ECMAScript's Number::toString (ECMA-262, 6.1.6.1.20) from the shortest digits.
void put_double(double number, std::string& out) {
  if (number == 0) {
    out += '0';
    return;
  }
  char buffer[40];
  auto [end, ec] = std::to_chars(buffer, buffer + sizeof buffer, number,
                                 std::chars_format::scientific);
  (void)ec;
  std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  if (text[0] == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  auto e = text.find('e');
  int exponent = std::atoi(std::string(text.substr(e + 1)).c_str());
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  int k = static_cast<int>(digits.size()), n = exponent + 1;
  if (k <= n && n <= 21) {
    out += digits;
    out.append(static_cast<std::size_t>(n - k), '0');
  } else if (0 < n && n <= 21) {
    out += digits.substr(0, static_cast<std::size_t>(n)) + "." +
           digits.substr(static_cast<std::size_t>(n));
  } else if (-6 < n && n <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
  } else {
    out += digits.substr(0, 1);
    if (k > 1) out += "." + digits.substr(1);
    out += n > 0 ? "e+" : "e-";
    out += std::to_string(std::abs(n - 1));
  }
}

/// RFC 8785 knows doubles only: an integer that none of them holds is written as its neighbour.
template <class Integer>
void put_integer(Integer number, std::string& out) {
  constexpr Integer exact = Integer(1) << 53;
  bool beyond = number > exact;
  if constexpr (std::is_signed_v<Integer>) beyond = beyond || number < -exact;
  if (beyond)
    put_double(static_cast<double>(number), out);
  else
    out += std::to_string(number);
}

void put_value(const Value& value, std::string& out) {
  switch (value.kind()) {
    case bj::kind::null: out += "null"; break;
    case bj::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
    case bj::kind::int64: put_integer(value.get_int64(), out); break;
    case bj::kind::uint64: put_integer(value.get_uint64(), out); break;
    case bj::kind::double_: put_double(value.get_double(), out); break;
    case bj::kind::string: put_string(value.get_string(), out); break;
    case bj::kind::array: {
      out += '[';
      bool first = true;
      for (const auto& item : value.get_array()) {
        if (!first) out += ',';
        first = false;
        put_value(item, out);
      }
      out += ']';
      break;
    }
    case bj::kind::object: {
      std::vector<const bj::key_value_pair*> members;
      for (const auto& member : value.get_object()) members.push_back(&member);
      std::sort(members.begin(), members.end(),
                [](auto* a, auto* b) { return before_utf16(a->key(), b->key()); });
      out += '{';
      bool first = true;
      for (auto* member : members) {
        if (!first) out += ',';
        first = false;
        put_string(member->key(), out);
        out += ':';
        put_value(member->value(), out);
      }
      out += '}';
    }
  }
}

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) return invalid("json.too_large");
  bj::parse_options options;
  options.max_depth = limits.depth;
  bj::basic_parser<Builder> parser(options);
  bj::error_code ec;
  auto used = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && used == text.size()) return std::move(parser.handler().root);
  if (!parser.handler().duplicate.empty())
    return invalid("json.duplicate_key", {{"key", parser.handler().duplicate}});
  if (ec == bj::error::too_deep) return invalid("json.too_deep");
  return invalid("json.malformed", {{"at", std::to_string(used)}});
}

std::string canonical(const Value& value) {
  std::string out;
  put_value(value, out);
  return out;
}

}  // namespace entente::json
