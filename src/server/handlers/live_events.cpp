#include "app/live_hub.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer live_events(app::App& app, const app::Caller& caller, Request& request) {
  const auto last = last_event_id(request);
  if (!last) return problem_response(last.error());
  auto backlog = app::live_backlog(app, caller, *last);
  if (!backlog) return problem_response(backlog.error());
  return EventStream{caller.account.text(), std::move(backlog).value()};
}

Answer live_changes(app::App& app, const app::Caller& caller, Request& request) {
  const auto after = query_int(request, "after", 0, 0, (std::int64_t{1} << 53) - 1);
  if (!after) return problem_response(after.error());
  return answer_of(app::live_changes(app, caller, static_cast<std::uint64_t>(*after)));
}

}  // namespace entente::server
