// The detector's model without any merging: each way a course may have gone, through any number of
// ruptures, is a filter of its own. Slow and simple; what it drops it counts.
#pragma once
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "insight/bank.hpp"
#include "insight/normal.hpp"

namespace entente::insight {

class ExactBank {
 public:
  explicit ExactBank(const Model& model, double least = 1e-8) : model_(model), least_(least) {
    for (int speed = 0; speed < bank::speeds; ++speed) {
      Path path;
      path.speed = speed;
      path.log_weight = std::log(model.weight()[speed]);
      for (int i = 0; i < bank::state; ++i) {
        for (int j = 0; j <= i; ++j) {
          path.cov[i][j] = path.cov[j][i] = model.start(speed)[bank::at(i, j)];
        }
      }
      path.mean[bank::depth_at] = model.depth_mean(speed);
      paths_.push_back(path);
    }
  }

  void step(const Scores& scores) {
    if (!scores.patient && !scores.caregiver) return;
    if (last_ > 0) branch(scores.session);
    for (auto& path : paths_) {
      if (scores.patient) observe(path, Rater::patient, *scores.patient, scores.session);
      if (scores.caregiver) observe(path, Rater::caregiver, *scores.caregiver, scores.session);
    }
    last_ = scores.session;
    normalise();
  }

  double active() const { return of(Phase::active); }
  double mended() const { return of(Phase::mended); }
  double lost() const { return lost_; }  ///< what was dropped, at most
  std::size_t paths() const { return paths_.size(); }

 private:
  enum class Phase { never, active, mended };

  struct Path {
    Phase phase = Phase::never;
    int speed = 0;
    int onset = 0;
    bool slow = false, seen = false;
    double log_weight = 0;
    double log_above = 0;  ///< of the depth, that is above 0
    double mean[bank::state] = {};
    double cov[bank::state][bank::state] = {};

    double weight() const { return log_weight + log_above; }
    double fall(int session) const {
      if (phase != Phase::active) return 0;
      return slow ? std::min(1.0, (session - onset + 1) / 4.0) : 1;
    }
  };

  double of(Phase phase) const {
    double out = 0;
    for (const auto& path : paths_) {
      if (path.phase == phase) out += std::exp(path.weight());
    }
    return out;
  }

  void branch(int session) {
    const int gap = session - last_;
    const auto& beliefs = model_.beliefs();
    const double mends = 1 - std::pow(1 - beliefs.repair, gap);
    const double begins = 1 - std::pow(1 - beliefs.onset, gap);
    std::vector<Path> out;
    for (auto& path : paths_) {
      fade(path, gap);
      if (path.phase == Phase::active) {
        out.push_back(path);
        out.back().log_weight += std::log1p(-mends);
        path.log_weight += std::log(mends);
        path.phase = Phase::mended;
      }
      for (const bool slow : {false, true}) {
        for (const bool seen : {false, true}) {
          out.push_back(fallen(path, session, slow, seen));
          out.back().log_weight += std::log(begins * (slow ? beliefs.slow : 1 - beliefs.slow) *
                                            (seen ? beliefs.seen : 1 - beliefs.seen));
        }
      }
      out.push_back(path);
      out.back().log_weight += std::log1p(-begins);
    }
    paths_ = std::move(out);
  }

  Path fallen(Path path, int session, bool slow, bool seen) const {
    path.log_weight += path.log_above;
    path.log_above = 0;
    path.phase = Phase::active;
    path.onset = session;
    path.slow = slow;
    path.seen = seen;
    constexpr int d = bank::depth_at;
    for (int i = 0; i < d; ++i) path.cov[d][i] = path.cov[i][d] = 0;
    path.cov[d][d] = std::pow(model_.depth_sd(path.speed), 2);
    path.mean[d] = model_.depth_mean(path.speed);
    return path;
  }

  void fade(Path& path, int gap) const {
    const double kept = std::pow(model_.population().carry, gap);
    for (const int mood : {2, 5}) {
      path.mean[mood] *= kept;
      for (int i = 0; i < bank::state; ++i) path.cov[mood][i] *= kept;
      for (int i = 0; i < bank::state; ++i) path.cov[i][mood] *= kept;
    }
    for (const int i : {2, 5}) {
      for (const int j : {2, 5}) {
        path.cov[i][j] +=
            (1 - kept * kept) * model_.start(path.speed)[bank::at(std::max(i, j), std::min(i, j))];
      }
    }
  }

  void observe(Path& path, Rater rater, double score, int session) const {
    const bool patient = rater == Rater::patient;
    const auto& of = patient ? model_.population().patient : model_.population().caregiver;
    double h[bank::state] = {}, reach[bank::state];
    const int first = patient ? 0 : 3;
    h[first] = h[first + 2] = 1;
    h[first + 1] = std::log(session);
    const double share = patient ? 1 : path.seen ? model_.beliefs().seen_share : 0;
    h[bank::depth_at] = -share * path.fall(session);
    double mean = of.level + of.growth * h[first + 1], spread = 0;
    for (int i = 0; i < bank::state; ++i) {
      reach[i] = 0;
      for (int j = 0; j < bank::state; ++j) reach[i] += path.cov[i][j] * h[j];
      spread += h[i] * reach[i];
      mean += h[i] * path.mean[i];
    }
    const auto [log_density, shift, gain] =
        weigh(model_.to_ruler(score), mean, spread, model_.noise(rater, path.speed), of.tail,
              model_.log_peak(rater));
    path.log_weight += log_density;
    for (int i = 0; i < bank::state; ++i) {
      path.mean[i] += reach[i] * shift;
      for (int j = 0; j < bank::state; ++j) path.cov[i][j] -= reach[i] * reach[j] * gain;
    }
    if (path.phase == Phase::never) return;
    constexpr int d = bank::depth_at;
    const auto& beliefs = model_.beliefs();
    path.log_above = log_normal_below(path.mean[d] / std::sqrt(path.cov[d][d])) -
                     log_normal_below(beliefs.depth / beliefs.depth_sd);
  }

  struct Weighed {
    double log_density, shift, gain;
  };

  Weighed weigh(double place, double mean, double spread, double noise, double tail,
                double log_peak) const {
    const double variance = spread + noise, sd = std::sqrt(variance), half = model_.half_grid();
    if (place >= ruler_length - half / 2) {
      const double b = (ruler_length - half - mean) / sd, hazard = normal_hazard(b);
      return {log_normal_below(-b), hazard / sd, hazard * (hazard - b) / variance};
    }
    if (place <= half / 2) {
      const double b = (mean - half) / sd, hazard = normal_hazard(b);
      return {log_normal_below(-b), -hazard / sd, hazard * (hazard - b) / variance};
    }
    const double off = place - mean, far = off * off / variance;
    const double gain = 1 / (spread + noise * (tail + far) / (tail + 1));
    return {log_peak - std::log(variance) / 2 - (tail + 1) / 2 * std::log1p(far / tail), off * gain,
            gain};
  }

  void normalise() {
    double most = paths_[0].weight(), total = 0, kept = 0;
    for (const auto& path : paths_) most = std::max(most, path.weight());
    for (const auto& path : paths_) total += std::exp(path.weight() - most);
    const double log_total = most + std::log(total);
    for (auto& path : paths_) path.log_weight -= log_total;
    std::erase_if(paths_, [&](const Path& path) { return path.weight() < std::log(least_); });
    for (const auto& path : paths_) kept += std::exp(path.weight());
    for (auto& path : paths_) path.log_weight -= std::log(kept);
    lost_ += 1 - kept;
  }

  const Model& model_;
  double least_;
  std::vector<Path> paths_;
  int last_ = 0;
  double lost_ = 0;
};

}  // namespace entente::insight
