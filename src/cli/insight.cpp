#include "cli/insight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "csv/writer.hpp"

namespace entente::cli {

namespace {

/// How many places a text takes on the screen: its letters are one wide.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// The first column on the left, the others on the right.
void write_table(const Report::Rows& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const auto& row : rows) {
    std::string line = row[0];
    for (std::size_t i = 1; i < row.size(); ++i) {
      // What is left over of the column before goes in front of this one.
      const auto before = i == 1 ? widths[0] - width(row[0]) : 0;
      line += std::string(before + 2 + widths[i] - width(row[i]), ' ') + row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::cout << line << '\n';
  }
}

void write(const Report& report, const std::string& format) {
  if (format == "json") {
    std::cout << json::canonical(report.object) << '\n';
  } else if (format == "csv") {
    csv::Writer writer(std::cout);
    for (const auto& row : report.fields) {
      for (const auto& field : row) writer.field(field);
      writer.end_row();
    }
  } else {
    for (const auto& table : report.tables) {
      if (&table != &report.tables.front()) std::cout << '\n';
      write_table(table.rows);
      for (const auto& note : table.notes) std::cout << note << '\n';
    }
  }
}

}  // namespace

std::shared_ptr<const InsightWords> insight_words(CLI::App& command, const Console& console) {
  auto words = std::make_shared<InsightWords>();
  command.add_option("--in", words->in, console.text("cli.insight.option.in"))->required();
  command.add_option("--format", words->format, console.text("cli.insight.option.format"));
  return words;
}

Exit run_insight(Console& console, const InsightWords& words,
                 const std::function<Result<Report>(csv::Source)>& make) {
  const auto& format = words.format;
  if (format != "table" && format != "csv" && format != "json") {
    return console.fail(invalid("insight.format", {{"value", format}}));
  }
  const auto report = from_file(console, words.in, make);
  if (!report) return console.fail(report.error());
  write(*report, format);
  std::cout.flush();
  return std::cout ? Exit::ok : console.fail(fault("cli.write", {{"file", "-"}}));
}

std::string decimal(const Console& console, std::optional<double> value, int digits) {
  if (!value) return "–";
  auto out = fmt::format("{:.{}f}", *value, digits);
  // What rounds to nothing has no sign.
  if (out.find_first_of("123456789") == out.npos && out.front() == '-') out.erase(0, 1);
  if (console.language() == "fr") std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

json::Value number_or_null(std::optional<double> value) {
  return value ? json::Value(*value) : json::Value();
}

void add_insight(CLI::App& root, Console& console) {
  auto* group = root.add_subcommand("insight", console.text("cli.help.insight"));
  group->require_subcommand(1);
  for (auto* add : {add_insight_detect, add_insight_growth, add_insight_psychometrics,
                    add_insight_gas, add_insight_simulate}) {
    add(*group, console);
  }
}

}  // namespace entente::cli
