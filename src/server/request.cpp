#include "server/request.hpp"

#include <charconv>

namespace entente::server {

namespace {

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

Error wrong_query(std::string_view name) {
  return invalid("request.query", {{"name", std::string(name)}});
}

}  // namespace

std::string_view param(const Request& request, std::string_view name) {
  const auto found = request.params.find(std::string(name));
  return found == request.params.end() ? std::string_view() : found->second;
}

Result<std::int64_t> int_param(const Request& request, std::string_view name, std::int64_t least,
                               std::int64_t most) {
  const auto value = number<std::int64_t>(param(request, name));
  if (!value || *value < least || *value > most)
    return invalid("request.path", {{"name", std::string(name)}});
  return *value;
}

Result<std::uint64_t> if_match(const Request& request) {
  auto text = request.header("if-match");
  if (text.size() < 3 || text.front() != '"' || text.back() != '"')
    return invalid("request.if_match");
  const auto seq = number<std::uint64_t>(text.substr(1, text.size() - 2));
  if (!seq) return invalid("request.if_match");
  return *seq;
}

Result<CommandId> idempotency_key(const Request& request) {
  auto id = CommandId::parse(request.header("idempotency-key"));
  if (!id) return invalid("request.idempotency_key");
  return id;
}

Result<std::optional<PartyId>> on_behalf_of(const Request& request) {
  const auto text = request.header("x-on-behalf-of");
  if (text.empty()) return std::optional<PartyId>();
  auto id = PartyId::parse(text);
  if (!id) return invalid("request.on_behalf_of");
  return std::optional<PartyId>(id.value());
}

Result<std::optional<std::uint64_t>> last_event_id(const Request& request) {
  std::string_view name = "Last-Event-ID";
  auto text = request.header("last-event-id");
  if (text.empty()) {
    name = "after";
    text = query_text(request, name).value_or("");
  }
  if (text.empty()) return std::optional<std::uint64_t>();
  const auto position = number<std::uint64_t>(text);
  if (!position) return wrong_query(name);
  return position;
}

std::optional<std::string_view> query_text(const Request& request, std::string_view name) {
  const auto found = request.query.find(std::string(name));
  if (found == request.query.end()) return std::nullopt;
  return found->second;
}

Result<std::int64_t> query_int(const Request& request, std::string_view name, std::int64_t absent,
                               std::int64_t least, std::int64_t most) {
  const auto text = query_text(request, name);
  if (!text) return absent;
  const auto value = number<std::int64_t>(*text);
  if (!value || *value < least || *value > most) return wrong_query(name);
  return *value;
}

}  // namespace entente::server
