// A text that differs when two described values differ: equality for types that have none.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/alliance/alliance.hpp"

namespace entente::core {

inline void digest(std::string& out, const std::string& value) {
  out += std::to_string(value.size()) + ":" + value;
}
inline void digest(std::string& out, bool value) { out += value ? 't' : 'f'; }
inline void digest(std::string& out, int value) { out += std::to_string(value) + ";"; }
inline void digest(std::string& out, std::uint64_t value) { out += std::to_string(value) + ";"; }
inline void digest(std::string& out, Instant value) { out += std::to_string(value.us) + ";"; }
inline void digest(std::string& out, Date value) { out += std::to_string(value.days) + ";"; }
template <class Tag>
void digest(std::string& out, const Id<Tag>& value) {
  out.append(reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size());
}
template <class E>
  requires std::is_enum_v<E>
void digest(std::string& out, E value) {
  out += std::to_string(static_cast<int>(value)) + ";";
}
template <class T>
void digest(std::string& out, const std::optional<T>& value);
template <class T>
void digest(std::string& out, const std::vector<T>& value);
template <class T, std::size_t N>
void digest(std::string& out, const std::array<T, N>& value);
template <class... Ts>
void digest(std::string& out, const std::variant<Ts...>& value);

template <class T>
  requires boost::describe::has_describe_members<T>::value
void digest(std::string& out, const T& value) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_any_access>;
  boost::mp11::mp_for_each<Members>([&](auto member) { digest(out, value.*member.pointer); });
}

template <class T>
void digest(std::string& out, const std::optional<T>& value) {
  out += value ? '+' : '-';
  if (value) digest(out, *value);
}
template <class T>
void digest(std::string& out, const std::vector<T>& value) {
  out += std::to_string(value.size()) + "[";
  for (const auto& one : value) digest(out, one);
}
template <class T, std::size_t N>
void digest(std::string& out, const std::array<T, N>& value) {
  for (const auto& one : value) digest(out, one);
}
template <class... Ts>
void digest(std::string& out, const std::variant<Ts...>& value) {
  out += std::to_string(value.index()) + "|";
  std::visit([&](const auto& one) { digest(out, one); }, value);
}

inline void digest(std::string& out, const Alliance& alliance) {
  digest(out, alliance.id);
  digest(out, alliance.seq);
  digest(out, alliance.status);
  digest(out, alliance.changed_at);
  digest(out, alliance.patient);
  digest(out, alliance.referent);
  digest(out, alliance.parties);
  digest(out, alliance.versions);
  digest(out, alliance.attachments);
  digest(out, alliance.sessions);
  digest(out, alliance.proposals);
  digest(out, alliance.close_reason);
  for (const auto& version : alliance.versions) digest(out, version.signed_as);
}

template <class T>
std::string digest_of(const T& value) {
  std::string out;
  digest(out, value);
  return out;
}

}  // namespace entente::core
