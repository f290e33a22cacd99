#include "core/session/session_commands.hpp"
#include "json/codec.hpp"
#include "server/route.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::server {
namespace {

using app::AllianceWorld;
using ::testing::HasSubstr;
using ::testing::Not;

struct Planned : AllianceWorld {
  SessionId session = crypto::random_id<SessionId>();
  Planned() {
    const auto at = base::later(app.now(), 3 * 86'400);
    app::good(act(lucie, core::SessionPlan{session, at, 45, core::Presence::in_person}));
  }
  Response ask(std::string_view name, const app::Person& who,
               std::map<std::string, std::string> query = {}) {
    Request request;
    request.params["id"] = id.text();
    request.query = std::move(query);
    for (const auto& route : course_routes()) {
      if (route.name == name) return std::get<Response>(route.run(app, who.caller, request));
    }
    ADD_FAILURE() << "no route named " << name;
    return {};
  }
};

TEST(CalendarRoutes, give_the_diary_as_a_file_in_the_language_asked_for) {
  Planned world;
  const auto french = world.ask("calendar", world.lucie);
  EXPECT_EQ(french.status, 200);
  EXPECT_EQ(french.content_type, "text/calendar; charset=utf-8");
  EXPECT_THAT(french.headers, ::testing::Contains(std::pair<std::string, std::string>(
                                  "Content-Disposition", "attachment; filename=\"entente.ics\"")));
  EXPECT_THAT(*french.body, HasSubstr("SUMMARY:Séance avec Nom de claire\r\n"));
  const auto english = world.ask("calendar", world.lucie, {{"lang", "en"}});
  EXPECT_THAT(*english.body, HasSubstr("SUMMARY:Session with Nom de claire\r\n"));
  EXPECT_THAT(*english.body, HasSubstr("DESCRIPTION:Tomorrow: session with"));
}

TEST(CalendarRoutes, know_one_session_from_no_session) {
  Planned world;
  EXPECT_EQ(world.ask("calendar", world.lucie, {{"session", world.session.text()}}).status, 200);
  const auto other = crypto::random_id<SessionId>().text();
  EXPECT_EQ(world.ask("calendar", world.lucie, {{"session", other}}).status, 404);
  EXPECT_EQ(world.ask("calendar", world.lucie, {{"session", "x"}}).status, 422);
}

TEST(CalendarRoutes, are_closed_to_strangers_and_relatives) {
  Planned world;
  const auto thomas = world.stranger();
  const auto julie = world.relative();
  for (const auto* name : {"calendar", "session_next"}) {
    EXPECT_EQ(world.ask(name, thomas).status, 404) << name;
    EXPECT_EQ(world.ask(name, julie).status, 403) << name;
  }
}

TEST(CalendarRoutes, tell_a_date_to_begin_from) {
  Planned world;
  const auto answer = world.ask("session_next", world.claire);
  ASSERT_EQ(answer.status, 200);
  const auto value = app::good(json::parse(*answer.body));
  EXPECT_EQ(value.at("minutes").as_int64(), 45);
  EXPECT_EQ(value.at("presence").as_string(), "in_person");
  EXPECT_EQ(value.at("rhythm").as_string(), "");
  EXPECT_EQ(value.at("seq").as_int64(), static_cast<std::int64_t>(world.seq()));
  const auto at = app::good(Instant::parse(std::string(value.at("suggested").as_string())));
  EXPECT_EQ(at, base::later(world.app.now(), 10 * 86'400));
}

}  // namespace
}  // namespace entente::server
