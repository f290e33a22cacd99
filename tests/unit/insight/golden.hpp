// Figures and data of tests/golden/insight, made with R (psych, lme4, lavaan) on simulated scores.
#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "csv/reader.hpp"

namespace entente::insight {

using Table = std::vector<std::vector<double>>;

/// All rows of one file, every field a number.
inline Table golden_table(const std::string& name) {
  std::ifstream in(std::string(ENTENTE_SOURCE) + "/tests/golden/insight/" + name);
  auto reader = csv::Reader::open(csv::source_of(in));
  Table rows;
  while (*reader->next()) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < reader->names().size(); ++i) row.push_back(*reader->number(i));
  }
  return rows;
}

/// A figure of golden.csv; not a number if there is none.
inline double golden(const std::string& key) {
  static const auto all = [] {
    std::ifstream in(std::string(ENTENTE_SOURCE) + "/tests/golden/insight/golden.csv");
    auto reader = csv::Reader::open(csv::source_of(in), {{"key"}, {"value"}});
    std::map<std::string, double> out;
    while (*reader->next()) out.emplace(reader->field(0), *reader->number(1));
    return out;
  }();
  const auto found = all.find(key);
  return found == all.end() ? std::nan("") : found->second;
}

}  // namespace entente::insight
