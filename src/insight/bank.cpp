#include "insight/bank.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "insight/normal.hpp"

namespace entente::insight {

using namespace bank;

namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();

bool seen(int filter) {
  return filter < ring ? filter < older + speeds : (filter - ring) / speeds % 2 == 0;
}

/// Places of one rater's level, growth and mood in the state.
constexpr int first_of(Rater rater) { return rater == Rater::patient ? 0 : 3; }

}  // namespace

Bank::Bank(const Model& model)
    : model_(&model),
      log_prior_(log_normal_below(model.beliefs().depth / model.beliefs().depth_sd)) {
  fall_.setZero();
  log_above_.setZero();
  for (int filter = 0; filter < filters; ++filter) {
    const int speed = filter % speeds;
    const auto& start = model.start(speed);
    for (int i = 0; i < packed; ++i) cov_(filter, i) = start[i];
    mean_.row(filter).setZero();
    mean_(filter, depth_at) = model.depth_mean(speed);
    log_weight_(filter) = filter < mended ? std::log(model.weight()[speed]) : nothing;
  }
}

/// Between sessions a mood fades; with it what is known of it.
void Bank::carry_over(int sessions) {
  const auto& population = model_->population();
  const double kept = std::pow(population.carry, sessions);
  const double fresh = 1 - kept * kept;
  const auto n = alive_;
  for (const int mood : {2, 5}) {
    mean_.col(mood).head(n) *= kept;
    for (int i = 0; i < state; ++i) {
      cov_.col(i < mood ? at(mood, i) : at(i, mood)).head(n) *= i == mood ? kept * kept : kept;
    }
  }
  for (int speed = 0; speed < speeds; ++speed) {
    const auto& start = model_->start(speed);
    for (const int entry : {at(2, 2), at(5, 5), at(5, 2)}) {
      for (int filter = speed; filter < n; filter += speeds) {
        cov_(filter, entry) += fresh * start[entry];
      }
    }
  }
}

double Bank::weight_of(int filter) const { return log_weight_(filter) + log_above_(filter); }

/// The depth is above 0: the share of its normal distribution that is, against that of the prior.
void Bank::cut_at_zero(int filter) {
  const double sd = std::sqrt(cov_(filter, at(depth_at, depth_at)));
  log_above_(filter) = log_normal_below(mean_(filter, depth_at) / sd) - log_prior_;
}

/// One normal distribution in the place of several, with their mean and covariance.
void Bank::merge(int to, std::span<const int> from, std::span<const double> log_weights) {
  const double most = *std::max_element(log_weights.begin(), log_weights.end());
  if (most == nothing) return;
  double total = 0;
  std::array<double, state> mean{};
  std::array<double, packed> cov{};
  for (std::size_t k = 0; k < from.size(); ++k) {
    const double weight = std::exp(log_weights[k] - most);
    if (weight < 1e-14) continue;
    total += weight;
    for (int i = 0; i < state; ++i) mean[i] += weight * mean_(from[k], i);
  }
  for (auto& value : mean) value /= total;
  for (std::size_t k = 0; k < from.size(); ++k) {
    const double weight = std::exp(log_weights[k] - most) / total;
    if (weight < 1e-14) continue;
    std::array<double, state> off;
    for (int i = 0; i < state; ++i) off[i] = mean_(from[k], i) - mean[i];
    for (int i = 0; i < state; ++i) {
      for (int j = 0; j <= i; ++j)
        cov[at(i, j)] += weight * (cov_(from[k], at(i, j)) + off[i] * off[j]);
    }
  }
  for (int i = 0; i < state; ++i) mean_(to, i) = mean[i];
  for (int i = 0; i < packed; ++i) cov_(to, i) = cov[i];
  log_weight_(to) = most + std::log(total);
  if (to < older) return;
  cut_at_zero(to);
  log_weight_(to) -= log_above_(to);
}

/// Each rupture may have mended since the last session.
void Bank::mend(double chance) {
  if (alive_ <= mended) return;
  const double stays = std::log1p(-chance), goes = std::log(chance);
  std::array<int, filters> from;
  std::array<double, filters> weights;
  for (int speed = 0; speed < speeds; ++speed) {
    std::size_t count = 0;
    for (int filter = mended + speed; filter < alive_; filter += speeds) {
      from[count] = filter;
      weights[count++] = weight_of(filter) + (filter < older ? 0 : goes);
    }
    merge(mended + speed, std::span(from).first(count), std::span(weights).first(count));
  }
  for (int filter = older; filter < alive_; ++filter) log_weight_(filter) += stays;
}

/// The block that the next onset needs holds one of eight sessions ago: slow or sudden, it has
/// reached its depth, and both go on alike.
void Bank::age() {
  if (onsets_ < window) return;
  const int slot = onsets_ % window;
  for (int kind = 0; kind < 2; ++kind) {
    double old_weight = nothing, new_weight = nothing;
    for (int speed = 0; speed < speeds; ++speed) {
      const int to = older + kind * speeds + speed;
      const int sudden = ring + slot * block + kind * speeds + speed;
      const std::array<int, 3> from{to, sudden, sudden + 2 * speeds};
      const std::array<double, 3> weights{weight_of(to), weight_of(from[1]), weight_of(from[2])};
      old_weight = std::max(old_weight, weights[0]);
      new_weight = std::max({new_weight, weights[1], weights[2]});
      merge(to, from, weights);
    }
    if (new_weight > old_weight) older_onset_ = onset_[slot];
  }
}

void Bank::add_onset(double chance, int session) {
  const auto& beliefs = model_->beliefs();
  const int first = ring + onsets_ % window * block;
  onset_[onsets_ % window] = session;
  for (int speed = 0; speed < speeds; ++speed) {
    const std::array<int, 2> from{never + speed, mended + speed};
    const std::array<double, 2> weights{log_weight_(from[0]), log_weight_(from[1])};
    const int to = first + speed;
    merge(to, from, weights);
    const double peak = std::max(weights[0], weights[1]);
    const double both = peak + std::log(std::exp(weights[0] - peak) + std::exp(weights[1] - peak));
    for (int i = 0; i < depth_at; ++i) cov_(to, at(depth_at, i)) = 0;
    cov_(to, at(depth_at, depth_at)) = model_->start(speed)[at(depth_at, depth_at)];
    mean_(to, depth_at) = model_->depth_mean(speed);
    for (int variant = 0; variant < 4; ++variant) {
      const int filter = to + variant * speeds;
      if (variant > 0) {
        mean_.row(filter) = mean_.row(to);
        cov_.row(filter) = cov_.row(to);
      }
      const double shape = variant < 2 ? 1 - beliefs.slow : beliefs.slow;
      const double who = variant % 2 == 0 ? beliefs.seen : 1 - beliefs.seen;
      log_weight_(filter) = both + std::log(chance * shape * who);
      log_above_(filter) = 0;
    }
  }
  for (int filter = never; filter < older; ++filter) log_weight_(filter) += std::log1p(-chance);
  log_never_ += std::log1p(-chance);
  ++onsets_;
  alive_ = ring + std::min(onsets_, window) * block;
}

/// How much of the depth is there at this session, for each filter.
void Bank::fall_at(int session) {
  fall_.head(ring).setZero();
  fall_.segment(older, ring - older) = 1;
  for (int slot = 0; slot < std::min(onsets_, window); ++slot) {
    const int first = ring + slot * block;
    const double slow = std::min(1.0, (session - onset_[slot] + 1) / 4.0);
    fall_.segment(first, block / 2) = 1;
    fall_.segment(first + block / 2, block / 2) = slow;
  }
}

/// One answer, into all filters that are alive.
void Bank::observe(Rater rater, double place, double log_session) {
  using Column = Eigen::Array<double, filters, 1>;
  const auto n = alive_;
  const int u = first_of(rater);
  const auto& of =
      rater == Rater::patient ? model_->population().patient : model_->population().caregiver;
  Column f = fall_;
  if (rater == Rater::caregiver) {
    for (int k = 0; k < n; ++k) f(k) *= seen(k) ? model_->beliefs().seen_share : 0;
  }
  const auto col = [&](int i, int j) { return cov_.col(i < j ? at(j, i) : at(i, j)).head(n); };
  Table<state> reach;  // covariance of the state with what is observed
  for (int i = 0; i < state; ++i) {
    reach.col(i).head(n) =
        col(u, i) + log_session * col(u + 1, i) + col(u + 2, i) - f.head(n) * col(depth_at, i);
  }
  Column variance, expected, shift, gain;
  variance.head(n) = reach.col(u).head(n) + log_session * reach.col(u + 1).head(n) +
                     reach.col(u + 2).head(n) - f.head(n) * reach.col(depth_at).head(n);
  expected.head(n) = of.level + of.growth * log_session + mean_.col(u).head(n) +
                     log_session * mean_.col(u + 1).head(n) + mean_.col(u + 2).head(n) -
                     f.head(n) * mean_.col(depth_at).head(n);
  Column noise;
  for (int k = 0; k < n; ++k) noise(k) = model_->noise(rater, k % speeds);
  variance.head(n) += noise.head(n);
  const double half = model_->half_grid();
  const bool top = place >= ruler_length - half / 2, bottom = place <= half / 2;
  if (top || bottom) {
    // At an end of the scale only this is known: the answer wanted to be at least that far out.
    const double edge = top ? ruler_length - half : half, side = top ? 1 : -1;
    for (int k = 0; k < n; ++k) {
      const double sd = std::sqrt(variance(k));
      const double b = side * (edge - expected(k)) / sd, hazard = normal_hazard(b);
      log_weight_(k) += log_normal_below(-b);
      shift(k) = side * hazard / sd;
      gain(k) = std::max(0.0, hazard * (hazard - b)) / variance(k);
    }
  } else {
    // Answers have heavier tails than the normal distribution: Student's t, and an answer far out
    // says less of the state (iterated reweighting, one step; Meinhold, Singpurwalla, JASA 84,
    // 1989).
    const double nu = of.tail;
    shift.head(n) = place - expected.head(n);
    const auto far = (shift.head(n).square() / variance.head(n)).eval();
    log_weight_.head(n) +=
        model_->log_peak(rater) - variance.head(n).log() / 2 - (nu + 1) / 2 * (far / nu).log1p();
    gain.head(n) = (variance.head(n) + noise.head(n) * ((nu + far) / (nu + 1) - 1)).inverse();
    shift.head(n) *= gain.head(n);
  }
  for (int i = 0; i < state; ++i) {
    mean_.col(i).head(n) += reach.col(i).head(n) * shift.head(n);
    for (int j = 0; j <= i; ++j) {
      cov_.col(at(i, j)).head(n) -= reach.col(i).head(n) * reach.col(j).head(n) * gain.head(n);
    }
  }
  for (int k = older; k < n; ++k) cut_at_zero(k);
}

/// Had there been no rupture: of every filter, with the fall left out.
void Bank::expect(double log_session) {
  const auto& of = model_->population().patient;
  double total = 0, first = 0, second = 0;
  for (int k = 0; k < alive_; ++k) {
    const double weight = std::exp(weight_of(k));
    if (weight < 1e-12) continue;
    const auto c = [&](int i, int j) { return cov_(k, at(i, j)); };
    const double mean =
        of.level + of.growth * log_session + mean_(k, 0) + log_session * mean_(k, 1) + mean_(k, 2);
    const double variance = c(0, 0) + c(2, 2) + log_session * log_session * c(1, 1) +
                            model_->noise(Rater::patient, k % speeds) +
                            2 * (log_session * (c(1, 0) + c(2, 1)) + c(2, 0));
    total += weight;
    first += weight * mean;
    second += weight * (variance + mean * mean);
  }
  const double mean = first / total;
  expected_.score = model_->from_ruler(std::clamp(mean, 0.0, ruler_length));
  expected_.sd = model_->units(std::sqrt(std::max(0.0, second / total - mean * mean)));
}

/// Chances from the weights, which are brought back to a sum of 1.
double Bank::weigh() {
  Eigen::Array<double, filters, 1> weight;
  weight.head(alive_) = log_weight_.head(alive_) + log_above_.head(alive_);
  const double most = weight.head(alive_).maxCoeff();
  const auto sum = [&](int from, int to) {
    return to > from ? (weight.segment(from, to - from) - most).exp().sum() : 0.0;
  };
  const double none = sum(never, std::min(alive_, mended));
  const double over = alive_ > mended ? sum(mended, older) : 0;
  const double now = alive_ > mended ? sum(older, alive_) : 0;
  const double total = none + over + now;
  reading_.never = none / total;
  reading_.mended = over / total;
  reading_.active = now / total;
  reading_.log_odds = now > 0 ? std::log(now) - std::log(none + over) : log_odds_of_none;
  // A chance of none that is too small to be held is large evidence, not an infinite one.
  reading_.log_evidence = log_never_ - std::log(std::max(reading_.never, 1e-300));
  const double log_total = most + std::log(total);
  log_weight_.head(alive_) -= log_total;
  return log_total;
}

Reading Bank::step(const Scores& scores) {
  if (!scores.patient && !scores.caregiver) return reading_;
  const double log_session = std::log(scores.session);
  const int sessions = std::max(1, scores.session - last_);
  const auto& beliefs = model_->beliefs();
  if (steps_ > 0) {
    carry_over(sessions);
    mend(1 - std::pow(1 - beliefs.repair, sessions));
  }
  if (steps_ > 0 && beliefs.onset > 0) {
    age();
    add_onset(1 - std::pow(1 - beliefs.onset, sessions), scores.session);
  }
  fall_at(scores.session);
  weigh();
  reading_.log_odds_before = reading_.log_odds;
  expect(log_session);
  if (scores.patient) {
    observe(Rater::patient, model_->to_ruler(*scores.patient), log_session);
    log_evidence_ += weigh();
  }
  reading_.log_odds_patient = reading_.log_odds;
  if (scores.caregiver) {
    observe(Rater::caregiver, model_->to_ruler(*scores.caregiver), log_session);
    log_evidence_ += weigh();
  }
  ++steps_;
  last_ = scores.session;
  return reading_;
}

std::vector<OnsetChance> Bank::onsets() const {
  std::vector<OnsetChance> out;
  double total = 0;
  const auto add = [&](int session, int from, int to) {
    double chance = 0;
    for (int k = from; k < to; ++k) chance += std::exp(weight_of(k));
    if (chance <= 0) return;
    out.push_back({session, chance});
    total += chance;
  };
  if (onsets_ > window) add(older_onset_, older, ring);
  for (int slot = 0; slot < std::min(onsets_, window); ++slot) {
    add(onset_[slot], ring + slot * block, ring + (slot + 1) * block);
  }
  for (auto& one : out) one.chance /= total;
  std::sort(out.begin(), out.end(), [](const OnsetChance& a, const OnsetChance& b) {
    return a.chance != b.chance ? a.chance > b.chance : a.session < b.session;
  });
  return out;
}

Depth Bank::depth() const {
  double total = 0, points = 0, sds = 0;
  const auto& p = model_->population().patient;
  for (int k = older; k < alive_; ++k) {
    const double weight = std::exp(weight_of(k));
    if (weight < 1e-14) continue;
    const double sd = std::sqrt(cov_(k, at(depth_at, depth_at))), mean = mean_(k, depth_at);
    const double fallen = fall_(k) * (mean + sd * normal_hazard(-mean / sd));
    total += weight;
    points += weight * fallen;
    sds += weight * fallen /
           (model_->scale(Rater::patient, k % speeds) * std::hypot(p.mood_sd, p.noise_sd));
  }
  if (total <= 0) return {};
  return {model_->units(points / total), sds / total};
}

double Bank::below(double score, int session) const {
  const double log_session = std::log(std::max(1, session)), place = model_->to_ruler(score);
  const auto& of = model_->population().patient;
  double total = 0, under = 0;
  for (int k = 0; k < alive_; ++k) {
    const double weight = std::exp(weight_of(k));
    if (weight < 1e-12) continue;
    const double f = fall_(k), l = log_session;
    const auto c = [&](int i, int j) { return cov_(k, at(i, j)); };
    const double mean =
        of.level + of.growth * l + mean_(k, 0) + l * mean_(k, 1) - f * mean_(k, depth_at);
    const double variance = c(0, 0) + l * l * c(1, 1) + f * f * c(6, 6) +
                            2 * (l * c(1, 0) - f * c(6, 0) - f * l * c(6, 1));
    total += weight;
    under +=
        weight * std::exp(log_normal_below((place - mean) / std::sqrt(std::max(variance, 1e-12))));
  }
  return total > 0 ? under / total : 0;
}

}  // namespace entente::insight
