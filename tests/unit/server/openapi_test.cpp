#include "server/openapi.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "json/json.hpp"

namespace entente::server {
namespace {

void collect(const json::Value& value, std::set<std::string>& out) {
  if (const auto* object = value.if_object()) {
    for (const auto& [name, member] : *object) {
      if (name == "$ref") out.insert(std::string(member.as_string()));
      collect(member, out);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) collect(item, out);
  }
}

json::Value document() {
  auto parsed = json::parse(openapi(all_routes()));
  EXPECT_TRUE(parsed);
  return std::move(parsed).value();
}

TEST(OpenApi, IsTheSameEachTime) { EXPECT_EQ(openapi(all_routes()), openapi(all_routes())); }

TEST(OpenApi, EveryReferenceLeadsToASchema) {
  const auto all = document();
  std::set<std::string> references;
  collect(all, references);
  EXPECT_GT(references.size(), 20u);
  const auto& schemas = all.at("components").at("schemas").as_object();
  for (const auto& reference : references) {
    constexpr std::string_view prefix = "#/components/schemas/";
    ASSERT_TRUE(reference.starts_with(prefix)) << reference;
    const auto* schema = schemas.if_contains(reference.substr(prefix.size()));
    ASSERT_NE(schema, nullptr) << reference;
    EXPECT_TRUE(schema->is_object()) << reference;
  }
}

TEST(OpenApi, EveryRouteHasOneOperationWithItsParameters) {
  const auto all = document();
  std::set<std::string> names;
  std::size_t operations = 0;
  for (const auto& [path, item] : all.at("paths").as_object()) {
    for (const auto& [method, operation] : item.as_object()) {
      ++operations;
      const std::string name(operation.at("operationId").as_string());
      EXPECT_TRUE(names.insert(name).second) << name;
      std::size_t in_path = 0;
      if (const auto* parameters = operation.as_object().if_contains("parameters"))
        for (const auto& parameter : parameters->as_array())
          if (parameter.at("in").as_string() == "path") ++in_path;
      EXPECT_EQ(in_path, static_cast<std::size_t>(std::ranges::count(path, '{'))) << name;
      EXPECT_TRUE(operation.at("responses").as_object().contains("default"));
    }
  }
  EXPECT_EQ(operations, all_routes().size());
  EXPECT_GE(operations, 50u);
}

TEST(OpenApi, CommandsAskForTheHeadersThatGuardThem) {
  const auto all = document();
  const auto& parameters = all.at("paths")
                               .at("/api/v1/alliances/{id}/contract/signatures")
                               .at("post")
                               .at("parameters")
                               .as_array();
  std::set<std::string> required;
  for (const auto& parameter : parameters)
    if (parameter.at("required").as_bool()) required.emplace(parameter.at("name").as_string());
  EXPECT_EQ(required, (std::set<std::string>{"id", "Idempotency-Key", "If-Match"}));
}

TEST(OpenApi, OnlyOpenRoutesNeedNoLogIn) {
  const auto all = document();
  std::size_t open = 0;
  for (const auto& [path, item] : all.at("paths").as_object())
    for (const auto& [method, operation] : item.as_object()) {
      const bool no_log_in = operation.as_object().contains("security");
      EXPECT_EQ(no_log_in, operation.at("x-access").as_string() == "everyone") << path;
      open += no_log_in;
    }
  EXPECT_GT(open, 5u);
}

}  // namespace
}  // namespace entente::server
