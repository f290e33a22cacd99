#include <set>

#include "json/codec.hpp"
#include "server/handlers/account_http.hpp"
#include "server/handlers/invitation_qr.hpp"
#include "server/route.hpp"
#include "unit/app/account_world.hpp"

namespace entente::server {
namespace {

using app::World;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The answer of one route, by its name.
Response call(World& world, std::string_view name, const app::Caller& caller, Request request) {
  for (const auto& route : account_routes()) {
    if (route.name == name) return std::get<Response>(route.run(world.app, caller, request));
  }
  ADD_FAILURE() << "no route named " << name;
  return {};
}

template <class Body>
Request asking(const Body& body) {
  Request request;
  request.method = Method::post;
  request.body = json::write(body);
  request.remote = "192.0.2.1";
  return request;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

std::string key_of(const Response& response) {
  const auto value = app::good(json::parse(*response.body));
  return std::string(value.at("key").as_string());
}

TEST(AccountRoutes, have_each_a_name_and_a_place_of_their_own) {
  std::set<std::string_view> names;
  std::set<std::pair<Method, std::string_view>> places;
  for (const auto& route : account_routes()) {
    EXPECT_TRUE(names.insert(route.name).second) << route.name;
    EXPECT_TRUE(places.emplace(route.method, route.pattern).second) << route.pattern;
    EXPECT_NE(route.run, nullptr);
    EXPECT_EQ(route.answer == nullptr, route.success == 204) << route.name;
  }
}

TEST(AccountRoutes, that_compute_a_password_hash_run_apart_from_the_others) {
  const std::set<std::string_view> hashing{"account_enrol", "login_start", "account_password",
                                           "account_recovery", "recovery_use",
                                           "account_pin", "login_take_back"};
  for (const auto& route : account_routes()) {
    EXPECT_EQ(route.lane == Lane::slow, hashing.count(route.name) == 1) << route.name;
  }
}

TEST(AccountRoutes, open_to_everyone_are_only_those_before_a_log_in) {
  const std::set<std::string_view> open{"account_establishment", "account_demo", "account_enrol",
                                        "recovery_look", "recovery_use", "login_salt",
                                        "login_start", "invitation_look"};
  for (const auto& route : account_routes()) {
    EXPECT_EQ(route.access == Access::everyone, open.count(route.name) == 1) << route.name;
  }
}

TEST(AccountRoutes, log_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use) {
  World world;
  world.first_admin();
  auto request = asking(app::LoginAttempt{"nadia", app::secret("password")});
  const auto plain = call(world, "login_start", {}, request);
  EXPECT_EQ(plain.status, 200);
  EXPECT_THAT(header(plain, "Set-Cookie"),
              AllOf(StartsWith("entente="), HasSubstr("; HttpOnly"),
                    HasSubstr("; SameSite=Strict"), HasSubstr("; Path=/"),
                    Not(HasSubstr("Secure"))));
  request.secure = true;
  const auto secure = call(world, "login_start", {}, request);
  const auto cookie = header(secure, "Set-Cookie");
  EXPECT_THAT(cookie, AllOf(StartsWith("__Host-entente="), HasSubstr("; Secure"),
                            HasSubstr("; HttpOnly"), HasSubstr("; SameSite=Strict"),
                            HasSubstr("; Path=/")));
  const auto token = cookie.substr(cookie.find('=') + 1, 43);
  EXPECT_TRUE(app::good(caller_of(world.app, token)).known());
  EXPECT_EQ(secure.body->find(token), std::string::npos);
}

TEST(AccountRoutes, log_out_takes_the_cookie_away) {
  World world;
  const auto caller = world.caller(world.first_admin());
  const auto out = call(world, "login_end_current", caller, {});
  EXPECT_EQ(out.status, 204);
  EXPECT_THAT(header(out, "Set-Cookie"), AllOf(StartsWith("entente=;"), HasSubstr("Max-Age=0")));
}

TEST(AccountRoutes, refusals_of_a_log_in_are_equal_byte_for_byte) {
  World world;
  world.first_admin();
  const auto known = call(world, "login_start", {},
                          asking(app::LoginAttempt{"nadia", app::secret("guess")}));
  const auto unknown = call(world, "login_start", {},
                            asking(app::LoginAttempt{"nobody", app::secret("guess")}));
  EXPECT_EQ(known.status, 403);
  EXPECT_EQ(key_of(known), "login.refused");
  EXPECT_EQ(*known.body, *unknown.body);
  EXPECT_EQ(known.headers, unknown.headers);
}

TEST(AccountRoutes, too_many_tries_are_told_when_to_come_back) {
  World world;
  const auto guess = asking(app::LoginAttempt{"nobody", app::secret("guess")});
  for (int i = 0; i < 5; ++i) EXPECT_EQ(call(world, "login_start", {}, guess).status, 403);
  const auto sixth = call(world, "login_start", {}, guess);
  EXPECT_EQ(sixth.status, 429);
  EXPECT_EQ(header(sixth, "Retry-After"), "1");
}

TEST(AccountRoutes, an_enrolment_answers_the_account_and_lets_in) {
  World world;
  const auto made =
      call(world, "account_enrol", {}, asking(app::enrolment(world.first_code(), "nadia")));
  EXPECT_EQ(made.status, 201);
  EXPECT_NE(header(made, "Set-Cookie"), "");
  const auto me = app::good(json::read<app::Me>(*made.body));
  EXPECT_EQ(me.login_name, "nadia");
}

TEST(AccountRoutes, an_unknown_member_of_a_body_is_refused) {
  World world;
  Request request;
  request.body = R"({"login_name":"nadia","login_key":"x","more":1})";
  const auto answer = call(world, "login_start", {}, request);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(key_of(answer), "json.unknown");
}

TEST(AccountRoutes, an_invitation_is_answered_with_its_code_link_and_picture_once) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const app::StaffInvite asked{crypto::random_id<InvitationId>(), core::AccountRole::caregiver,
                               "Claire", world.unit(admin)};
  const auto made = call(world, "invitation_staff", admin, asking(asked));
  EXPECT_EQ(made.status, 201);
  const auto invitation = app::good(json::parse(*made.body));
  const auto code = std::string(invitation.at("code").as_string());
  EXPECT_EQ(code.size(), 12u);
  EXPECT_EQ(std::string(invitation.at("link").as_string()),
            "https://entente.example/rejoindre#" + code);
  EXPECT_THAT(std::string(invitation.at("qr").as_string()), StartsWith("<svg "));
  const auto list = call(world, "invitation_list", admin, {});
  EXPECT_EQ(list.status, 200);
  EXPECT_EQ(list.body->find(code), std::string::npos);
}

TEST(AccountRoutes, an_id_that_is_none_is_refused) {
  World world;
  const auto admin = world.caller(world.first_admin());
  Request request = asking(app::PersonDisable{true});
  request.params["id"] = "not-an-id";
  const auto answer = call(world, "admin_disable", admin, request);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(key_of(answer), "id.malformed");
}

TEST(AccountRoutes, tell_of_the_establishment_without_a_log_in_and_of_the_demo_only_in_it) {
  World world;
  const auto about = call(world, "account_establishment", {}, {});
  EXPECT_EQ(about.status, 200);
  EXPECT_THAT(*about.body, HasSubstr("\"languages\":[\"fr\",\"en\"]"));
  EXPECT_EQ(call(world, "account_demo", {}, {}).status, 404);
}

TEST(Qr, is_a_square_of_black_strokes_on_white_with_a_quiet_zone) {
  const auto svg = qr_svg("https://entente.example/rejoindre#7K3Q9XYZ4MNP");
  // 46 bytes at medium correction need version 4: 33 modules, and 4 of quiet on each side.
  EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 41 41\""));
  // The upper left finder pattern begins with a stroke of seven.
  EXPECT_THAT(svg, HasSubstr("d=\"M4 4h7v1h-7z"));
  EXPECT_EQ(qr_svg(std::string(5000, 'x')), "");
}

}  // namespace
}  // namespace entente::server
