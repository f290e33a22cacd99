#include "insight/alarm_limit.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "insight/dice.hpp"

namespace entente::insight {

namespace {

/// One patient of the population, drawn; answers session after session.
class Drawn {
 public:
  Drawn(const Model& model, Dice& dice)
      : model_(model),
        dice_(dice),
        tails_{boost::math::students_t(model.population().patient.tail),
               boost::math::students_t(model.population().caregiver.tail)} {
    const auto& p = model.population();
    s_ = std::exp(p.spread * dice.normal() - p.spread * p.spread / 2);
    level_ = pair(p.level_raters);
    growth_ = pair(p.level_raters);
    const double r = p.level_growth, rest = std::sqrt(1 - r * r);
    for (int i = 0; i < 2; ++i) growth_[i] = r * level_[i] + rest * growth_[i];
    mood_ = pair(p.mood_raters);
  }

  /// `fallen`: personal SDs below, of each rater.
  Scores answer(const Scores& pattern, int gap, std::array<double, 2> fallen) {
    const auto& p = model_.population();
    const double kept = std::pow(p.carry, gap), fresh = std::sqrt(1 - kept * kept);
    const auto fresh_mood = pair(p.mood_raters);
    const double l = std::log(pattern.session);
    const double sd = std::hypot(p.patient.mood_sd, p.patient.noise_sd);
    Scores out{pattern.session, std::nullopt, std::nullopt};
    for (int i = 0; i < 2; ++i) {
      const auto& of = i == 0 ? p.patient : p.caregiver;
      const double s = i == 0 ? s_ : std::pow(s_, p.spread_raters);
      mood_[i] = kept * mood_[i] + fresh * fresh_mood[i];
      const double noise = boost::math::quantile(tails_[i], dice_.uniform());
      const double place = of.level + of.level_sd * level_[i] +
                           l * (of.growth + of.growth_sd * growth_[i]) +
                           s * (of.mood_sd * mood_[i] + of.noise_sd * noise) - s_ * sd * fallen[i];
      if (i == 0 && pattern.patient) out.patient = on_grid(place);
      if (i == 1 && pattern.caregiver) out.caregiver = on_grid(place);
    }
    return out;
  }

 private:
  std::array<double, 2> pair(double r) {
    const double first = dice_.normal(), other = dice_.normal();
    return {first, r * first + std::sqrt(1 - r * r) * other};
  }

  double on_grid(double place) const {
    const auto& ends = model_.ends();
    double score = model_.from_ruler(place);
    if (ends.grid > 0) score = ends.min + std::round((score - ends.min) / ends.grid) * ends.grid;
    return std::clamp(score, ends.min, ends.max);
  }

  const Model& model_;
  Dice& dice_;
  std::array<boost::math::students_t, 2> tails_;
  double s_ = 1;
  std::array<double, 2> level_, growth_, mood_;
};

/// Who answered when: like one of the past courses, from its beginning again when it was shorter.
Series pattern_of(std::span<const Series> patterns, Dice& dice) {
  Series out;
  const Series* like = nullptr;
  if (!patterns.empty()) {
    const int last = static_cast<int>(patterns.size()) - 1;
    like = &patterns[static_cast<std::size_t>(dice.between(0, last))];
  }
  int session = 0;
  for (std::size_t i = 0; session < budget_sessions; ++i) {
    if (!like || like->empty()) {
      out.push_back({++session, 0.0, 0.0});
      continue;
    }
    const std::size_t at = i % like->size();
    const int gap = at == 0 ? 1 : (*like)[at].session - (*like)[at - 1].session;
    session += std::max(1, gap);
    if (session > budget_sessions) break;
    out.push_back({session, (*like)[at].patient, (*like)[at].caregiver});
  }
  return out;
}

/// The log odds after each session of one drawn course; from `onset` on two SDs lower.
std::vector<double> drawn_course(const Model& model, const Series& pattern,
                                 std::optional<int> onset, Dice& dice) {
  Drawn patient(model, dice);
  Bank bank(model);
  const bool seen = dice.chance(model.beliefs().seen);
  std::vector<double> out;
  int last = 0;
  for (const auto& one : pattern) {
    std::array<double, 2> fallen{};
    if (onset && one.session >= *onset) fallen = {2, seen ? 2 * model.beliefs().seen_share : 0};
    const auto scores = patient.answer(one, one.session - last, fallen);
    last = one.session;
    out.push_back(bank.step(scores).log_odds);
  }
  return out;
}

}  // namespace

double conformal_limit(std::vector<double> maxima, double budget) {
  const double rank = std::ceil((static_cast<double>(maxima.size()) + 1) * (1 - budget) - 1e-9);
  if (rank > static_cast<double>(maxima.size())) return std::numeric_limits<double>::infinity();
  const auto at = maxima.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
  std::nth_element(maxima.begin(), at, maxima.end());
  return *at;
}

namespace {

/// Sessions from the onset to the first one over the limit; none: not within `told_within`.
std::optional<int> delay_of(const std::vector<double>& path, const Series& pattern, int onset,
                            double limit) {
  constexpr int told_within = 3;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int after = pattern[i].session - onset;
    if (after >= 0 && after <= told_within && path[i] > limit) return after;
  }
  return std::nullopt;
}

/// What each limit finds of sudden falls of two SDs, onset at session 4 … 9.
void try_falls(const Model& model, std::span<const Series> patterns, std::size_t courses,
               Dice& dice, std::array<Limit, 3>& limits) {
  std::array<std::vector<double>, 3> delays;
  for (std::size_t i = 0; i < courses; ++i) {
    const int onset = dice.between(4, 9);
    const auto pattern = pattern_of(patterns, dice);
    const auto path = drawn_course(model, pattern, onset, dice);
    for (std::size_t k = 0; k < limits.size(); ++k) {
      const auto delay = delay_of(path, pattern, onset, limits[k].log_odds);
      if (delay) delays[k].push_back(*delay);
    }
  }
  for (std::size_t k = 0; k < limits.size(); ++k) {
    auto& all = delays[k];
    limits[k].found = static_cast<double>(all.size()) / static_cast<double>(courses);
    if (all.empty()) continue;
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2),
                     all.end());
    limits[k].delay = all[all.size() / 2];
  }
}

/// The same past courses in another order are the same.
std::vector<Series> in_order(std::span<const Series> patterns) {
  std::vector<Series> out(patterns.begin(), patterns.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<double> maxima_of(const Model& model, std::span<const Series> patterns,
                              std::size_t courses, std::uint64_t seed, const Progress& progress) {
  Dice dice(seed);
  std::vector<double> out;
  for (std::size_t i = 0; i < courses; ++i) {
    const auto path = drawn_course(model, pattern_of(patterns, dice), std::nullopt, dice);
    out.push_back(path.empty() ? log_odds_of_none : *std::max_element(path.begin(), path.end()));
    if (progress && i % 100 == 0) progress(static_cast<double>(i) / static_cast<double>(courses));
  }
  return out;
}

}  // namespace

std::vector<double> simulated_maxima(const Model& model, std::span<const Series> patterns,
                                     std::size_t courses, std::uint64_t seed,
                                     const Progress& progress) {
  return maxima_of(model, in_order(patterns), courses, seed, progress);
}

double evidence_limit(double budget) { return -std::log(budget); }

std::array<Limit, 3> simulated_limits(const Model& model, std::span<const Series> like,
                                      std::size_t courses, std::uint64_t seed,
                                      const Progress& progress) {
  const auto patterns = in_order(like);
  const auto maxima = maxima_of(model, patterns, courses, seed, [&](double done) {
    if (progress) progress(0.8 * done);
  });
  std::array<Limit, 3> out;
  for (std::size_t k = 0; k < budgets.size(); ++k) {
    out[k].budget = budgets[k];
    out[k].log_odds = conformal_limit(maxima, budgets[k]);
  }
  Dice dice(seed + 1);
  try_falls(model, patterns, courses / 4, dice, out);
  if (progress) progress(1);
  return out;
}

}  // namespace entente::insight
