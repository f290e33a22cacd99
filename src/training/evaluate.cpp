#include "training/evaluate.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <cmath>
#include <set>

#include "language/codes.hpp"

namespace entente::training {

namespace {

using language::sign_codes;

constexpr std::size_t bins = 10;

std::set<std::string_view> families_of(const std::vector<bool>& signs) {
  std::set<std::string_view> out;
  for (std::size_t head = 0; head < signs.size(); ++head)
    if (signs[head]) out.insert(sign_codes[head].family);
  return out;
}

template <class Enum>
std::string name(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

class Count {
 public:
  void add(const Example& example, const Prepared& text, const std::vector<double>& chances,
           const Thresholds& thresholds) {
    std::vector<bool> listed;
    bool any_shown = false;
    for (std::size_t head = 0; head < chances.size(); ++head) {
      const bool is = text.signs[head];
      const bool says = chances[head] >= thresholds.listed;
      const bool shows = chances[head] >= thresholds.shown;
      listed.push_back(says);
      any_shown = any_shown || shows;
      out_.codes.add(says, is);
      out_.shown.add(shows, is);
      out_.by_code[std::string(sign_codes[head].code)].add(says, is);
      out_.by_language[name(example.lang)].add(says, is);
      out_.by_kind[name(example.kind)].add(says, is);
      out_.by_author[example.author].add(says, is);
      out_.shown_by_language[name(example.lang)].add(shows, is);
      bin(chances[head], is);
    }
    add_families(listed, text.signs);
    if (families_of(text.signs).empty()) add_silence(example, any_shown);
  }

  Quality done() {
    double all = 0, likely = 0;
    for (const auto& [code, tally] : out_.by_code) out_.macro_f1 += tally.f1();
    out_.macro_f1 /= static_cast<double>(out_.by_code.size());
    for (std::size_t i = 0; i < bins; ++i) {
      auto& one = out_.bins[i];
      const double off = std::abs(one.mean - one.real);
      out_.calibration_error += off;
      all += one.count;
      if (i > 0) {
        out_.calibration_error_likely += off;
        likely += one.count;
      }
      if (one.count > 0) {
        one.mean /= one.count;
        one.real /= one.count;
      }
    }
    out_.calibration_error /= std::max(1.0, all);
    out_.calibration_error_likely /= std::max(1.0, likely);
    return std::move(out_);
  }

  Count() { out_.bins.resize(bins); }

 private:
  void bin(double chance, bool is) {
    auto& one = out_.bins[std::min(bins - 1, static_cast<std::size_t>(chance * bins))];
    ++one.count;
    one.mean += chance;
    one.real += is;
  }

  void add_families(const std::vector<bool>& listed, const std::vector<bool>& signs) {
    const auto said = families_of(listed), real = families_of(signs);
    for (const std::string_view family :
         {"resistance", "reactance", "transference", "countertransference", "engagement"}) {
      out_.families.add(said.contains(family), real.contains(family));
      out_.by_family[std::string(family)].add(said.contains(family), real.contains(family));
    }
  }

  void add_silence(const Example& example, bool any_shown) {
    const std::string why = example.silent ? name(*example.silent) : "not_said";
    for (const std::string& key : {why, std::string("all")})
      out_.silence[key].add(!any_shown, true);
  }

  Quality out_;
};

std::vector<double> chances_of(const language::Model& model, const std::vector<double>& scores) {
  std::vector<double> out;
  for (std::size_t head = 0; head < scores.size(); ++head)
    out.push_back(language::probability(model.heads[head], scores[head]));
  return out;
}

language::Model heads_only() {
  language::Model out;
  for (const auto& code : sign_codes)
    out.heads.push_back({std::string(code.code), std::string(code.family)});
  return out;
}

}  // namespace

Quality evaluate(const std::vector<Example>& examples, const std::vector<Prepared>& texts,
                 const std::vector<std::vector<double>>& scores, double precision) {
  std::set<std::string> authors;
  for (const auto& example : examples) authors.insert(example.author);
  Count count;
  for (const auto& author : authors) {
    std::vector<Prepared> of_others;
    std::vector<std::vector<double>> scores_of_others;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (examples[i].author == author) continue;
      of_others.push_back({{}, texts[i].signs});
      scores_of_others.push_back(scores[i]);
    }
    auto model = heads_only();
    const auto thresholds = calibrate(model, scores_of_others, of_others, precision);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (examples[i].author == author)
        count.add(examples[i], texts[i], chances_of(model, scores[i]), thresholds);
    }
  }
  return count.done();
}

Point held_out_point(const std::string& name, const std::vector<Example>& examples,
                     const std::vector<Prepared>& texts, const std::vector<std::string>& tested,
                     std::size_t one_in, const FitOptions& options) {
  std::vector<const Prepared*> train, test;
  std::size_t number = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& author = examples[i].author;
    const bool is_test = std::find(tested.begin(), tested.end(), author) != tested.end();
    // Every n-th text, over all authors: a fraction that needs no chance.
    if (is_test)
      test.push_back(&texts[i]);
    else if (number++ % one_in == 0)
      train.push_back(&texts[i]);
  }
  const auto model = fit(train, options);
  std::vector<std::vector<double>> scores;
  for (const auto* one : test)
    scores.push_back(language::score(language::weigh(one->features, model).known, model));
  Point best{name, train.size(), 0, 0};
  // One threshold for all heads, the best of a grid: what is compared is the scores.
  for (double at = -1.2; at <= 0.4; at += 0.05) {
    Tally codes, families;
    for (std::size_t i = 0; i < test.size(); ++i) {
      std::vector<bool> listed;
      for (const double score : scores[i]) listed.push_back(score >= at);
      for (std::size_t head = 0; head < listed.size(); ++head)
        codes.add(listed[head], test[i]->signs[head]);
      const auto said = families_of(listed), real = families_of(test[i]->signs);
      for (const auto family : said) families.add(true, real.contains(family));
      for (const auto family : real)
        if (!said.contains(family)) families.add(false, true);
    }
    if (codes.f1() > best.f1) {
      best.f1 = codes.f1();
      best.family_f1 = families.f1();
    }
  }
  return best;
}

}  // namespace entente::training
