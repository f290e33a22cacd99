#include "training/fit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "language/codes.hpp"
#include "language/reader.hpp"
#include "training/heads.hpp"

namespace entente::training {

namespace {

using language::Feature;
using language::Model;

constexpr std::size_t most_weights = 200;  // of a row: its count is one byte
constexpr double steps = 127;

/// Every feature of the texts, by hash, and in how many texts it is.
struct Vocabulary {
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> texts;
  std::vector<float> rarity;
};

bool taken(const Feature& feature, std::uint8_t sorts) { return (feature.sort & sorts) != 0; }

Vocabulary vocabulary_of(const std::vector<const Prepared*>& examples, std::uint8_t sorts) {
  std::vector<std::uint32_t> all;
  for (const auto* one : examples)
    for (const auto& feature : one->features)
      if (taken(feature, sorts)) all.push_back(feature.hash);
  std::sort(all.begin(), all.end());
  Vocabulary out;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end] == all[i]) ++end;
    out.hashes.push_back(all[i]);
    out.texts.push_back(static_cast<std::uint32_t>(end - i));
    i = end;
  }
  const double n = 1 + static_cast<double>(examples.size());
  for (const auto texts : out.texts) {
    // As the file will hold it, so that training and use agree to the last bit.
    const double rarity = std::log(n / (1.0 + texts)) + 1;
    out.rarity.push_back(static_cast<float>(std::lround(rarity * 4096)) / 4096);
  }
  return out;
}

Sparse sparse(const Prepared& example, const Vocabulary& vocabulary, std::uint8_t sorts) {
  Sparse out;
  double squares = 0;
  std::size_t at = 0;
  for (const auto& feature : example.features) {  // both in order of hash
    if (!taken(feature, sorts)) continue;
    while (vocabulary.hashes[at] < feature.hash) ++at;
    out.at.push_back(static_cast<std::uint32_t>(at));
    out.value.push_back(feature.value * vocabulary.rarity[at]);
    squares += static_cast<double>(out.value.back()) * out.value.back();
  }
  const auto by = squares > 0 ? static_cast<float>(1 / std::sqrt(squares)) : 0.0F;
  for (auto& value : out.value) value *= by;
  return out;
}

std::vector<double> largest_of(const std::vector<Line>& lines) {
  std::vector<double> out;
  for (const auto& line : lines) {
    double largest = 1e-9;
    for (const double weight : line.weights) largest = std::max(largest, std::abs(weight));
    out.push_back(largest);
  }
  return out;
}

void add_rows(Model& model, const std::vector<Line>& lines, const Vocabulary& vocabulary,
              int least_steps) {
  for (std::size_t i = 0; i < vocabulary.hashes.size(); ++i) {
    language::Row row{vocabulary.hashes[i], vocabulary.rarity[i],
                      static_cast<std::uint32_t>(model.weights.size()), 0};
    for (std::size_t head = 0; head < lines.size() && head < most_weights; ++head) {
      const auto in_steps = std::lround(lines[head].weights[i] / model.heads[head].scale);
      if (std::abs(in_steps) < least_steps) continue;
      model.weights.push_back({static_cast<std::uint8_t>(head),
                               static_cast<std::int8_t>(std::clamp(in_steps, -127L, 127L))});
    }
    row.end = static_cast<std::uint32_t>(model.weights.size());
    if (row.end > row.begin) model.rows.push_back(row);
  }
}

}  // namespace

std::vector<Prepared> prepare(std::span<const Example> examples, const language::Banks& banks,
                              const language::Qualifier& qualifier) {
  const language::ConceptMatcher matcher(banks);
  std::vector<Prepared> out;
  out.reserve(examples.size());
  for (const auto& example : examples) {
    auto text = language::read(example.text, example.lang, example.kind);
    qualifier.qualify(text);
    const auto found = matcher.find(text);
    Prepared one{language::features(text, found, banks),
                 std::vector<bool>(language::sign_codes.size(), false)};
    for (const auto& sign : example.signs) one.signs[*language::place_of(sign)] = true;
    out.push_back(std::move(one));
  }
  return out;
}

language::Model fit(const std::vector<const Prepared*>& examples, const FitOptions& options) {
  const auto vocabulary = vocabulary_of(examples, options.sorts);
  std::vector<Sparse> texts;
  for (const auto* example : examples) texts.push_back(sparse(*example, vocabulary, options.sorts));
  std::vector<std::vector<bool>> labels(language::sign_codes.size());
  for (std::size_t head = 0; head < labels.size(); ++head)
    for (const auto* example : examples) labels[head].push_back(example->signs[head]);
  const auto lines = fit_heads(texts, vocabulary.hashes.size(), labels, options.cost);
  const auto largest = largest_of(lines);
  Model out;
  for (std::size_t head = 0; head < lines.size(); ++head) {
    const auto& code = language::sign_codes[head];
    out.heads.push_back({std::string(code.code), std::string(code.family),
                         static_cast<float>(lines[head].bias),
                         static_cast<float>(largest[head] / steps)});
  }
  add_rows(out, lines, vocabulary, options.least_steps);
  out.index();
  return out;
}

std::vector<std::vector<double>> out_of_fold(const std::vector<Prepared>& texts,
                                             const std::vector<std::string>& authors,
                                             const FitOptions& options) {
  std::vector<std::vector<double>> out(texts.size());
  for (const auto& author : std::set<std::string>(authors.begin(), authors.end())) {
    std::vector<const Prepared*> others;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (authors[i] != author) others.push_back(&texts[i]);
    const auto model = fit(others, options);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (authors[i] != author) continue;
      out[i] = language::score(language::weigh(texts[i].features, model).known, model);
    }
  }
  return out;
}

Thresholds calibrate(language::Model& model, const std::vector<std::vector<double>>& scores,
                     const std::vector<Prepared>& texts, double precision) {
  std::vector<std::pair<double, bool>> all;
  double positives = 0;
  for (std::size_t head = 0; head < model.heads.size(); ++head) {
    std::vector<double> of_head;
    std::vector<bool> labels;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      of_head.push_back(scores[i][head]);
      labels.push_back(texts[i].signs[head]);
    }
    const auto platt = fit_platt(of_head, labels);
    model.heads[head].platt_a = static_cast<float>(platt.a);
    model.heads[head].platt_b = static_cast<float>(platt.b);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      all.emplace_back(language::probability(model.heads[head], of_head[i]), labels[i]);
      positives += labels[i];
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Thresholds out{1, 1};
  double hits = 0, best = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    hits += all[i].second;
    const double said = static_cast<double>(i) + 1;
    const double f1 = 2 * hits / (said + positives);
    if (f1 > best) {
      best = f1;
      out.listed = static_cast<float>(all[i].first);
    }
    if (hits / said >= precision) out.shown = static_cast<float>(all[i].first);
  }
  model.listed = out.listed;
  model.shown = out.shown;
  return out;
}

language::LanguageCosts learn_languages(std::span<const Example> examples) {
  std::vector<std::uint32_t> fr(language::trigram_places, 0), en(language::trigram_places, 0);
  for (const auto& example : examples) {
    auto& counts = example.lang == language::Language::fr ? fr : en;
    for (const auto place : language::trigrams(example.text)) ++counts[place];
  }
  language::LanguageCosts out;
  out.fr = language::trigram_costs(fr);
  out.en = language::trigram_costs(en);
  std::vector<double> costs;
  for (const auto& example : examples) {
    const auto found = language::nearest(example.text, out);
    if (found.trigrams >= 24) costs.push_back(found.mean_cost);
  }
  if (costs.empty()) return out;
  const auto place = costs.size() - 1 - costs.size() / 1000;
  std::nth_element(costs.begin(), costs.begin() + static_cast<long>(place), costs.end());
  out.most_mean_cost = static_cast<float>(1.05 * costs[place]);
  return out;
}

}  // namespace entente::training
