// How good the decoder is on authors it did not learn from.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "training/fit.hpp"

namespace entente::training {

/// Said, true, and both.
struct Tally {
  double said = 0, real = 0, both = 0;
  void add(bool says, bool is) {
    said += says;
    real += is;
    both += says && is;
  }
  double precision() const { return said > 0 ? both / said : 1; }
  double recall() const { return real > 0 ? both / real : 1; }
  double f1() const { return said + real > 0 ? 2 * both / (said + real) : 1; }
};

/// Probabilities of one tenth: how many, their mean, and how often it was so.
struct Bin {
  double count = 0, mean = 0, real = 0;
};

struct Quality {
  Tally codes, families, shown;
  double macro_f1 = 0;  ///< mean over the codes
  std::map<std::string, Tally> by_code, by_family, by_language, by_kind, by_author;
  std::map<std::string, Tally> shown_by_language;
  /// Texts without a sign, by why (and "all"): `real` is how many, `both` how many had no sign
  /// shown, so that recall() is the silence.
  std::map<std::string, Tally> silence;
  std::vector<Bin> bins;                ///< ten
  double calibration_error = 0;         ///< ECE over every text and sign
  double calibration_error_likely = 0;  ///< over those of probability 0.1 and more
};

/// Each author's texts by a model, a calibration and thresholds from the other authors alone.
/// `scores` are out_of_fold().
Quality evaluate(const std::vector<Example>& examples, const std::vector<Prepared>& texts,
                 const std::vector<std::vector<double>>& scores, double precision);

/// A point of the learning curve, or one ablation: trained on (some of) the others, tested on the
/// authors named, at the one threshold that suits them best (so a little too good; it is for
/// comparing).
struct Point {
  std::string name;
  std::size_t trained_on = 0;
  double f1 = 0, family_f1 = 0;
};
Point held_out_point(const std::string& name, const std::vector<Example>& examples,
                     const std::vector<Prepared>& texts, const std::vector<std::string>& tested,
                     std::size_t one_in, const FitOptions& options);

}  // namespace entente::training
