#include "app/catalogue_body.hpp"
#include "content/catalogue.hpp"
#include "server/handlers/gzip.hpp"
#include "server/route.hpp"

namespace entente::server {

namespace {

/// The same for everyone who is logged in, and nobody's secret: a browser may keep it for an hour.
Answer catalogue(app::App& app, const app::Caller&, Request& request) {
  const auto& sent = app.catalogue_body->of(app.catalogue, &gzip);
  Response response;
  response.headers = {{"ETag", sent.tag},
                      {"Cache-Control", "private, max-age=3600"},
                      {"Vary", "Accept-Encoding"}};
  if (request.header("if-none-match") == sent.tag) {
    response.status = 304;
    return response;
  }
  const bool packed = sent.gzip && takes_gzip(request);
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = packed ? sent.gzip : sent.plain;
  return response;
}

}  // namespace

std::vector<Route> catalogue_routes() {
  return {{Method::get, "/api/v1/catalogue", "catalogue", Access::logged_in, Lane::fast,
           &catalogue, nullptr, &json::schema_of<content::Catalogue>}};
}

}  // namespace entente::server
