#include <algorithm>
#include <cmath>

#include "cli/insight.hpp"
#include "cli/insight_series.hpp"
#include "csv/number.hpp"
#include "csv/writer.hpp"
#include "insight/alarm_limit.hpp"

namespace entente::cli {

namespace {

struct DetectWords {
  std::string history, series, min, max, grid, budget = "0.05", rule = "simulated";
};

enum class Rule { simulated, conformal, evidence };

struct Wanted {
  insight::Ends ends;
  double budget = 0.05;
  Rule rule = Rule::simulated;
};

Result<double> option(const std::string& name, const std::string& text) {
  const auto value = csv::number(text);
  if (!value) return invalid("insight.option_number", {{"option", name}, {"value", text}});
  return *value;
}

Result<Wanted> wanted(const DetectWords& words) {
  Wanted out;
  out.ends = {TRY(option("--min", words.min)), TRY(option("--max", words.max)),
              TRY(option("--grid", words.grid))};
  const auto& ends = out.ends;
  const double length = ends.length();
  if (!(length > 0 && length < 1e12) || ends.grid < 0 || ends.grid > length / 2) {
    return invalid("insight.ends");
  }
  out.budget = TRY(option("--budget", words.budget));
  if (out.budget < 0.001 || out.budget > 0.5) return invalid("insight.budget");
  if (words.rule == "conformal")
    out.rule = Rule::conformal;
  else if (words.rule == "evidence")
    out.rule = Rule::evidence;
  else if (words.rule != "simulated")
    return invalid("insight.rule", {{"value", words.rule}});
  return out;
}

/// What the alarm looks at.
double alarm_score(Rule rule, const insight::Reading& reading) {
  return rule == Rule::evidence ? reading.log_evidence : reading.log_odds;
}

double highest(const insight::Model& model, const insight::Series& series) {
  insight::Bank bank(model);
  double out = insight::log_odds_of_none;
  for (const auto& one : series) out = std::max(out, bank.step(one).log_odds);
  return out;
}

Result<double> limit_of(const Wanted& wanted, const insight::Model& model,
                        const std::vector<insight::Series>& history,
                        const insight::Progress& progress) {
  if (wanted.rule == Rule::evidence) return insight::evidence_limit(wanted.budget);
  if (wanted.rule == Rule::simulated) {
    const auto maxima =
        insight::simulated_maxima(model, history, insight::limit_courses, 1, progress);
    return insight::conformal_limit(maxima, wanted.budget);
  }
  std::vector<double> maxima;
  for (const auto& one : history) maxima.push_back(highest(model, one));
  const auto least = static_cast<std::size_t>(std::ceil(1 / wanted.budget - 1e-9)) - 1;
  if (maxima.size() < least) {
    return invalid("insight.few_courses", {{"min", std::to_string(least)}});
  }
  return insight::conformal_limit(std::move(maxima), wanted.budget);
}

/// One row a session with a score, written as it is read: a prefix gives the same.
void write(const Wanted& wanted, const insight::Model& model, double limit,
           const Caseload& caseload, const insight::Progress& progress) {
  csv::Writer writer(std::cout);
  for (const char* name : {"patient_id", "session", "p_rupture", "alarm_score", "alarm"}) {
    writer.field(name);
  }
  writer.end_row();
  for (std::size_t i = 0; i < caseload.ids.size(); ++i) {
    insight::Bank bank(model);
    for (const auto& one : caseload.series[i]) {
      const auto& reading = bank.step(one);
      const double score = alarm_score(wanted.rule, reading);
      writer.field(caseload.ids[i]).field(std::to_string(one.session)).field(reading.active);
      writer.field(score).field(score > limit ? "1" : "0");
      writer.end_row();
    }
    progress(static_cast<double>(i + 1) / static_cast<double>(caseload.ids.size()));
  }
}

Result<void> detect(Console& console, const DetectWords& words) {
  const auto wanted_here = TRY(wanted(words));
  const auto read = [&](const std::string& path) -> Result<Caseload> {
    return from_file(console, path, [&](csv::Source source) {
      return read_series(std::move(source), wanted_here.ends);
    });
  };
  const auto history = TRY(read(words.history));
  const auto series = TRY(read(words.series));
  const auto fit = insight::fit_population(history.series, wanted_here.ends, {},
                                           progress_bar(console, "cli.insight.learning"));
  if (fit.courses < insight::least_courses) {
    console.warn({"insight.default_population", {{"courses", std::to_string(fit.courses)}}});
  }
  const insight::Model model(fit.population, wanted_here.ends);
  const double limit = TRY(
      limit_of(wanted_here, model, history.series, progress_bar(console, "cli.insight.limiting")));
  write(wanted_here, model, limit, series, progress_bar(console, "cli.insight.detecting"));
  std::cout.flush();
  if (!std::cout) return fault("cli.write", {{"file", "-"}});
  return {};
}

}  // namespace

void add_insight_detect(CLI::App& group, Console& console) {
  auto* command = group.add_subcommand("detect", console.text("cli.help.insight_detect"));
  const auto words = std::make_shared<DetectWords>();
  const auto add = [&](const char* name, std::string& into, const char* key) {
    return command->add_option(name, into, console.text(key));
  };
  add("--history", words->history, "cli.insight.option.history")->required();
  add("--series", words->series, "cli.insight.option.series")->required();
  add("--min", words->min, "cli.insight.option.min")->required();
  add("--max", words->max, "cli.insight.option.max")->required();
  add("--grid", words->grid, "cli.insight.option.grid")->required();
  add("--budget", words->budget, "cli.insight.option.budget");
  add("--rule", words->rule, "cli.insight.option.rule");
  command->callback([&console, words] {
    console.run = [&console, words] {
      const auto done = detect(console, *words);
      return done ? Exit::ok : console.fail(done.error());
    };
  });
}

}  // namespace entente::cli
