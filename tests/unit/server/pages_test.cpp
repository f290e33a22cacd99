#include "server/pages.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace entente::server {
namespace {

using testing::Contains;
using testing::Not;
using testing::Pair;

EmbeddedPage page(std::string_view path, std::string_view plain, std::string_view gzip) {
  return {path, plain.data(), plain.data() + plain.size(), gzip.data(), gzip.data() + gzip.size()};
}

const std::vector<EmbeddedPage> pages{
    page("/index.html", "<!doctype html> and a page", "packed"),
    page("/assets/app-3f2a.js", "let application = 1;", "small"),
    page("/assets/text-11.woff2", "font", "larger than the font"),
};

Request get(std::string path, std::vector<std::pair<std::string, std::string>> headers = {}) {
  Request out;
  out.path = std::move(path);
  out.headers = std::move(headers);
  return out;
}

std::string etag(const Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "ETag") return value;
  return "";
}

TEST(Pages, AssetsAreKeptForEverAndTheIndexIsAskedAgain) {
  const Pages web("", pages);
  const auto asset = web.answer(get("/assets/app-3f2a.js"));
  EXPECT_EQ(*asset.body, "let application = 1;");
  EXPECT_EQ(asset.content_type, "text/javascript; charset=utf-8");
  EXPECT_THAT(asset.headers,
              Contains(Pair("Cache-Control", "public, max-age=31536000, immutable")));
  const auto index = web.answer(get("/"));
  EXPECT_EQ(index.content_type, "text/html; charset=utf-8");
  EXPECT_THAT(index.headers, Contains(Pair("Cache-Control", "no-cache")));
}

TEST(Pages, AreCompressedForThoseWhoTakeIt) {
  const Pages web("", pages);
  const auto packed = web.answer(get("/", {{"accept-encoding", "br, gzip"}}));
  EXPECT_EQ(*packed.body, "packed");
  EXPECT_THAT(packed.headers, Contains(Pair("Content-Encoding", "gzip")));
  EXPECT_THAT(packed.headers, Contains(Pair("Vary", "Accept-Encoding")));
  EXPECT_EQ(*web.answer(get("/", {{"accept-encoding", "gzip;q=0"}})).body,
            "<!doctype html> and a page");
  EXPECT_EQ(*web.answer(get("/assets/text-11.woff2", {{"accept-encoding", "gzip"}})).body, "font");
}

TEST(Pages, OfTheWebsOwnRoutesAreTheIndex) {
  const Pages web("", pages);
  EXPECT_EQ(*web.answer(get("/alliances/01/contract")).body, "<!doctype html> and a page");
  EXPECT_EQ(web.answer(get("/assets/gone-1.js")).status, 404);
}

TEST(Pages, ThatTheBrowserHasAreNotSentAgain) {
  const Pages web("", pages);
  const auto tag = etag(web.answer(get("/")));
  const auto again = web.answer(get("/", {{"if-none-match", tag}}));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, nullptr);
  EXPECT_EQ(web.answer(get("/", {{"if-none-match", "\"other\""}})).status, 200);
}

TEST(Pages, NotBuiltSaySo) { EXPECT_EQ(Pages("", {}).answer(get("/")).status, 503); }

TEST(Pages, ComeFromAFolderWhileTheyAreWritten) {
  std::string name = (std::filesystem::temp_directory_path() / "entente-web-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  std::ofstream(folder / "index.html") << "one";
  const Pages web(folder.string());
  const auto first = web.answer(get("/somewhere"));
  std::ofstream(folder / "index.html") << "two";
  const auto second = web.answer(get("/"));
  std::filesystem::remove_all(folder);
  EXPECT_EQ(*first.body, "one");
  EXPECT_EQ(*second.body, "two");
  EXPECT_NE(etag(first), etag(second));
}

TEST(Pages, HaveTheTypeOfTheirExtension) {
  EXPECT_EQ(mime_type("/a.woff2"), "font/woff2");
  EXPECT_EQ(mime_type("/a.wasm"), "application/wasm");
  EXPECT_EQ(mime_type("/a.webmanifest"), "application/manifest+json");
  EXPECT_EQ(mime_type("/a.svg"), "image/svg+xml");
  EXPECT_EQ(mime_type("/a"), "application/octet-stream");
}

}  // namespace
}  // namespace entente::server
