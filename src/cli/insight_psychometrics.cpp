#include <cmath>
#include <limits>

#include "cli/insight.hpp"
#include "csv/number.hpp"
#include "insight/psychometrics.hpp"
#include "insight/psychometrics_icc.hpp"

namespace entente::cli {

namespace {

struct Questionnaire {
  std::vector<std::string> items;
  insight::Answers answers;
};

/// An empty field is an answer that was not given.
Result<Questionnaire> read(csv::Source source) {
  auto reader = TRY(csv::Reader::open(std::move(source)));
  Questionnaire out{reader.names(), insight::Answers(reader.names().size())};
  std::vector<double> row(out.items.size());
  while (TRY(reader.next())) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool given = !reader.field(i).empty();
      row[i] = given ? TRY(reader.number(i)) : std::numeric_limits<double>::quiet_NaN();
    }
    out.answers.add(row);
  }
  return out;
}

struct Subscale {
  std::string name;
  std::vector<std::size_t> items;
};

/// "task=task1,task2", its items among those of the file, each once.
Result<Subscale> subscale(const std::string& text, const std::vector<std::string>& items) {
  const auto equals = text.find('=');
  if (equals == 0 || equals == text.npos) return invalid("insight.subscale", {{"value", text}});
  Subscale out{text.substr(0, equals), {}};
  std::string_view rest = std::string_view(text).substr(equals + 1);
  for (bool more = true; more;) {
    const auto comma = rest.find(',');
    const auto name = rest.substr(0, comma);
    const auto found = std::find(items.begin(), items.end(), name);
    const auto place = static_cast<std::size_t>(found - items.begin());
    const bool fresh = std::find(out.items.begin(), out.items.end(), place) == out.items.end();
    if (found == items.end() || !fresh) {
      return invalid("insight.subscale_item", {{"scale", out.name}, {"item", std::string(name)}});
    }
    out.items.push_back(place);
    more = comma != rest.npos;
    rest.remove_prefix(more ? comma + 1 : rest.size());
  }
  return out;
}

std::string text_of_count(double count) { return std::to_string(static_cast<std::size_t>(count)); }

std::string field_of(std::optional<double> value) { return value ? csv::text_of(*value) : ""; }

/// One scale, in all three forms.
void add_scale(const Console& console, Report& out, const std::string& name, std::size_t items,
               const insight::Reliability& one) {
  const auto cell = [&](std::optional<double> value) { return decimal(console, value); };
  out.tables[0].rows.push_back({name.empty() ? console.text("cli.insight.total") : name,
                                std::to_string(items), cell(one.alpha), cell(one.omega),
                                cell(one.mean), cell(one.sd), cell(one.sem), cell(one.sdiff),
                                cell(one.change)});
  const std::string label = name.empty() ? "total" : name;
  out.fields.push_back({label, std::to_string(items), text_of_count(one.people),
                        csv::text_of(one.alpha), field_of(one.omega), csv::text_of(one.mean),
                        csv::text_of(one.sd), csv::text_of(one.sem), csv::text_of(one.sdiff),
                        csv::text_of(one.change)});
  out.object["scales"].as_array().push_back(json::Object{{"scale", label},
                                                         {"items", items},
                                                         {"alpha", one.alpha},
                                                         {"omega", number_or_null(one.omega)},
                                                         {"mean", one.mean},
                                                         {"sd", one.sd},
                                                         {"sem", one.sem},
                                                         {"sdiff", one.sdiff},
                                                         {"change", one.change}});
}

void add_items(const Console& console, Report& out, const Questionnaire& read,
               const insight::Reliability& total) {
  auto& table = out.tables.emplace_back();
  table.rows.push_back({console.text("cli.insight.item"), console.text("cli.insight.mean"),
                        console.text("cli.insight.sd"), console.text("cli.insight.item_rest")});
  json::Array items;
  for (std::size_t i = 0; i < read.items.size(); ++i) {
    const auto place = static_cast<Eigen::Index>(i);
    const double mean = read.answers.means()(place);
    const double sd =
        std::sqrt(read.answers.products()(place, place) / (read.answers.people() - 1));
    table.rows.push_back({read.items[i], decimal(console, mean), decimal(console, sd),
                          decimal(console, total.item_rest[i])});
    items.push_back(json::Object{{"item", read.items[i]},
                                 {"mean", mean},
                                 {"sd", sd},
                                 {"item_rest", number_or_null(total.item_rest[i])}});
  }
  out.object["items"] = std::move(items);
}

void start(const Console& console, Report& out, const insight::Answers& answers) {
  const std::vector<Arg> counts{{"people", text_of_count(answers.people())},
                                {"left_out", text_of_count(answers.left_out())}};
  out.tables.emplace_back().notes.push_back(console.text("cli.insight.people_note", counts));
  out.object["people"] = answers.people();
  out.object["left_out"] = answers.left_out();
}

Result<Report> reliability_report(const Console& console, csv::Source source,
                                  const std::vector<std::string>& subscales) {
  const auto all = TRY(read(std::move(source)));
  Report out;
  start(console, out, all.answers);
  auto& header = out.tables[0].rows.emplace_back();
  for (const char* key :
       {"scale", "items", "alpha", "omega", "mean", "sd", "sem", "sdiff", "change"}) {
    header.push_back(console.text(std::string("cli.insight.") + key));
  }
  out.tables[0].notes.push_back(console.text("cli.insight.mean_note"));
  out.fields.push_back(
      {"scale", "items", "people", "alpha", "omega", "mean", "sd", "sem", "sdiff", "change"});
  out.object["scales"] = json::Array();
  const auto total = TRY(insight::reliability(all.answers));
  add_scale(console, out, "", all.items.size(), total);
  for (const auto& text : subscales) {
    const auto one = TRY(subscale(text, all.items));
    const auto found = TRY(insight::reliability(all.answers.only(one.items)));
    add_scale(console, out, one.name, one.items.size(), found);
  }
  add_items(console, out, all, total);
  return out;
}

Result<Report> raters_report(const Console& console, csv::Source source) {
  const auto all = TRY(read(std::move(source)));
  const auto icc = TRY(insight::agreement(all.answers));
  Report out;
  start(console, out, all.answers);
  auto& table = out.tables[0];
  table.rows.push_back({"ICC", console.text("cli.insight.estimate"),
                        console.text("cli.insight.low"), console.text("cli.insight.high")});
  out.fields.push_back({"form", "icc", "low", "high"});
  const std::pair<const char*, const insight::Bounded&> forms[] = {
      {"1", icc.single_1}, {"2", icc.single_2}, {"3", icc.single_3},
      {"1k", icc.mean_1},  {"2k", icc.mean_2},  {"3k", icc.mean_3}};
  json::Array rows;
  for (const auto& [form, one] : forms) {
    table.rows.push_back({console.text(std::string("cli.insight.icc_") + form),
                          decimal(console, one.value), decimal(console, one.low),
                          decimal(console, one.high)});
    out.fields.push_back(
        {form, csv::text_of(one.value), csv::text_of(one.low), csv::text_of(one.high)});
    rows.push_back(
        json::Object{{"form", form}, {"icc", one.value}, {"low", one.low}, {"high", one.high}});
  }
  out.object["raters"] = icc.raters;
  out.object["icc"] = std::move(rows);
  return out;
}

}  // namespace

void add_insight_psychometrics(CLI::App& group, Console& console) {
  auto* command =
      group.add_subcommand("psychometrics", console.text("cli.help.insight_psychometrics"));
  const auto words = insight_words(*command, console);
  const auto subscales = std::make_shared<std::vector<std::string>>();
  auto* scales =
      command->add_option("--subscale", *subscales, console.text("cli.insight.option.subscale"));
  scales->take_all()->expected(1)->allow_extra_args(false);
  const auto& raters = console.toggle(*command, "--raters", "cli.insight.option.raters");
  command->callback([&console, &raters, words, subscales] {
    console.run = [&console, &raters, words, subscales] {
      if (raters && !subscales->empty()) return console.fail(invalid("insight.raters_or_scales"));
      return run_insight(console, *words, [&](csv::Source source) {
        return raters ? raters_report(console, std::move(source))
                      : reliability_report(console, std::move(source), *subscales);
      });
    };
  });
}

}  // namespace entente::cli
