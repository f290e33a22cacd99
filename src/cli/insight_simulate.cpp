#include <boost/describe/enum_from_string.hpp>

#include "cli/insight.hpp"
#include "csv/number.hpp"
#include "csv/writer.hpp"
#include "insight/simulate.hpp"

namespace entente::cli {

namespace {

struct SimulateWords {
  std::string family = "growth", courses = "100", sessions = "12", ruptures = "0.25",
              missing = "0.05", min = "0", max = "10", grid = "0.1", seed = "1";
};

Result<double> between(const char* option, const std::string& text, double low, double high) {
  const auto value = csv::number(text);
  if (!value || *value < low || *value > high) {
    return invalid("insight.option_between", {{"option", option},
                                              {"value", text},
                                              {"min", csv::text_of(low)},
                                              {"max", csv::text_of(high)}});
  }
  return *value;
}

Result<std::int64_t> whole_between(const char* option, const std::string& text, std::int64_t low,
                                   std::int64_t high) {
  const auto value = csv::whole(text);
  if (value && *value >= low && *value <= high) return *value;
  return invalid("insight.option_between", {{"option", option},
                                            {"value", text},
                                            {"min", std::to_string(low)},
                                            {"max", std::to_string(high)}});
}

struct Wish {
  insight::Recipe recipe;
  std::size_t courses = 0;
  double ruptures = 0;
  std::uint64_t seed = 1;
};

Result<Wish> wish_of(const SimulateWords& words) {
  Wish out;
  if (!boost::describe::enum_from_string(words.family.c_str(), out.recipe.family)) {
    return invalid("insight.family", {{"value", words.family}});
  }
  const double min = TRY(between("--min", words.min, -1e9, 1e9));
  const double max = TRY(between("--max", words.max, -1e9, 1e9));
  if (min >= max) return invalid("insight.ends");
  out.recipe.ends = {min, max, TRY(between("--grid", words.grid, 0, (max - min) / 2))};
  out.recipe.sessions = static_cast<int>(TRY(whole_between("--sessions", words.sessions, 2, 200)));
  const double missing = TRY(between("--missing", words.missing, 0, 0.9));
  out.recipe.missing = {missing, 0, missing, missing};
  out.courses =
      static_cast<std::size_t>(TRY(whole_between("--courses", words.courses, 1, 1'000'000)));
  out.ruptures = TRY(between("--ruptures", words.ruptures, 0, 1));
  out.seed = static_cast<std::uint64_t>(
      TRY(whole_between("--seed", words.seed, 0, std::int64_t{1} << 53)));
  return out;
}

void write(const Wish& wish) {
  csv::Writer writer(std::cout);
  for (const char* name : {"patient_id", "session", "rater", "score", "fall_sds"}) {
    writer.field(name);
  }
  writer.end_row();
  insight::Dice dice(wish.seed);
  for (std::size_t i = 0; i < wish.courses; ++i) {
    std::optional<insight::Rupture> rupture;
    if (dice.chance(wish.ruptures)) rupture = insight::random_rupture(wish.recipe.sessions, dice);
    const auto course = insight::simulate_course(wish.recipe, rupture, dice);
    for (const auto& one : course.sessions) {
      const double fall = rupture ? insight::fall_at(*rupture, one.session) : 0;
      const auto row = [&](const char* rater, const std::optional<double>& score) {
        if (!score) return;
        writer.field("p" + std::to_string(i + 1)).field(std::to_string(one.session)).field(rater);
        writer.field(*score).field(fall);
        writer.end_row();
      };
      row("patient", one.patient);
      row("caregiver", one.caregiver);
    }
  }
}

Exit simulate(Console& console, const SimulateWords& words) {
  const auto wish = wish_of(words);
  if (!wish) return console.fail(wish.error());
  write(*wish);
  std::cout.flush();
  return std::cout ? Exit::ok : console.fail(fault("cli.write", {{"file", "-"}}));
}

}  // namespace

void add_insight_simulate(CLI::App& group, Console& console) {
  auto* command = group.add_subcommand("simulate", console.text("cli.help.insight_simulate"));
  const auto words = std::make_shared<SimulateWords>();
  const auto add = [&](const char* name, std::string& into, const char* key) {
    command->add_option(name, into, console.text(key));
  };
  add("--family", words->family, "cli.insight.option.family");
  add("--courses", words->courses, "cli.insight.option.courses");
  add("--sessions", words->sessions, "cli.insight.option.sessions");
  add("--ruptures", words->ruptures, "cli.insight.option.ruptures");
  add("--missing", words->missing, "cli.insight.option.missing");
  add("--min", words->min, "cli.insight.option.min");
  add("--max", words->max, "cli.insight.option.max");
  add("--grid", words->grid, "cli.insight.option.grid");
  add("--seed", words->seed, "cli.insight.option.seed");
  command->callback(
      [&console, words] { console.run = [&console, words] { return simulate(console, *words); }; });
}

}  // namespace entente::cli
