// How far several raters say the same of the same people.
#pragma once
#include "base/result.hpp"
#include "insight/psychometrics.hpp"

namespace entente::insight {

/// An estimate with its confidence limits. At most 1; below 0 where raters agree less than chance.
struct Bounded {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// Intraclass correlations of Shrout & Fleiss 1979, their numbers: 1, each person rated by other
/// raters; 2, the same raters, drawn from many; 3, these raters only. `single`: of one rating,
/// `mean`: of the mean of all raters. Limits of McGraw & Wong 1996.
struct Agreement {
  double people = 0, raters = 0;
  Bounded single_1, single_2, single_3;
  Bounded mean_1, mean_2, mean_3;
};

/// Raters are the items of `ratings`. `confidence` in (0, 1). Errors (invalid): `answers.too_few`
/// below two raters or two people, `answers.no_spread` if people do not differ in their mean,
/// `answers.too_far` if ratings spread beyond what a double holds.
Result<Agreement> agreement(const Answers& ratings, double confidence = 0.95);

}  // namespace entente::insight
