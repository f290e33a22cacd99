#include "server/request.hpp"

#include <gmock/gmock.h>

#include "server/problem.hpp"

namespace entente::server {
namespace {

using testing::Contains;
using testing::Pair;

Request with(std::string name, std::string value) {
  Request out;
  out.headers = {{std::move(name), std::move(value)}};
  return out;
}

TEST(RequestHeaders, NameTheStateSeen) {
  EXPECT_EQ(if_match(with("if-match", "\"12\"")).value(), 12u);
  for (const auto* wrong : {"", "12", "\"\"", "\"a\"", "\"-1\"", "\"1", "W/\"1\"", "*",
                            "\"99999999999999999999\""})
    EXPECT_EQ(if_match(with("if-match", wrong)).error().key, "request.if_match") << wrong;
}

TEST(RequestHeaders, NameTheCommandAndThePartyInTheRoom) {
  const std::string id = "01234567890123456789abcdef";
  EXPECT_EQ(idempotency_key(with("idempotency-key", id))->text(), id);
  EXPECT_EQ(idempotency_key({}).error().key, "request.idempotency_key");
  EXPECT_EQ(on_behalf_of({}).value(), std::nullopt);
  EXPECT_EQ(on_behalf_of(with("x-on-behalf-of", id)).value()->text(), id);
  EXPECT_EQ(on_behalf_of(with("x-on-behalf-of", "x")).error().key, "request.on_behalf_of");
}

TEST(RequestQuery, GivesNumbersWithinBounds) {
  Request request;
  request.query = {{"limit", "20"}, {"empty", ""}, {"text", "2x"}};
  EXPECT_EQ(query_int(request, "limit", 5, 1, 100).value(), 20);
  EXPECT_EQ(query_int(request, "offset", 5, 1, 100).value(), 5);
  EXPECT_EQ(query_int(request, "limit", 5, 1, 10).error().key, "request.query");
  EXPECT_EQ(query_int(request, "empty", 5, 1, 10).error().key, "request.query");
  EXPECT_EQ(query_int(request, "text", 5, 1, 10).error().key, "request.query");
}

TEST(RequestQuery, ResumesFromTheHeaderOrTheQuery) {
  EXPECT_EQ(last_event_id({}).value(), std::nullopt);
  EXPECT_EQ(last_event_id(with("last-event-id", "7")).value(), 7u);
  EXPECT_FALSE(last_event_id(with("last-event-id", "seven")));
  Request request;
  request.query = {{"after", "9"}};
  EXPECT_EQ(last_event_id(request).value(), 9u);
}

TEST(Problems, HaveTheStatusOfTheirCategoryOrKey) {
  EXPECT_EQ(status_of(invalid("json.type")), 422);
  EXPECT_EQ(status_of(invalid("json.malformed")), 400);
  EXPECT_EQ(status_of(invalid("json.too_large")), 413);
  EXPECT_EQ(status_of(denied("login.needed")), 401);
  EXPECT_EQ(status_of(denied("access.role")), 403);
  EXPECT_EQ(status_of(not_found("alliance.unknown")), 404);
  EXPECT_EQ(status_of(conflict("alliance.changed")), 409);
  EXPECT_EQ(status_of({Category::unsupported, "request.content_type"}), 415);
  EXPECT_EQ(status_of({Category::busy, "tries.too_many"}), 429);
  EXPECT_EQ(status_of(unavailable("store.read_only")), 503);
  EXPECT_EQ(status_of(fault("store.failed")), 500);
}

TEST(Problems, CarryTheirKeyArgumentsAndLines) {
  Error error = conflict("contract.not_ready", {{"version", "2"}});
  error.problems = {{"contract.missing.aim", {{"clause", "x"}}}};
  const auto response = problem_response(error, {{"changes", json::Array{}}});
  EXPECT_EQ(*response.body,
            R"({"args":{"version":"2"},"changes":[],"key":"contract.not_ready",)"
            R"("problems":[{"args":{"clause":"x"},"key":"contract.missing.aim"}],)"
            R"("status":409,"type":"about:blank"})");
  EXPECT_EQ(response.content_type, "application/problem+json");
}

TEST(Problems, SayWhenToComeBack) {
  const Error error{Category::busy, "tries.too_many", {{"seconds", "60"}}};
  EXPECT_THAT(problem_response(error).headers, Contains(Pair("Retry-After", "60")));
  EXPECT_THAT(problem_response(unavailable("store.full")).headers,
              Contains(Pair("Retry-After", "1")));
}

}  // namespace
}  // namespace entente::server
