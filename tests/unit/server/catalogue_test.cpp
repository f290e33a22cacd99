#include "content/catalogue.hpp"

#include "json/codec.hpp"
#include "server/router.hpp"
#include "unit/app/account_world.hpp"

namespace entente::server {
namespace {

using app::World;

app::Settings with(std::shared_ptr<const content::Catalogue> catalogue) {
  app::Settings out;
  out.catalogue = std::move(catalogue);
  return out;
}

struct CatalogueRoute : testing::Test {
  explicit CatalogueRoute(app::Settings settings = {}) : world(std::move(settings)) {}

  World world;
  app::LoggedIn admin = world.first_admin();
  Router router = make_router(world.app, all_routes(), {});

  Response get(std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("cookie", "entente=" + admin.token.reveal());
    return anonymous(std::move(headers));
  }
  Response anonymous(std::vector<std::pair<std::string, std::string>> headers = {}) {
    Request request;
    request.path = "/api/v1/catalogue";
    request.headers = std::move(headers);
    request.may_block = false;
    const auto target = router(Method::get, request.path);
    EXPECT_EQ(target.lane, Lane::fast);
    return std::get<Response>(target.run(request));
  }
};

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

TEST_F(CatalogueRoute, gives_all_of_the_catalogue_in_one_answer) {
  const auto response = get();
  EXPECT_EQ(response.status, 200);
  const auto read = app::good(json::read<content::Catalogue>(*response.body));
  EXPECT_EQ(read.signs.size(), core::shipped_signs().size());
  EXPECT_EQ(read.families.size(), 6u);
  EXPECT_FALSE(read.responses.empty());
  EXPECT_EQ(read.skills.size(), 9u);
  EXPECT_EQ(read.attitudes.size(), 12u);
}

TEST_F(CatalogueRoute, is_for_people_who_are_logged_in) { EXPECT_EQ(anonymous().status, 401); }

TEST_F(CatalogueRoute, may_be_kept_by_the_browser_and_asked_again_by_its_tag) {
  const auto first = get();
  EXPECT_EQ(header(first, "Cache-Control"), "private, max-age=3600");
  const auto tag = header(first, "ETag");
  const auto again = get({{"if-none-match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, nullptr);
  EXPECT_EQ(header(again, "ETag"), tag);
  EXPECT_EQ(get({{"if-none-match", "\"other\""}}).status, 200);
}

TEST_F(CatalogueRoute, prepares_its_body_once_and_packs_it_for_those_who_take_that) {
  const auto plain = get();
  EXPECT_EQ(plain.body, get().body);
  const auto packed = get({{"accept-encoding", "gzip"}});
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.body->size(), plain.body->size() / 2);
  EXPECT_EQ(packed.body, get({{"accept-encoding", "gzip"}}).body);
}

TEST(CatalogueOfAnEstablishment, holds_its_own_signs_and_has_another_tag) {
  const core::SignKind kind{"own-a", core::SignFamily::resistance};
  const content::SignEntry own{kind, {"Un", "One"}, {"Deux.", "Two."}, {}, {}, true};
  struct Route : CatalogueRoute {
    using CatalogueRoute::CatalogueRoute;
    void TestBody() override {}
  };
  Route shipped;
  Route here(with(std::make_shared<const content::Catalogue>(content::with_own_signs({own}))));
  const auto response = here.get();
  const auto read = app::good(json::read<content::Catalogue>(*response.body));
  EXPECT_EQ(read.signs.back().code, "own-a");
  EXPECT_TRUE(read.signs.back().own);
  EXPECT_NE(header(response, "ETag"), header(shipped.get(), "ETag"));
}

}  // namespace
}  // namespace entente::server
