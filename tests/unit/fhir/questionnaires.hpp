// Questionnaires with invented wording, for tests.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fhir/questionnaire.hpp"
#include "json/codec.hpp"

namespace entente::fhir {

/// A JSON value written with ' for ".
inline json::Value value(std::string text) {
  for (auto& c : text) c = c == '\'' ? '"' : c;
  auto parsed = json::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed ? *parsed : json::Value();
}

/// A questionnaire of these items.
inline json::Value questionnaire(const std::string& items,
                                 const std::string& more = "'title':'Essai'") {
  return value("{'resourceType':'Questionnaire','status':'active'," + more + ",'item':[" + items +
               "]}");
}

/// A choice from `low` to `high`, all wording invented.
inline std::string choice(const std::string& id, int low, int high) {
  std::string options;
  for (int i = low; i <= high; ++i) {
    const auto n = std::to_string(i);
    if (!options.empty()) options += ",";
    options += "{'valueCoding':{'code':'" + n + "','display':'degré " + n +
               "','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/ordinalValue',"
               "'valueDecimal':" + n + "}]}}";
  }
  return "{'linkId':'" + id + "','type':'choice','text':'Question inventée " + id +
         "','answerOption':[" + options + "]}";
}

/// A scale of whole numbers.
inline std::string scale(const std::string& id, int low, int high) {
  return "{'linkId':'" + id + "','type':'integer','text':'Question inventée " + id +
         "','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/minValue',"
         "'valueInteger':" + std::to_string(low) +
         "},{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueInteger':" +
         std::to_string(high) + "}]}";
}

/// Items "1", "2", … of one kind.
template <class Make>
std::string numbered(int count, const Make& make, int low, int high) {
  std::string out;
  for (int i = 1; i <= count; ++i) {
    if (i > 1) out += ",";
    out += make(std::to_string(i), low, high);
  }
  return out;
}

}  // namespace entente::fhir
