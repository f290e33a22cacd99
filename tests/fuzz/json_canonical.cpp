// Doubles and names chosen by the fuzzer rather than by a parser: the canonical form reads back as
// exactly the same number, and members come in the order of their UTF-16 units.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "json/json.hpp"

namespace {

using namespace entente::json;

void require(bool condition) {
  if (!condition) std::abort();
}

void number(const std::uint8_t* data) {
  double n;
  std::memcpy(&n, data, sizeof n);
  if (!std::isfinite(n)) return;
  const auto text = canonical(Value(n));
  const auto back = parse(text);
  require(back && back->to_number<double>() == n && canonical(*back) == text);
  // ECMAScript never writes more than 17 digits of its own.
  int digits = 0;
  for (char c : text.substr(0, text.find('e'))) digits += c >= '1' && c <= '9';
  require(digits <= 17);
}

void names(std::string_view text) {
  Object object;
  for (std::size_t at = 0; at < text.size(); at += 5) object[text.substr(at, 5)] = at;
  const auto out = canonical(object);
  Object reversed;
  for (auto member = object.end(); member != object.begin();) {
    --member;
    reversed.emplace(member->key(), member->value());
  }
  require(canonical(reversed) == out);  // whatever the order they were put in
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size >= 8) number(data);
  names({reinterpret_cast<const char*>(data), size});
  return 0;
}
