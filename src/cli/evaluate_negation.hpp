// How well negation is read, on clinical sentences that others annotated.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace entente::cli {

/// A span that was read otherwise than its annotators did.
struct NegationMiss {
  std::size_t line = 0;             ///< of the file, from 1
  std::int64_t begin = 0, end = 0;  ///< code points of the sentence
  std::string sentence;
  bool negated = false;  ///< as annotated
};

struct NegationReport {
  std::size_t spans = 0;
  std::size_t found = 0;                     ///< negated, and read so
  std::size_t wrong = 0;                     ///< read as negated only here
  std::size_t missed = 0;                    ///< negated, and not read so
  double precision = 0, recall = 0, f1 = 0;  ///< of "negated", 0 to 1; 0 where there is none
  std::vector<NegationMiss> first_misses;    ///< at most `max_negation_misses`
};
inline constexpr std::size_t max_negation_misses = 200;

/// JSON Lines {doc, sentence, begin, end, span, polarity: "NEG" or another, modality} in French,
/// places in code points: the form of E3C (Magnini et al., 2020). Each sentence is read as a note;
/// a span is negated if one of its words is. Errors: invalid `cli.read` {file},, `negation.line`
/// {file, line}.
base::Result<NegationReport> evaluate_negation(const std::string& path);

}  // namespace entente::cli
