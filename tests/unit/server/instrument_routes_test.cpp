// Instruments over HTTP: who may load, and what a page fetches once.
#include "json/codec.hpp"
#include "server/route.hpp"
#include "unit/app/instrument_world.hpp"

namespace entente::server {
namespace {

using app::good;

class InstrumentRoutes : public ::testing::Test, protected app::InstrumentWorld {
 protected:
  Response call(std::string_view name, const app::Caller& caller, Request request) {
    for (const auto& route : instrument_routes()) {
      if (route.name == name) return std::get<Response>(route.run(app, caller, request));
    }
    ADD_FAILURE() << "no route named " << name;
    return {};
  }
  Response post(std::string_view name, const app::Caller& caller, std::string body,
                const std::string& code = "") {
    Request request;
    request.method = Method::post;
    request.body = std::move(body);
    if (!code.empty()) request.params["code"] = code;
    return call(name, caller, request);
  }
  Response list(const std::string& tag = "", bool may_block = true) {
    Request request;
    request.may_block = may_block;
    if (!tag.empty()) request.headers = {{"if-none-match", tag}};
    return call("instrument_list", lucie.caller, request);
  }
  static std::string tag_of(const Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "ETag") return value;
    }
    return {};
  }
  std::string care() {
    return json::write(patient_form("care", fhir::numbered(10, fhir::choice, 1, 5)));
  }
};

TEST_F(InstrumentRoutes, of_change_are_the_administrators) {
  for (const auto& route : instrument_routes()) {
    EXPECT_EQ(route.access, route.method == Method::get ? Access::logged_in
                                                        : Access::administrator);
  }
  EXPECT_EQ(post("instrument_load", lucie.caller, care()).status, 403);
  EXPECT_EQ(post("instrument_enable", lucie.caller, "{\"enabled\":false}", "care").status, 403);
}

TEST_F(InstrumentRoutes, give_the_list_once_and_again_only_when_it_changed) {
  const auto first = list();
  EXPECT_EQ(first.status, 200);
  const auto read = good(json::read<app::InstrumentList>(*first.body));
  EXPECT_EQ(read.instruments.size(), 12u);
  EXPECT_LT(first.body->size(), 60'000u);
  EXPECT_EQ(list(tag_of(first)).status, 304);
  EXPECT_EQ(post("instrument_load", admin, care()).status, 201);
  const auto second = list(tag_of(first));
  EXPECT_EQ(second.status, 200);
  EXPECT_NE(second.body->find("Question inventée 7"), std::string::npos);
}

TEST_F(InstrumentRoutes, read_on_the_fast_lane_only_what_is_at_hand) {
  app.instruments = std::make_unique<app::Instruments>(*store);  // as after a start
  EXPECT_EQ(list("", false).body, nullptr);
  EXPECT_EQ(list().status, 200);
  EXPECT_EQ(list("", false).status, 200);
}

TEST_F(InstrumentRoutes, say_what_is_wrong_with_a_questionnaire) {
  const auto answer = post("instrument_load", admin,
                           "{\"code\":\"own-x\",\"licence\":false,\"questionnaires\":{\"patient\":"
                           "{\"resourceType\":\"Patient\"}}}");
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body->find("questionnaire.not_one"), std::string::npos);
  EXPECT_EQ(post("instrument_enable", admin, "{\"enabled\":true}", "care").status, 409);
  EXPECT_EQ(post("instrument_enable", admin, "{\"enabled\":true}", "x").status, 404);
  EXPECT_EQ(post("instrument_load", admin, care()).status, 201);
  EXPECT_EQ(post("instrument_enable", admin, "{\"enabled\":true}", "care").status, 204);
}

}  // namespace
}  // namespace entente::server
