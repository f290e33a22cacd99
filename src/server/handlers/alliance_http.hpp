// What the handlers of alliances share: from a request to a command, from a receipt to an answer.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>

#include "app/alliance_command.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/route.hpp"

namespace entente::server {

struct Receipt {
  std::uint64_t seq = 0;
  std::uint64_t position = 0;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (seq, position))

/// The alliance of the path. An id that cannot be one is one that nobody has.
Result<AllianceId> alliance_of(const Request& request);

/// Idempotency-Key, If-Match and X-On-Behalf-Of. Errors: request.*.
Result<app::CommandOptions> options_of(const Request& request);

/// The receipt; of a conflict, also what changed since the sequence number named.
Response receipt_answer(app::App& app, const app::Caller& caller, AllianceId id, std::uint64_t seen,
                        const Result<storage::Receipt>& result, int status = 200);

/// A route whose body is one of the core's commands.
template <class Command>
Answer command_handler(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = alliance_of(request);
  if (!id) return problem_response(id.error());
  const auto options = options_of(request);
  if (!options) return problem_response(options.error());
  const auto command = body_of<Command>(request);
  if (!command) return problem_response(command.error());
  return receipt_answer(app, caller, *id, options->seen,
                        app::alliance_command(app, caller, *id, *command, *options));
}

/// A command of the core: body, handler and schema come from its one description.
template <class Command>
Route act(std::string_view pattern, std::string_view name) {
  return {Method::post,
          pattern,
          name,
          Access::logged_in,
          Lane::command,
          command_handler<Command>,
          &json::schema_of<Command>,
          &json::schema_of<Receipt>};
}

}  // namespace entente::server
