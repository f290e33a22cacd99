// Answers: JSON, nothing, or an Error as application/problem+json (RFC 9457, docs/api.md).
#pragma once
#include <string>

#include "base/result.hpp"
#include "json/codec.hpp"
#include "server/http/message.hpp"

namespace entente::server {

/// The one switch from a failure to an HTTP status.
int status_of(const Error& error);

/// `more` adds members, e.g. `changes` of `alliance.changed`. Statuses 429 and 503 carry
/// Retry-After: the error's arg `seconds` when it has one, else a short time.
Response problem_response(const Error& error, json::Object more = {});

/// `body` is JSON text already.
Response json_response(int status, std::string body);
Response no_content();

/// A value as canonical JSON.
template <class T>
Response json_answer(int status, const T& value) {
  return json_response(status, json::write(value));
}
/// What a use case gave: 200 with its value, or the problem.
template <class T>
Response answer_of(const Result<T>& result, int status = 200) {
  return result ? json_answer(status, result.value()) : problem_response(result.error());
}
inline Response answer_of(const Result<void>& result) {
  return result ? no_content() : problem_response(result.error());
}

}  // namespace entente::server
