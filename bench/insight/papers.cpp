#include "insight/papers.hpp"

namespace entente::bench {

using insight::Dice;
using insight::Family;
using insight::Recipe;
using insight::Rupture;
using insight::Shape;
using insight::SimulatedCourse;

namespace {

constexpr double rupture_share = 0.25;

/// Each kind of course has dice of its own, so that more of one does not change another.
enum Die : std::uint64_t { history_die, held_out_die, whole_die, mixed_die, scenario_die };

Dice dice_for(std::uint64_t seed, std::uint64_t die) { return Dice(seed * 1'000'003 + die); }

double seen(Dice& dice) { return dice.chance(0.5) ? 0.6 : 0; }

/// Late enough to know the patient, early enough to have three sessions after.
int onset(Dice& dice) { return dice.between(4, 9); }

using Draw = Rupture (*)(Dice&);

struct Kind {
  const char* name;
  Draw draw;
};

template <int Depth>
Rupture sudden(Dice& dice) {
  return {onset(dice), {}, Shape::sudden, Depth, seen(dice)};
}
Rupture slow(Dice& dice) { return {onset(dice), {}, Shape::slow, 2, seen(dice)}; }
Rupture passing(Dice& dice) {
  const int at = onset(dice);
  return {at, at + dice.between(2, 3), Shape::passing, 2, seen(dice)};
}
Rupture early(Dice& dice) {
  return {dice.between(3, 4), {}, Shape::sudden, 2 + dice.uniform(), seen(dice)};
}

constexpr Kind kinds[] = {{"sudden 1", sudden<1>}, {"sudden 2", sudden<2>}, {"sudden 3", sudden<3>},
                          {"slow 2", slow},        {"passing 2", passing},  {"early 2–3", early}};

template <int Depth>
Rupture third(Dice& dice) {
  return {3, {}, Shape::sudden, Depth, seen(dice)};
}
constexpr Kind short_kinds[] = {{"2 SD at 3", third<2>}, {"3 SD at 3", third<3>}};

Rupture stays(Dice& dice) { return {onset(dice), {}, Shape::sudden, 2, 0}; }
Rupture rises(Dice& dice) { return {onset(dice), {}, Shape::sudden, 1.5, -0.5}; }
Rupture drifts(Dice& dice) { return {onset(dice), {}, Shape::deepening, 1, -1}; }
constexpr Kind divergences[] = {
    {"caregiver stays", stays}, {"caregiver rises", rises}, {"levels drift apart", drifts}};

template <std::size_t Count>
std::vector<Scenario> draw_scenarios(const Kind (&all)[Count], const Recipe& recipe,
                                     std::size_t courses, Dice dice) {
  std::vector<Scenario> out;
  for (const Kind& kind : all) {
    Scenario scenario{kind.name, {}};
    for (std::size_t i = 0; i < courses; ++i) {
      const Rupture rupture = kind.draw(dice);
      scenario.courses.push_back(simulate_course(recipe, rupture, dice));
    }
    out.push_back(std::move(scenario));
  }
  return out;
}

std::vector<SimulatedCourse> draw(const Recipe& recipe, std::size_t courses, double share,
                                  Dice dice) {
  return simulate_courses(recipe, courses, share, dice);
}

}  // namespace

std::vector<Sheet> sheets() {
  constexpr insight::Missing missing{0.05, 0, 0.03, 0.15};
  return {{"1–5, growth", {Family::growth, {1, 5, 1.0 / 12}, 12, missing}},
          {"0–40, ceiling", {Family::ceiling, {0, 40, 0.1}, 12, missing}},
          {"1–7, items", {Family::items, {1, 7, 1.0 / 12}, 12, missing}},
          {"0–10, steps", {Family::steps, {0, 10, 0.1}, 12, missing}}};
}

std::vector<insight::Series> draw_history(const Sheet& sheet, std::size_t courses,
                                          std::uint64_t seed) {
  std::vector<insight::Series> out;
  for (auto& course : draw(sheet.recipe, courses, rupture_share, dice_for(seed, history_die))) {
    out.push_back(std::move(course.sessions));
  }
  return out;
}

Papers draw_papers(const Sheet& sheet, const Plan& plan) {
  const Recipe& recipe = sheet.recipe;
  Papers out{
      recipe.ends, recipe.sessions, draw_history(sheet, plan.history, plan.seed), {}, {}, {}, {},
      {}};
  out.held_out = draw(recipe, 10 * plan.courses, 0, dice_for(plan.seed, held_out_die));
  out.whole = draw(recipe, 4 * plan.courses, 0, dice_for(plan.seed, whole_die));
  out.mixed = draw(recipe, 4 * plan.courses, rupture_share, dice_for(plan.seed, mixed_die));
  out.scenarios = draw_scenarios(kinds, recipe, plan.courses, dice_for(plan.seed, scenario_die));
  out.divergences =
      draw_scenarios(divergences, recipe, plan.courses, dice_for(plan.seed, scenario_die + 1));
  return out;
}

Papers draw_short_papers(const Sheet& sheet, const Plan& plan, int sessions) {
  Recipe recipe = sheet.recipe;
  recipe.sessions = sessions;
  Papers out{
      recipe.ends, recipe.sessions, draw_history(sheet, plan.history, plan.seed), {}, {}, {}, {},
      {}};
  out.held_out = draw(recipe, 10 * plan.courses, 0, dice_for(plan.seed, held_out_die));
  out.whole = draw(recipe, 4 * plan.courses, 0, dice_for(plan.seed, whole_die));
  out.scenarios =
      draw_scenarios(short_kinds, recipe, plan.courses, dice_for(plan.seed, scenario_die));
  return out;
}

}  // namespace entente::bench
