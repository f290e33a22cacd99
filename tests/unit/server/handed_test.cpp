// Walks the whole table of routes with a log-in that is lent: nothing opens by accident.
#include "server/handed.hpp"

#include <algorithm>
#include <set>

#include "app/login_handed.hpp"
#include "core/session/session_commands.hpp"
#include "server/router.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::server {
namespace {

using app::good;

struct Lending : testing::Test {
  app::AllianceWorld world;
  app::LoggedIn in = good(world.log_in("claire"));
  SessionId session = crypto::random_id<SessionId>();
  Router router = make_router(world.app, all_routes());

  void SetUp() override {
    good(world.act(world.claire, core::SessionStart{session, world.app.now()}));
    good(app::account_pin(world.app, world.caller(in), {"4071", {}, {}}));
    good(app::login_hand_over(world.app, world.caller(in), {world.id, session}));
  }

  std::string filled(std::string_view pattern) const {
    std::string out(pattern);
    for (auto at = out.find('{'); at != std::string::npos; at = out.find('{'))
      out.replace(at, out.find('}') - at + 1, world.id.text());
    return out;
  }
  Response ask(Method method, const std::string& path, const std::string& body = "",
               const std::string& behalf = "") {
    Request request;
    request.method = method;
    request.path = path;
    request.remote = "192.0.2.1";
    request.body = body;
    request.headers = {{"cookie", "entente=" + in.token.reveal()},
                       {"host", "localhost:8080"},
                       {"content-type", "application/json"},
                       {"if-match", "\"" + std::to_string(world.seq()) + "\""},
                       {"idempotency-key", crypto::random_id<CommandId>().text()}};
    if (!behalf.empty()) request.headers.emplace_back("x-on-behalf-of", behalf);
    return std::get<Response>(router(method, path).run(request));
  }
  std::string key_of(const Response& response) {
    if (response.status < 400) return "ok";
    return std::string(good(json::parse(*response.body)).at("key").as_string());
  }

  std::string place(const std::string& what) const {
    return "/api/v1/alliances/" + world.id.text() + "/sessions/" + what;
  }
  std::string rating(SessionId about) const {
    return json::write(core::RatingGive{about, crypto::random_id<RatingId>(), "entente-check-in", 1,
                                        {{"trust", 8000}, {"heard", 8000}, {"objectives", 8000},
                                         {"actions", 8000}, {"disagree", 8000}, {"whole", 8000}}});
  }
  std::string sign(const std::string& code) const {
    return json::write(core::SignRecord{session, crypto::random_id<SignId>(), code,
                                        world.app.now(), 0, false, ""});
  }
};

TEST_F(Lending, closes_every_route_but_these) {
  const std::set<std::string_view> open{"account_establishment", "account_me", "catalogue",
                                        "instrument_list", "login_end_current",
                                        "login_take_back"};
  const std::set<std::string_view> theirs{"rating_give", "sign_record"};
  for (const auto& route : all_routes()) {
    const auto use = lent_use(route.name);
    EXPECT_EQ(use == Lent::open, open.count(route.name) == 1) << route.name;
    EXPECT_EQ(use == Lent::patient, theirs.count(route.name) == 1) << route.name;
    if (use == Lent::open) continue;
    for (const std::string body : {"", "{}"}) {
      const auto answer = ask(route.method, filled(route.pattern), body);
      EXPECT_EQ(answer.status, 403) << route.name;
      EXPECT_EQ(key_of(answer), "login.handed_over") << route.name;
    }
  }
  EXPECT_TRUE(world.caller(in).handed);
}

TEST_F(Lending, leaves_open_what_the_patients_page_is_made_of) {
  EXPECT_EQ(ask(Method::get, "/api/v1/establishment").status, 200);
  EXPECT_EQ(ask(Method::get, "/api/v1/instruments").status, 200);
  const auto me = good(json::parse(*ask(Method::get, "/api/v1/me").body)).as_object();
  EXPECT_EQ(me.at("wrapped_keys").as_string(), "");
  EXPECT_EQ(me.at("handed").at("patient_name").as_string(), "Nom de lucie");
}

TEST_F(Lending, takes_the_answers_of_that_patient_for_that_session_only) {
  const auto give = place("ratings/give");
  const auto lucie = world.lucie.party.text();
  const auto other = crypto::random_id<SessionId>();
  const std::string elsewhere = "/api/v1/alliances/" + AllianceId{other.bytes}.text() +
                                "/sessions/ratings/give";
  EXPECT_EQ(key_of(ask(Method::post, give, rating(session))), "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, give, rating(session), world.claire.party.text())),
            "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, give, rating(session), "nobody")), "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, give, rating(other), lucie)), "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, elsewhere, rating(session), lucie)), "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, give, "[]", lucie)), "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, give, rating(session), lucie)), "ok");
}

TEST_F(Lending, takes_what_the_patient_felt_and_no_sign_about_the_patient) {
  const auto record = place("signs/record");
  const auto lucie = world.lucie.party.text();
  EXPECT_EQ(key_of(ask(Method::post, record, sign("felt-heard"), lucie)), "ok");
  EXPECT_EQ(key_of(ask(Method::post, record, sign("felt-heard"))), "login.handed_over");
  EXPECT_EQ(key_of(ask(Method::post, record, sign("dodges-objective"), lucie)),
            "role.caregiver_only");
}

TEST_F(Lending, ends_with_the_pin_and_the_cookie_goes_with_the_last_wrong_one) {
  const std::string back = "/api/v1/logins/current/take-back";
  EXPECT_EQ(ask(Method::post, back, R"({"pin":"4071"})").status, 200);
  EXPECT_EQ(ask(Method::get, "/api/v1/alliances").status, 200);
  good(app::login_hand_over(world.app, world.caller(in), {world.id, session}));
  Response last;
  for (int i = 0; i < 5; ++i) last = ask(Method::post, back, R"({"pin":"9999"})");
  EXPECT_EQ(key_of(last), "pin.spent");
  ASSERT_FALSE(last.headers.empty());
  EXPECT_NE(std::ranges::find(last.headers, std::string("Set-Cookie"),
                              [](const auto& header) { return header.first; }),
            last.headers.end());
  EXPECT_EQ(key_of(ask(Method::get, "/api/v1/me")), "login.needed");
}

}  // namespace
}  // namespace entente::server
