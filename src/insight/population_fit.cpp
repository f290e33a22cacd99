#include "insight/population_fit.hpp"

#include <nlopt.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>
#include <vector>

#include "insight/bank.hpp"

namespace entente::insight {

namespace {

/// One number that is fitted, where it may be anything; `mean`, `sd`: its weak prior.
struct Knob {
  double Population::*own = nullptr;
  RaterModel Population::*rater = nullptr;
  double RaterModel::*of_rater = nullptr;
  enum Scale { plain, log, correlation, carry, part } scale = plain;
  double mean = 0, sd = 1;

  double& in(Population& population) const {
    return own ? population.*own : population.*rater.*of_rater;
  }
};

/// A caseload of 228 patients × 20 sessions (insight.md): more is known than from one
/// establishment.
constexpr double usual_spread = 0.31, spread_sd = 0.2;

/// Courses read to widen: each costs as much as twenty read without ruptures.
constexpr std::size_t most_widened = 300;

/// A carry of 1 would be a level that never comes back.
constexpr double most_carry = 0.95;

double to_knob(const Knob& knob, double value) {
  switch (knob.scale) {
    case Knob::plain:
      return value;
    case Knob::log:
      return std::log(value);
    case Knob::correlation:
      return std::atanh(value);
    case Knob::carry:
      return std::log(value / (most_carry - value));
    case Knob::part:
      return std::log(value / (1 - value));
  }
  return value;
}

double from_knob(const Knob& knob, double free) {
  switch (knob.scale) {
    case Knob::plain:
      return free;
    case Knob::log:
      return std::exp(free);
    case Knob::correlation:
      return std::tanh(free);
    case Knob::carry:
      return most_carry / (1 + std::exp(-free));
    case Knob::part:
      return 1 / (1 + std::exp(-free));
  }
  return free;
}

void add_rater(std::vector<Knob>& knobs, RaterModel Population::*rater) {
  const auto knob = [&](double RaterModel::*of, Knob::Scale scale, double mean, double sd) {
    knobs.push_back({nullptr, rater, of, scale, mean, sd});
  };
  knob(&RaterModel::level, Knob::plain, 3, 2);
  knob(&RaterModel::growth, Knob::plain, 0, 0.5);
  knob(&RaterModel::level_sd, Knob::log, std::log(0.5), 0.8);
  knob(&RaterModel::growth_sd, Knob::log, std::log(0.12), 0.6);
  knob(&RaterModel::noise_sd, Knob::log, std::log(0.25), 0.8);
  knob(&RaterModel::mood_sd, Knob::log, std::log(0.25), 0.8);
  knob(&RaterModel::tail, Knob::log, std::log(10), 0.3);
}

/// The weak priors of insight.md: they hold where little is known and give way to data.
std::vector<Knob> all_knobs(bool with_caregiver) {
  std::vector<Knob> knobs;
  const auto knob = [&](double Population::*own, Knob::Scale scale, double mean, double sd) {
    knobs.push_back({own, nullptr, nullptr, scale, mean, sd});
  };
  add_rater(knobs, &Population::patient);
  knob(&Population::level_growth, Knob::correlation, -0.2, 0.4);
  knob(&Population::carry, Knob::carry, -0.5, 0.7);
  knob(&Population::spread, Knob::log, std::log(usual_spread), spread_sd);
  if (!with_caregiver) return knobs;
  add_rater(knobs, &Population::caregiver);
  knob(&Population::level_raters, Knob::correlation, 0.6, 0.4);
  knob(&Population::mood_raters, Knob::correlation, 0.3, 0.4);
  knob(&Population::spread_raters, Knob::part, 0, 1);
  return knobs;
}

Bank read(const Model& model, const Series& course) {
  Bank bank(model);
  for (const auto& session : course) bank.step(session);
  return bank;
}

class Fit {
 public:
  Fit(std::vector<const Series*> courses, const Ends& ends, std::vector<Knob> knobs,
      Population start)
      : courses_(std::move(courses)),
        ends_(ends),
        knobs_(std::move(knobs)),
        now_(start),
        weights_(courses_.size(), 1.0) {}

  std::vector<double>& weights() { return weights_; }
  const Population& population() const { return now_; }

  /// Uphill from where it stands, as if no course had a rupture but for its weight.
  void climb(int steps) {
    std::vector<double> free, low, high;
    for (const auto& knob : knobs_) {
      low.push_back(knob.mean - 5 * knob.sd);
      high.push_back(knob.mean + 5 * knob.sd);
      free.push_back(std::clamp(to_knob(knob, knob.in(now_)), low.back(), high.back()));
    }
    climb_to(free, low, high, steps, [this](const double* at) { return value(at); });
    now_ = with(free.data());
  }

  /// Courses counted by their chance of no rupture are the calm ones: how much people move comes
  /// out too small. Found again with ruptures in the model, for that scale and its spread alone.
  void widen(const Beliefs& beliefs, int steps) {
    const Population base = now_;
    const auto wider = [&](const double* at) {
      Population out = base;
      for (auto* rater : {&out.patient, &out.caregiver}) {
        rater->mood_sd *= std::exp(at[0]);
        rater->noise_sd *= std::exp(at[0]);
      }
      out.spread = std::clamp(base.spread * std::exp(at[1]), 0.02, 1.0);
      return out;
    };
    std::vector<double> free{0.05, 0.05};
    climb_to(free, {-0.3, -1}, {0.7, 1}, steps, [&](const double* at) {
      const Population one = wider(at);
      const double z = std::log(one.spread / usual_spread) / spread_sd;
      return evidence(Model(one, ends_, beliefs), courses_.size() / most_widened + 1, nullptr) -
             z * z / 2;
    });
    now_ = wider(free.data());
  }

 private:
  using Objective = std::function<double(const double*)>;

  /// Powell's BOBYQA (2009), by NLopt.
  static void climb_to(std::vector<double>& free, const std::vector<double>& low,
                       const std::vector<double>& high, int steps, const Objective& objective) {
    nlopt_opt search = nlopt_create(NLOPT_LN_BOBYQA, static_cast<unsigned>(free.size()));
    const auto call = [](unsigned, const double* at, double*, void* of) {
      return (*static_cast<const Objective*>(of))(at);
    };
    nlopt_set_max_objective(search, call, const_cast<Objective*>(&objective));
    nlopt_set_lower_bounds(search, low.data());
    nlopt_set_upper_bounds(search, high.data());
    nlopt_set_initial_step1(search, 0.15);
    nlopt_set_ftol_abs(search, 0.02);
    nlopt_set_maxeval(search, steps);
    double best = 0;
    nlopt_optimize(search, free.data(), &best);
    nlopt_destroy(search);
  }

  /// Of every `stride`-th course; `weights`: null for all alike.
  double evidence(const Model& model, std::size_t stride, const std::vector<double>* weights) {
    double total = 0;
    for (std::size_t i = 0; i < courses_.size(); i += stride) {
      const double weight = weights ? (*weights)[i] : static_cast<double>(stride);
      if (weight < 0.01) continue;
      total += weight * read(model, *courses_[i]).log_evidence();
    }
    return std::isfinite(total) ? total : -1e300;
  }

  Population with(const double* free) const {
    Population out = now_;
    for (std::size_t i = 0; i < knobs_.size(); ++i) {
      knobs_[i].in(out) = from_knob(knobs_[i], free[i]);
    }
    return out;
  }

  double value(const double* free) {
    double total = 0;
    for (std::size_t i = 0; i < knobs_.size(); ++i) {
      const double z = (free[i] - knobs_[i].mean) / knobs_[i].sd;
      total -= z * z / 2;
    }
    // Mood and noise are hard to tell apart: ln(mood/noise) ~ N(0, .5).
    Population at = with(free);
    for (const auto* rater : {&at.patient, &at.caregiver}) {
      const double ratio = std::log(rater->mood_sd / rater->noise_sd) / 0.5;
      total -= ratio * ratio / 2;
    }
    Beliefs none;
    none.onset = 0;
    return total + evidence(Model(at, ends_, none), 1, &weights_);
  }

  std::vector<const Series*> courses_;
  Ends ends_;
  std::vector<Knob> knobs_;
  Population now_;
  std::vector<double> weights_;
};

bool earlier(const Series* a, const Series* b) {
  return std::lexicographical_compare(a->begin(), a->end(), b->begin(), b->end(),
                                      [](const Scores& x, const Scores& y) {
                                        return std::tie(x.patient, x.caregiver, x.session) <
                                               std::tie(y.patient, y.caregiver, y.session);
                                      });
}

std::vector<const Series*> usable(std::span<const Series> history) {
  std::vector<const Series*> out;
  for (const auto& course : history) {
    const auto answered = std::count_if(course.begin(), course.end(),
                                        [](const Scores& one) { return one.patient.has_value(); });
    if (answered >= 2) out.push_back(&course);
  }
  // By content: whatever order they came in, the same courses are read in the same order.
  std::sort(out.begin(), out.end(), earlier);
  return out;
}

std::vector<const Series*> spread_out(const std::vector<const Series*>& courses) {
  if (courses.size() <= most_courses) return courses;
  std::vector<const Series*> out;
  for (std::size_t i = 0; i < most_courses; ++i) {
    out.push_back(courses[i * courses.size() / most_courses]);
  }
  return out;
}

}  // namespace

std::size_t usable_courses(std::span<const Series> history) { return usable(history).size(); }

PopulationFit fit_population(std::span<const Series> history, const Ends& ends,
                             const Beliefs& beliefs, const Progress& progress) {
  const auto courses = usable(history);
  PopulationFit out;
  out.courses = courses.size();
  if (courses.size() < least_courses) return out;
  const auto chosen = spread_out(courses);
  const bool with_caregiver = std::any_of(chosen.begin(), chosen.end(), [](const Series* course) {
    return std::any_of(course->begin(), course->end(),
                       [](const Scores& one) { return one.caregiver.has_value(); });
  });
  Fit fit(chosen, ends, all_knobs(with_caregiver), Population{});
  constexpr int passes = 2;
  for (int pass = 0; pass < passes; ++pass) {
    fit.climb(pass == 0 ? 450 : 350);
    const Model model(fit.population(), ends, beliefs);
    out.without_rupture = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const double never = read(model, *chosen[i]).reading().never;
      fit.weights()[i] = never;
      out.without_rupture += never;
    }
    if (progress) progress((pass + 1.0) / passes);
  }
  fit.widen(beliefs, 25);
  out.population = fit.population();
  return out;
}

}  // namespace entente::insight
