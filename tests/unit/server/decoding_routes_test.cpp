// Suggestions over HTTP: what is asked, what is answered, and that nobody on the way keeps it.
#include "app/decoding.hpp"
#include "json/codec.hpp"
#include "server/router.hpp"
#include "unit/app/account_world.hpp"

namespace entente::server {
namespace {

using app::good;

struct DecodingRoute : testing::Test {
  app::World world;
  app::LoggedIn admin = world.first_admin();
  app::LoggedIn claire = world.staff(world.caller(admin), "claire");
  std::vector<AccessLine> lines;
  Router router;

  DecodingRoute() {
    RouterOptions options;
    options.log = [this](const AccessLine& line) { lines.push_back(line); };
    router = make_router(world.app, all_routes(), std::move(options));
  }
  void with_model() {
    world.app.decoding->decode = [](std::string_view, language::Kind, language::Language) {
      language::Decoded out;
      out.language = language::Language::fr;
      out.signs = {
          {"evasive-gaze", "resistance", 0.83, true, false, {{3, 14, "fixe le sol"}}, {}, 0}};
      return out;
    };
  }
  Response post(const std::string& body, const app::LoggedIn* in) {
    Request request;
    request.method = Method::post;
    request.path = "/api/v1/decodings";
    request.body = body;
    request.headers = {{"host", "localhost"}, {"content-type", "application/json"}};
    if (in) request.headers.emplace_back("cookie", "entente=" + in->token.reveal());
    return std::get<Response>(router(Method::post, request.path).run(request));
  }
  std::string key_of(const Response& response) {
    return std::string(good(json::parse(*response.body)).at("key").as_string());
  }
};

bool kept_nowhere(const Response& response) {
  int said = 0;
  for (const auto& [name, value] : response.headers) {
    if (name == "Cache-Control" && value == "no-store") ++said;
  }
  return said == 1;
}

const std::string note = R"({"text":"Il fixe le sol.","kind":"note"})";

TEST_F(DecodingRoute, answers_with_the_signs_and_the_words_behind_them) {
  with_model();
  const auto response = post(note, &claire);
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(kept_nowhere(response));
  EXPECT_EQ(good(json::parse(*response.body)),
            good(json::parse(R"({"language":"fr","undecided":false,"signs":[{"code":"evasive-gaze",
            "family":"resistance","percent":83,"strength":"fair",
            "evidence":[{"start":3,"end":14,"text":"fixe le sol"}]}]})")));
}

TEST_F(DecodingRoute, is_unavailable_without_a_model_and_the_establishment_says_so_beforehand) {
  const auto about = [this] {
    Request request;
    request.path = "/api/v1/establishment";
    return *std::get<Response>(router(Method::get, request.path).run(request)).body;
  };
  EXPECT_THAT(about(), testing::HasSubstr("\"suggestions\":false"));
  const auto response = post(note, &claire);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(key_of(response), "decoder.unavailable");
  EXPECT_TRUE(kept_nowhere(response));
  with_model();
  EXPECT_THAT(about(), testing::HasSubstr("\"suggestions\":true"));
}

TEST_F(DecodingRoute, refuses_strangers_other_roles_and_what_is_no_question) {
  with_model();
  EXPECT_EQ(post(note, nullptr).status, 401);
  EXPECT_EQ(key_of(post(note, &admin)), "access.role");
  EXPECT_EQ(post("{}", &claire).status, 422);
  EXPECT_EQ(post("not JSON", &claire).status, 400);
  EXPECT_EQ(post(R"({"text":"a","kind":"thought"})", &claire).status, 422);
  EXPECT_EQ(post(R"({"text":"a","kind":"note","language":"de"})", &claire).status, 422);
}

TEST_F(DecodingRoute, leaves_no_word_of_the_text_in_the_log_or_in_a_refusal) {
  with_model();
  const auto refused = post(R"({"text":"Monsieur Secret\u0007","kind":"note"})", &claire);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(*refused.body, testing::Not(testing::HasSubstr("Secret")));
  post(note, &claire);
  ASSERT_EQ(lines.size(), 2u);
  for (const auto& line : lines) EXPECT_EQ(line.route, "/api/v1/decodings");
}

TEST_F(DecodingRoute, takes_the_longest_text_and_is_off_the_fast_lane) {
  const auto target = router(Method::post, "/api/v1/decodings");
  EXPECT_EQ(target.lane, Lane::command);
  EXPECT_GE(target.max_body, 12 * app::decoded_characters);
}

}  // namespace
}  // namespace entente::server
