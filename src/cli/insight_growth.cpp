#include <boost/describe/enum_to_string.hpp>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "cli/insight.hpp"
#include "csv/number.hpp"
#include "insight/growth.hpp"
#include "insight/growth_report.hpp"

namespace entente::cli {

namespace {

constexpr std::int64_t session_max = 1'000'000;

/// Patients in the order in which they first come.
struct Caseload {
  std::vector<std::string> ids;
  std::vector<insight::Trend> trends;
  std::vector<std::string> units;  ///< of each patient; all empty without the column
};

enum : std::size_t { id_column, session_column, score_column, unit_column };

class CaseloadReader {
 public:
  Result<Caseload> read(csv::Source source) {
    auto reader = TRY(csv::Reader::open(std::move(source),
                                        {{"patient_id"}, {"session"}, {"score"}, {"unit", true}}));
    while (TRY(reader.next())) CHECK(take(reader));
    return std::move(out_);
  }

 private:
  Result<void> take(const csv::Reader& reader) {
    const std::string id(TRY(reader.word(id_column)));
    const auto [place, fresh] = known_.emplace(id, out_.ids.size());
    const auto patient = place->second;
    const auto unit = reader.field(unit_column);
    if (fresh) {
      out_.ids.push_back(id);
      out_.trends.emplace_back();
      out_.units.emplace_back(unit);
    } else if (out_.units[patient] != unit) {
      return reader.here(invalid("insight.unit_changes"), unit_column);
    }
    const auto session = TRY(reader.whole(session_column, 1, session_max));
    const auto key = patient * (session_max + 1) + static_cast<std::size_t>(session);
    if (!seen_.insert(key).second) {
      return reader.here(invalid("insight.session_twice"), session_column);
    }
    // A session without a score tells nothing.
    if (reader.field(score_column).empty()) return {};
    out_.trends[patient].add(std::log(session), TRY(reader.number(score_column)));
    return {};
  }

  Caseload out_;
  std::unordered_map<std::string, std::size_t> known_;
  std::unordered_set<std::size_t> seen_;
};

void add_model(const Console& console, Report& out, const insight::Growth& fit) {
  auto& table = out.tables.emplace_back();
  const auto row = [&](const char* key, std::optional<double> value, std::string error = "") {
    table.rows.push_back({console.text(key), decimal(console, value), std::move(error)});
  };
  const auto error = [&](int i) { return decimal(console, std::sqrt(fit.fixed_cov(i, i))); };
  table.rows.push_back({"", console.text("cli.insight.estimate"), console.text("cli.insight.se")});
  row("cli.insight.level", fit.fixed(0), error(0));
  row("cli.insight.slope", fit.fixed(1), error(1));
  row("cli.insight.sd_level", fit.sd()(0));
  row("cli.insight.sd_slope", fit.sd()(1));
  row("cli.insight.correlation", fit.correlation());
  row("cli.insight.residual", fit.residual_sd);
  table.notes.push_back(console.text(
      "cli.insight.growth_note",
      {{"patients", std::to_string(fit.patients)}, {"scores", std::to_string(fit.scores)}}));
  if (fit.singular) table.notes.push_back(console.text("cli.insight.singular_note"));
  out.object = {{"patients", fit.patients},
                {"scores", fit.scores},
                {"reml_deviance", fit.deviance},
                {"level", fit.fixed(0)},
                {"level_se", std::sqrt(fit.fixed_cov(0, 0))},
                {"slope", fit.fixed(1)},
                {"slope_se", std::sqrt(fit.fixed_cov(1, 1))},
                {"level_sd", fit.sd()(0)},
                {"slope_sd", fit.sd()(1)},
                {"correlation", number_or_null(fit.correlation())},
                {"residual_sd", fit.residual_sd},
                {"singular", fit.singular}};
}

/// How many grow as usual, of all and of each unit, units by name.
void add_counts(const Console& console, Report& out, const insight::Growth& fit,
                const Caseload& caseload) {
  auto& table = out.tables.emplace_back();
  auto& header = table.rows.emplace_back();
  for (const char* key : {"cli.insight.unit", "cli.insight.patients", "cli.insight.above",
                          "cli.insight.usual", "cli.insight.below", "cli.insight.quartiles"}) {
    header.push_back(console.text(key));
  }
  const auto add = [&](const std::string& name, std::span<const insight::Trend> patients) {
    const auto counts = insight::growth_counts(fit, patients);
    std::string quartiles = "–";
    json::Value array;
    if (counts.quartiles) {
      const auto& [low, middle, high] = *counts.quartiles;
      quartiles =
          decimal(console, low) + " / " + decimal(console, middle) + " / " + decimal(console, high);
      array = json::Array{low, middle, high};
    }
    table.rows.push_back({name, std::to_string(counts.patients), std::to_string(counts.above),
                          std::to_string(counts.usual), std::to_string(counts.below), quartiles});
    return json::Object{{"patients", counts.patients},
                        {"above", counts.above},
                        {"usual", counts.usual},
                        {"below", counts.below},
                        {"slope_quartiles", array}};
  };
  out.object["caseload"] = add(console.text("cli.insight.all"), caseload.trends);
  std::map<std::string, std::vector<insight::Trend>> units;
  for (std::size_t i = 0; i < caseload.trends.size(); ++i) {
    if (!caseload.units[i].empty()) units[caseload.units[i]].push_back(caseload.trends[i]);
  }
  json::Array all;
  for (const auto& [name, trends] : units) {
    auto counts = add(name, trends);
    counts["unit"] = name;
    all.push_back(std::move(counts));
  }
  out.object["units"] = std::move(all);
  table.notes.push_back(console.text("cli.insight.counts_note"));
}

/// For a program: each patient's own line, and the score to expect `at` a session.
void add_patients(Report& out, const insight::Growth& fit, const Caseload& caseload,
                  std::optional<int> at) {
  out.fields.push_back({"patient_id", "scores", "level", "slope", "slope_departure",
                        "slope_departure_sd", "growth"});
  if (at) out.fields[0].insert(out.fields[0].end(), {"expected", "low", "high"});
  for (std::size_t i = 0; i < caseload.ids.size(); ++i) {
    const auto& trend = caseload.trends[i];
    const auto own = insight::departure(fit, trend);
    auto& row = out.fields.emplace_back();
    row = {caseload.ids[i],
           std::to_string(static_cast<std::size_t>(trend.count)),
           csv::text_of(fit.fixed(0) + own.mean(0)),
           csv::text_of(fit.fixed(1) + own.mean(1)),
           csv::text_of(own.mean(1)),
           csv::text_of(std::sqrt(std::max(0.0, own.cov(1, 1)))),
           boost::describe::enum_to_string(insight::place_of(own), "")};
    if (!at) continue;
    const auto told = insight::forecast(fit, trend, std::log(*at));
    for (const double each : {told.mean, told.low(), told.high()}) {
      row.push_back(csv::text_of(each));
    }
  }
}

Result<Report> report(const Console& console, csv::Source source, const std::string& at) {
  std::optional<int> session;
  if (!at.empty()) {
    const auto value = csv::whole(at);
    if (!value || *value < 1 || *value > session_max) {
      return invalid("insight.session", {{"value", at}});
    }
    session = static_cast<int>(*value);
  }
  const auto caseload = TRY(CaseloadReader().read(std::move(source)));
  const auto fit = TRY(insight::fit_growth(caseload.trends));
  Report out;
  add_model(console, out, fit);
  add_counts(console, out, fit, caseload);
  add_patients(out, fit, caseload, session);
  return out;
}

}  // namespace

void add_insight_growth(CLI::App& group, Console& console) {
  auto* command = group.add_subcommand("growth", console.text("cli.help.insight_growth"));
  const auto words = insight_words(*command, console);
  const auto at = std::make_shared<std::string>();
  command->add_option("--at", *at, console.text("cli.insight.option.at"));
  command->callback([&console, words, at] {
    console.run = [&console, words, at] {
      return run_insight(console, *words, [&](csv::Source source) {
        return report(console, std::move(source), *at);
      });
    };
  });
}

}  // namespace entente::cli
