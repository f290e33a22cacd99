#include <set>
#include <unordered_map>

#include "cli/insight.hpp"
#include "csv/number.hpp"
#include "insight/goal.hpp"

namespace entente::cli {

namespace {

struct Person {
  std::string id;
  std::set<std::string, std::less<>> names;
  std::vector<insight::GoalLevel> goals;
};

enum : std::size_t { id_column, goal_column, weight_column, level_column };

/// In the order in which they first come.
Result<std::vector<Person>> read(csv::Source source) {
  auto reader =
      TRY(csv::Reader::open(std::move(source), {{"patient_id"}, {"goal"}, {"weight"}, {"level"}}));
  std::vector<Person> people;
  std::unordered_map<std::string, std::size_t> known;
  while (TRY(reader.next())) {
    const std::string id(TRY(reader.word(id_column)));
    const auto [place, fresh] = known.emplace(id, people.size());
    if (fresh) people.push_back({id, {}, {}});
    auto& person = people[place->second];
    if (!person.names.emplace(TRY(reader.word(goal_column))).second) {
      return reader.here(invalid("insight.goal_twice"), goal_column);
    }
    const auto weight = TRY(reader.whole(weight_column, 1, 5));
    const auto level = TRY(reader.whole(level_column, -2, 2));
    person.goals.push_back({static_cast<int>(level), static_cast<int>(weight)});
  }
  return people;
}

Result<Report> report(const Console& console, csv::Source source) {
  const auto people = TRY(read(std::move(source)));
  Report out;
  auto& table = out.tables.emplace_back();
  table.rows.push_back(
      {console.text("cli.insight.patient"), console.text("cli.insight.goals"), "T"});
  table.notes.push_back(console.text("cli.insight.gas_note"));
  out.fields.push_back({"patient_id", "goals", "t"});
  json::Array all;
  for (const auto& person : people) {
    const auto count = std::to_string(person.goals.size());
    // Weights are one or more: there is a figure for everybody who has a goal.
    const double t = insight::goal_t(person.goals).value_or(50);
    table.rows.push_back({person.id, count, decimal(console, t, 1)});
    out.fields.push_back({person.id, count, csv::text_of(t)});
    all.push_back(
        json::Object{{"patient_id", person.id}, {"goals", person.goals.size()}, {"t", t}});
  }
  out.object["patients"] = std::move(all);
  return out;
}

}  // namespace

void add_insight_gas(CLI::App& group, Console& console) {
  auto* command = group.add_subcommand("gas", console.text("cli.help.insight_gas"));
  command->callback([&console, words = insight_words(*command, console)] {
    console.run = [&console, words] {
      return run_insight(console, *words,
                         [&](csv::Source source) { return report(console, std::move(source)); });
    };
  });
}

}  // namespace entente::cli
