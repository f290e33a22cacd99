// What handlers read from a request, checked.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/result.hpp"
#include "json/codec.hpp"
#include "server/http/message.hpp"

namespace entente::server {

/// The JSON body. Errors: the codec's (`json.*`).
template <class T>
Result<T> body_of(const Request& request) {
  return json::read<T>(request.body);
}

/// A parameter of the route's pattern; empty if the pattern has none of that name.
std::string_view param(const Request& request, std::string_view name);

/// An id of the path. Errors: invalid `id.malformed`.
template <class IdType = AllianceId>
Result<IdType> id_param(const Request& request, std::string_view name) {
  return IdType::parse(param(request, name));
}

/// A whole number of the path. Errors: invalid `request.path` {name}.
Result<std::int64_t> int_param(const Request& request, std::string_view name, std::int64_t least,
                               std::int64_t most);

/// The `seq` the caller's screen shows: `If-Match: "12"`. Errors: invalid `request.if_match`.
Result<std::uint64_t> if_match(const Request& request);

/// `Idempotency-Key`, made by the client. Errors: invalid `request.idempotency_key`.
Result<CommandId> idempotency_key(const Request& request);

/// `X-On-Behalf-Of`: the party in the room whose word a caregiver records; none if absent.
/// Errors: invalid `request.on_behalf_of`.
Result<std::optional<PartyId>> on_behalf_of(const Request& request);

/// Where an event stream resumes: `Last-Event-ID`, or the query's `after`; none if absent.
/// Errors: invalid `request.query` {name}.
Result<std::optional<std::uint64_t>> last_event_id(const Request& request);

/// Text of the query; none if absent.
std::optional<std::string_view> query_text(const Request& request, std::string_view name);

/// A whole number of the query within bounds, `absent` when it is not given.
/// Errors: invalid `request.query` {name}.
Result<std::int64_t> query_int(const Request& request, std::string_view name, std::int64_t absent,
                               std::int64_t least, std::int64_t most);

/// An id of the query; none if absent. Errors: invalid `request.query` {name}.
template <class IdType>
Result<std::optional<IdType>> query_id(const Request& request, std::string_view name) {
  const auto text = query_text(request, name);
  if (!text || text->empty()) return std::optional<IdType>();
  auto id = IdType::parse(*text);
  if (!id) return invalid("request.query", {{"name", std::string(name)}});
  return std::optional<IdType>(id.value());
}

}  // namespace entente::server
