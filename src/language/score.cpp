#include "language/score.hpp"

#include <algorithm>
#include <cmath>

namespace entente::language {

namespace {

constexpr std::size_t most_runs = 3;
constexpr std::uint32_t longest_run = 12;
constexpr double share_of_first = 0.25;
constexpr double cost_of_a_token = 0.03;  ///< of all that speaks for the sign

void to_length_one(std::vector<Known>& known) {
  double squares = 0;
  for (const auto& one : known) squares += static_cast<double>(one.value) * one.value;
  if (squares <= 0) return;
  const auto by = static_cast<float>(1 / std::sqrt(squares));
  for (auto& one : known) one.value *= by;
}

/// The run of the largest sum; empty (first > last) where nothing is above zero.
Run heaviest(const std::vector<double>& gives, double& sum) {
  Run best{1, 0};
  sum = 0;
  for (std::uint32_t first = 0; first < gives.size(); ++first) {
    double here = 0;
    const auto end = std::min<std::size_t>(gives.size(), first + longest_run);
    for (std::uint32_t last = first; last < end; ++last) {
      here += gives[last];
      if (here <= sum) continue;
      sum = here;
      best = {first, last};
    }
  }
  return best;
}

}  // namespace

Weighed weigh(std::span<const Feature> features, const Model& model) {
  Weighed out;
  out.known.reserve(features.size());
  for (const auto& feature : features) {
    const Row* row = model.row(feature.hash);
    const bool word = feature.sort == words && feature.first == feature.last;
    out.words += word;
    if (row == nullptr) continue;
    out.known_words += word;
    out.known.push_back(
        {row, feature.value * row->rarity, feature.first, feature.last, feature.sort});
  }
  to_length_one(out.known);
  return out;
}

std::vector<double> score(std::span<const Known> known, const Model& model) {
  std::vector<double> out(model.heads.size(), 0);
  for (const auto& one : known) {
    for (std::uint32_t i = one.row->begin; i < one.row->end; ++i) {
      const auto& weight = model.weights[i];
      out[weight.head] += static_cast<double>(one.value) * weight.steps;
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = out[i] * model.heads[i].scale + model.heads[i].bias;
  return out;
}

double probability(const Head& head, double score) {
  return 1 / (1 + std::exp(head.platt_a * score + head.platt_b));
}

double given(const Known& known, const Model& model, std::size_t head) {
  for (std::uint32_t i = known.row->begin; i < known.row->end; ++i) {
    const auto& weight = model.weights[i];
    if (weight.head == head) return known.value * weight.steps * model.heads[head].scale;
  }
  return 0;
}

std::vector<double> by_token(std::span<const Known> known, const Model& model, std::size_t head,
                             std::size_t tokens) {
  std::vector<double> out(tokens, 0);
  for (const auto& one : known) {
    if (one.first > one.last || one.last >= tokens) continue;
    const double gives = given(one, model, head) / (one.last - one.first + 1);
    for (std::uint32_t i = one.first; i <= one.last; ++i) out[i] += gives;
  }
  return out;
}

std::vector<Run> heaviest_runs(std::vector<double> gives) {
  // A token that gives next to nothing costs: evidence is the words that tell, not the sentence.
  double all = 0;
  for (const double one : gives) all += std::max(0.0, one);
  for (double& one : gives) one -= cost_of_a_token * all;
  std::vector<Run> out;
  double first_sum = 0;
  while (out.size() < most_runs) {
    double sum = 0;
    const Run run = heaviest(gives, sum);
    if (run.first > run.last || sum < share_of_first * first_sum) break;
    if (out.empty()) first_sum = sum;
    out.push_back(run);
    for (std::uint32_t i = run.first; i <= run.last; ++i) gives[i] = -1e9;  // not again
  }
  std::sort(out.begin(), out.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
  return out;
}

std::vector<Known> without(std::span<const Known> known, std::span<const Run> runs) {
  std::vector<Known> out;
  for (const auto& one : known) {
    const bool touches = std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
      return one.first <= one.last && one.first <= run.last && run.first <= one.last;
    });
    if (!touches) out.push_back(one);
  }
  to_length_one(out);
  return out;
}

}  // namespace entente::language
