#include <boost/describe/enum_from_string.hpp>

#include "app/alliance_view.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

namespace {

/// Longer than any name, short enough to be looked for in thousands.
constexpr std::size_t most_typed = 200;

Result<app::ListFilter> filter_of(const Request& request) {
  app::ListFilter filter;
  filter.q = query_text(request, "q").value_or("");
  if (filter.q.size() > most_typed) return invalid("request.query", {{"name", "q"}});
  const std::string only(query_text(request, "only").value_or("all"));
  if (!boost::describe::enum_from_string(only.c_str(), filter.only)) {
    return invalid("request.query", {{"name", "only"}});
  }
  return filter;
}

}  // namespace

Answer alliance_list(app::App& app, const app::Caller& caller, Request& request) {
  const auto offset = query_int(request, "offset", 0, 0, 1'000'000);
  if (!offset) return problem_response(offset.error());
  const auto limit = query_int(request, "limit", 50, 1, 200);
  if (!limit) return problem_response(limit.error());
  const auto filter = filter_of(request);
  if (!filter) return problem_response(filter.error());
  return answer_of(app::alliance_list(app, caller, static_cast<int>(*offset),
                                      static_cast<int>(*limit), *filter));
}

}  // namespace entente::server
