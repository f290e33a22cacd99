// What the commands of `entente insight` share: CSV in, a table, CSV or JSON out.
#pragma once
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/insight_progress.hpp"
#include "csv/reader.hpp"
#include "json/json.hpp"

namespace entente::cli {

/// One file a command.
void add_insight_growth(CLI::App& group, Console& console);
void add_insight_psychometrics(CLI::App& group, Console& console);
void add_insight_gas(CLI::App& group, Console& console);
void add_insight_detect(CLI::App& group, Console& console);
void add_insight_simulate(CLI::App& group, Console& console);

/// A file's bytes, or standard input's for "-", with progress on standard error if it takes a while
/// and somebody looks. Errors: `cli.read` {file}, those of `read`.
template <class Read>
auto from_file(const Console& console, const std::string& path, Read&& read)
    -> decltype(read(csv::Source())) {
  if (path == "-") return read(watched(console, csv::source_of(std::cin), 0));
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  const auto size = in.tellg();
  in.seekg(0);
  if (!in) return invalid("cli.read", {{"file", path}});
  return read(watched(console, csv::source_of(in), static_cast<std::size_t>(size)));
}

/// The same numbers three ways. A cell is what a person reads; a field, what a program does.
struct Report {
  using Rows = std::vector<std::vector<std::string>>;
  struct Table {
    Rows rows;                       ///< the first names the columns
    std::vector<std::string> notes;  ///< sentences under it
  };
  std::vector<Table> tables;
  Rows fields;
  json::Object object;
};

/// --in and --format, there once parsed; alive as long as the command that holds them.
struct InsightWords {
  std::string in;
  std::string format = "table";
};
std::shared_ptr<const InsightWords> insight_words(CLI::App& command, const Console& console);

/// Reads as from_file does, then writes the report. What goes wrong is said.
Exit run_insight(Console& console, const InsightWords& words,
                 const std::function<Result<Report>(csv::Source)>& make);

/// "3,741" in French, "3.741" in English; a dash where there is none.
std::string decimal(const Console& console, std::optional<double> value, int digits = 3);
json::Value number_or_null(std::optional<double> value);

}  // namespace entente::cli
